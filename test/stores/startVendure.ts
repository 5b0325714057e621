import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { findFreePort } from '../long/program.ts'
import { installStore } from './installStore.ts'
import { openInbox, PLUGIN_SECRET, type RealStore, type StoreOptions } from './realStore.ts'
import {
  createStoreDatabase,
  makeStoreFolder,
  removeStoreFolder,
  StoreProcess,
} from './storeProcess.ts'
import {
  addVendureProducts,
  buyAtVendure,
  makeVendureKey,
  type VendureAsk,
  vendureAsk,
} from './vendureShop.ts'

const HERE = join(import.meta.dirname, 'vendure')
const PLUGIN = join(import.meta.dirname, '..', '..', 'docs', 'shops', 'vendure', 'onhand.js')
const PASSWORD = 'only for tests'

/** Starts a real Vendure with a furnished and empty shop, on a database of its own. */
export async function startVendure({ serverUrl }: StoreOptions): Promise<RealStore> {
  const folder = makeStoreFolder('vendure', await installStore('vendure'))
  const { drop, ...database } = await createStoreDatabase('vendure', serverUrl)
  const inbox = await openInbox()
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  copyFileSync(join(HERE, 'server.js'), join(folder, 'server.js'))
  copyFileSync(PLUGIN, join(folder, 'onhand.js'))
  const env = {
    PORT: String(port),
    DATABASE: JSON.stringify(database),
    PASSWORD,
    VENDURE_DISABLE_TELEMETRY: 'true',
    ONHAND_MESSAGES: inbox.url,
    ONHAND_SECRET: PLUGIN_SECRET,
  }
  const server = new StoreProcess(folder, ['server.js'], env, `${url}/health`)
  await server.start({ FURNISH: 'yes' })
  const key = await makeVendureKey(`${url}/admin-api`, PASSWORD)
  const admin = vendureAsk(`${url}/admin-api`, { 'vendure-api-key': key })
  return {
    name: 'vendure',
    url,
    fields: (at = url) => ({
      shop: `${at}/admin-api`,
      apiKey: key,
      webhookSecret: PLUGIN_SECRET,
    }),
    ...backOffice(admin),
    sell: salesOf(admin, `${url}/shop-api`),
    takeMessages: inbox.take,
    kill: () => server.end('SIGKILL'),
    start: () => server.start(),
    stop: async () => {
      await server.end('SIGTERM')
      await inbox.close()
      await drop()
      removeStoreFolder(folder)
    },
  }
}

function salesOf(admin: VendureAsk, url: string): RealStore['sell'] {
  const known = new Map<string, string>()
  return async (lines) => {
    const wanted = []
    for (const { sku, quantity } of lines) {
      const variantId = known.get(sku) ?? (await findVariant(admin, sku)).id
      known.set(sku, variantId)
      wanted.push({ variantId, quantity })
    }
    return buyAtVendure(url, wanted)
  }
}

async function findVariant(admin: VendureAsk, sku: string) {
  const { productVariants } = await admin(
    `query ($sku: String!) {
      productVariants(options: { filter: { sku: { eq: $sku } } }) {
        items { id product { id } stockLevels { stockLocationId stockOnHand stockAllocated } }
      }
    }`,
    { sku },
  )
  return productVariants.items[0]
}

interface ShownLine {
  id: string
  quantity: number
  productVariant: { sku: string }
}

function backOffice(
  admin: VendureAsk,
): Omit<
  RealStore,
  'name' | 'url' | 'fields' | 'sell' | 'takeMessages' | 'kill' | 'start' | 'stop'
> {
  const orderOf = async (id: string) =>
    (
      await admin(
        `query ($id: ID!) {
          order(id: $id) {
            state lines { id quantity productVariant { sku } } fulfillments { trackingCode }
            history(options: { filter: { type: { eq: "ORDER_NOTE" } } }) { items { data } }
          }
        }`,
        { id },
      )
    ).order
  return {
    addProducts: (stock) => addVendureProducts(admin, stock),
    stockOf: async (sku) => {
      const [level] = (await findVariant(admin, sku)).stockLevels
      return level.stockOnHand - level.stockAllocated
    },
    setOnHand: async (sku, units) => {
      const { id, stockLevels } = await findVariant(admin, sku)
      await admin(
        'mutation ($input: [UpdateProductVariantInput!]!) { updateProductVariants(input: $input) { id } }',
        {
          input: [
            {
              id,
              stockLevels: [
                { stockLocationId: stockLevels[0].stockLocationId, stockOnHand: units },
              ],
            },
          ],
        },
      )
    },
    cancel: async (id) => {
      await admin(
        'mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { __typename } }',
        { input: { orderId: id, reason: 'Asked for', cancelShipping: true } },
      )
    },
    ship: async (id) => {
      const { lines } = await orderOf(id)
      const { addFulfillmentToOrder: made } = await admin(
        `mutation ($input: FulfillOrderInput!) {
          addFulfillmentToOrder(input: $input) { ... on Fulfillment { id } }
        }`,
        {
          input: {
            lines: lines.map((line: ShownLine) => ({
              orderLineId: line.id,
              quantity: line.quantity,
            })),
            handler: {
              code: 'manual-fulfillment',
              arguments: [
                { name: 'method', value: 'By hand' },
                { name: 'trackingCode', value: '' },
              ],
            },
          },
        },
      )
      await admin(
        'mutation ($id: ID!) { transitionFulfillmentToState(id: $id, state: "Shipped") { __typename } }',
        { id: made.id },
      )
    },
    order: async (id) => {
      const { state, lines, history } = await orderOf(id)
      return {
        state,
        units: Object.fromEntries(
          lines.map((line: ShownLine) => [line.productVariant.sku, line.quantity]),
        ),
        noted: JSON.stringify(history.items),
      }
    },
    trackingOf: async (id) =>
      ((await orderOf(id)).fulfillments ?? []).map(
        ({ trackingCode }: { trackingCode: string }) => trackingCode,
      ),
    removeProduct: async (sku) => {
      const { product } = await findVariant(admin, sku)
      await admin('mutation ($id: ID!) { deleteProduct(id: $id) { result } }', { id: product.id })
    },
  }
}

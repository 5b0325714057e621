import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findFreePort } from '../long/program.ts'
import { installStore } from './installStore.ts'
import { addMedusaProducts, buyAtMedusa } from './medusaBuyer.ts'
import { type MedusaShop, seedMedusa } from './medusaSeed.ts'
import { openInbox, PLUGIN_SECRET, type RealStore, type StoreOptions } from './realStore.ts'
import { type StoreCall, storeCall } from './storeCall.ts'
import {
  createStoreDatabase,
  makeStoreFolder,
  removeStoreFolder,
  runStoreCommand,
  StoreProcess,
} from './storeProcess.ts'

const HERE = join(import.meta.dirname, 'medusa')
const PLUGIN = join(import.meta.dirname, '..', '..', 'docs', 'shops', 'medusa', 'onhand.js')
const CLI = 'node_modules/@medusajs/cli/cli.js'

/** Starts a real Medusa with a furnished and empty shop, on a database of its own. */
export async function startMedusa({ serverUrl }: StoreOptions): Promise<RealStore> {
  const folder = makeStoreFolder('medusa', await installStore('medusa'))
  const database = await createStoreDatabase('medusa', serverUrl)
  const inbox = await openInbox()
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const { username, password, host } = database
  const login = `${encodeURIComponent(username)}:${encodeURIComponent(password)}`
  const env = {
    DATABASE_URL: `postgresql://${login}@${encodeURIComponent(host)}:${database.port}/${database.database}`,
    MEDUSA_DISABLE_TELEMETRY: 'true',
    KEY_FILE: join(folder, 'key'),
    ONHAND_MESSAGES: inbox.url,
    ONHAND_SECRET: PLUGIN_SECRET,
  }
  layOut(folder)
  await runStoreCommand(folder, [CLI, 'db:migrate'], env)
  await runStoreCommand(folder, [CLI, 'exec', './src/scripts/makeKey.js'], env)
  const key = readFileSync(env.KEY_FILE, 'utf8')
  const words = [CLI, 'start', '-p', String(port), '-H', '127.0.0.1']
  const server = new StoreProcess(folder, words, env, `${url}/health`)
  await server.start()
  const admin = storeCall(url, {
    authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
  })
  const shop = await seedMedusa(admin)
  return {
    name: 'medusa',
    url,
    fields: (at = url) => ({ shop: at, apiKey: key, webhookSecret: PLUGIN_SECRET }),
    ...backOffice(admin, shop),
    sell: salesOf(admin, storeCall(url, { 'x-publishable-api-key': shop.publishableKey }), shop),
    takeMessages: inbox.take,
    kill: () => server.end('SIGKILL'),
    start: () => server.start(),
    stop: async () => {
      await server.end('SIGTERM')
      await inbox.close()
      await database.drop()
      removeStoreFolder(folder)
    },
  }
}

function layOut(folder: string): void {
  copyFileSync(join(HERE, 'package.json'), join(folder, 'package.json'))
  copyFileSync(join(HERE, 'medusa-config.js'), join(folder, 'medusa-config.js'))
  mkdirSync(join(folder, 'src', 'scripts'), { recursive: true })
  copyFileSync(join(HERE, 'makeKey.js'), join(folder, 'src', 'scripts', 'makeKey.js'))
  mkdirSync(join(folder, 'src', 'subscribers'))
  copyFileSync(PLUGIN, join(folder, 'src', 'subscribers', 'onhand.js'))
}

function salesOf(admin: StoreCall, store: StoreCall, shop: MedusaShop): RealStore['sell'] {
  const known = new Map<string, string>()
  return async (lines) => {
    const wanted = []
    for (const { sku, quantity } of lines) {
      const variantId = known.get(sku) ?? (await findVariant(admin, sku)).id
      known.set(sku, variantId)
      wanted.push({ variantId, quantity })
    }
    return buyAtMedusa(store, shop, wanted)
  }
}

async function findVariant(admin: StoreCall, sku: string) {
  const { variants } = await admin(
    'GET',
    `/admin/product-variants?sku=${encodeURIComponent(sku)}&fields=id,product_id,inventory_items.inventory_item_id`,
  )
  return variants[0]
}

function backOffice(
  admin: StoreCall,
  shop: MedusaShop,
): Pick<
  RealStore,
  | 'addProducts'
  | 'stockOf'
  | 'setOnHand'
  | 'cancel'
  | 'ship'
  | 'order'
  | 'trackingOf'
  | 'removeProduct'
> {
  const itemOf = async (sku: string) =>
    (await findVariant(admin, sku)).inventory_items[0].inventory_item_id as string
  const orderOf = async (id: string) =>
    (
      await admin(
        'GET',
        `/admin/orders/${id}?fields=id,status,metadata,*items,*items.detail,*fulfillments,*fulfillments.labels`,
      )
    ).order
  return {
    addProducts: (stock) => addMedusaProducts(admin, shop, stock),
    stockOf: async (sku) => {
      const { inventory_levels: levels } = await admin(
        'GET',
        `/admin/inventory-items/${await itemOf(sku)}/location-levels`,
      )
      return levels[0].available_quantity
    },
    setOnHand: async (sku, units) => {
      await admin(
        'POST',
        `/admin/inventory-items/${await itemOf(sku)}/location-levels/${shop.locationId}`,
        { stocked_quantity: units },
      )
    },
    cancel: async (id) => {
      await admin('POST', `/admin/orders/${id}/cancel`, {})
    },
    ship: async (id) => {
      const items = (await orderOf(id)).items.map((line: { id: string; quantity: number }) => ({
        id: line.id,
        quantity: line.quantity,
      }))
      await admin('POST', `/admin/orders/${id}/fulfillments`, {
        items,
        location_id: shop.locationId,
      })
      const { fulfillments } = await orderOf(id)
      await admin('POST', `/admin/orders/${id}/fulfillments/${fulfillments[0].id}/shipments`, {
        items,
      })
    },
    order: async (id) => {
      const { status, items, metadata } = await orderOf(id)
      return {
        state: status,
        units: Object.fromEntries(
          items.map((line: { variant_sku: string; quantity: number }) => [
            line.variant_sku,
            line.quantity,
          ]),
        ),
        noted: JSON.stringify(metadata ?? {}),
      }
    },
    trackingOf: async (id) =>
      (await orderOf(id)).fulfillments.flatMap(
        ({ labels }: { labels: { tracking_number: string }[] }) =>
          labels.map(({ tracking_number: tracking }) => tracking),
      ),
    removeProduct: async (sku) => {
      const { product_id: product } = await findVariant(admin, sku)
      await admin('DELETE', `/admin/products/${product}`)
    },
  }
}

import type { OrderDesk, RealStore, StockDesk } from './realStore.ts'
import { addVendureProducts, buyAtVendure, type VendureAsk } from './vendureBuyer.ts'

/** Its checkout. */
export function vendureSales(admin: VendureAsk, url: string): RealStore['sell'] {
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

/** What its back office does with products and numbers. */
export function vendureStockDesk(admin: VendureAsk): StockDesk {
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
    removeProduct: async (sku) => {
      const { product } = await findVariant(admin, sku)
      await admin('mutation ($id: ID!) { deleteProduct(id: $id) { result } }', { id: product.id })
    },
  }
}

/** What its back office does with orders. */
export function vendureOrderDesk(admin: VendureAsk): OrderDesk {
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
    cancel: async (id) => {
      await admin(
        'mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { __typename } }',
        { input: { orderId: id, reason: 'Asked for', cancelShipping: true } },
      )
    },
    // Its payments settle by themselves.
    takeMoney: async () => {},
    paidBack: (id) => readPaidBack(admin, id),
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
  }
}

async function readPaidBack(admin: VendureAsk, id: string): Promise<number> {
  const { order } = await admin(
    'query ($id: ID!) { order(id: $id) { payments { refunds { total state } } } }',
    { id },
  )
  const refunds: { total: number; state: string }[] = order.payments.flatMap(
    (one: { refunds: unknown[] }) => one.refunds,
  )
  // Its dummy payments cannot pay back by themselves: such a refund waits there for its seller.
  return refunds
    .filter(({ state }) => state !== 'Failed')
    .reduce((sum, { total }) => sum + total, 0)
}

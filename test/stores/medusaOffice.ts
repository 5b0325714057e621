import { addMedusaProducts, buyAtMedusa } from './medusaBuyer.ts'
import type { MedusaShop } from './medusaSeed.ts'
import type { OrderDesk, RealStore, StockDesk } from './realStore.ts'
import type { StoreCall } from './storeCall.ts'

/** Its checkout. */
export function medusaSales(
  admin: StoreCall,
  store: StoreCall,
  shop: MedusaShop,
): RealStore['sell'] {
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

/** What its back office does with products and numbers. */
export function medusaStockDesk(admin: StoreCall, shop: MedusaShop): StockDesk {
  const itemOf = async (sku: string) =>
    (await findVariant(admin, sku)).inventory_items[0].inventory_item_id as string
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
    removeProduct: async (sku) => {
      const { product_id: product } = await findVariant(admin, sku)
      await admin('DELETE', `/admin/products/${product}`)
    },
  }
}

interface Payment {
  id: string
  refunds: { amount: number }[]
}

/** What its back office does with orders. */
export function medusaOrderDesk(admin: StoreCall, shop: MedusaShop): OrderDesk {
  const orderOf = async (id: string) =>
    (
      await admin(
        'GET',
        `/admin/orders/${id}?fields=id,status,metadata,*items,*items.detail,*fulfillments,*fulfillments.labels`,
      )
    ).order
  const paymentsOf = async (id: string) =>
    (
      await admin(
        'GET',
        `/admin/orders/${id}?fields=id,*payment_collections.payments,*payment_collections.payments.refunds`,
      )
    ).order.payment_collections.flatMap((one: { payments: Payment[] }) => one.payments) as Payment[]
  return {
    cancel: async (id) => {
      await admin('POST', `/admin/orders/${id}/cancel`, {})
    },
    takeMoney: async (id) => {
      for (const payment of await paymentsOf(id))
        await admin('POST', `/admin/payments/${payment.id}/capture`, {})
    },
    paidBack: async (id) =>
      (await paymentsOf(id))
        .flatMap(({ refunds }) => refunds)
        .reduce((sum, { amount }) => sum + Math.round(amount * 100), 0),
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
  }
}

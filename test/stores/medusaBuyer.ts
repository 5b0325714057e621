import type { MedusaShop } from './medusaSeed.ts'
import { type StoreCall, StoreRefusal } from './storeCall.ts'

/** Puts products with their own SKU and number on sale. */
export async function addMedusaProducts(
  call: StoreCall,
  shop: MedusaShop,
  stock: Record<string, number>,
): Promise<void> {
  for (const [sku, units] of Object.entries(stock)) {
    const { product } = await call(
      'POST',
      '/admin/products?fields=id,*variants,*variants.inventory_items',
      {
        title: `The ${sku}`,
        status: 'published',
        shipping_profile_id: shop.profileId,
        sales_channels: [{ id: shop.salesChannelId }],
        options: [{ title: 'Kind', values: ['One'] }],
        variants: [
          {
            title: 'One',
            sku,
            manage_inventory: true,
            options: { Kind: 'One' },
            prices: [{ amount: 20, currency_code: 'usd' }],
          },
        ],
      },
    )
    const item = product.variants[0].inventory_items[0].inventory_item_id
    await call('POST', `/admin/inventory-items/${item}/location-levels`, {
      location_id: shop.locationId,
      stocked_quantity: units,
    })
  }
}

/** Goes through the checkout; undefined where the shop says that it has not enough. */
export async function buyAtMedusa(
  call: StoreCall,
  shop: MedusaShop,
  lines: { variantId: string; quantity: number }[],
): Promise<string | undefined> {
  const { cart } = await call('POST', '/store/carts', {
    region_id: shop.regionId,
    sales_channel_id: shop.salesChannelId,
    email: 'buyer@example.com',
    shipping_address: {
      first_name: 'Ann',
      last_name: 'Buyer',
      address_1: '1 Main Street',
      city: 'Reno',
      province: 'NV',
      postal_code: '89501',
      country_code: 'us',
    },
  })
  try {
    for (const { variantId, quantity } of lines)
      await call('POST', `/store/carts/${cart.id}/line-items`, { variant_id: variantId, quantity })
    const { shipping_options: options } = await call(
      'GET',
      `/store/shipping-options?cart_id=${cart.id}`,
    )
    await call('POST', `/store/carts/${cart.id}/shipping-methods`, { option_id: options[0].id })
    const { payment_collection: payment } = await call('POST', '/store/payment-collections', {
      cart_id: cart.id,
    })
    await call('POST', `/store/payment-collections/${payment.id}/payment-sessions`, {
      provider_id: 'pp_system_default',
    })
    const done = await call('POST', `/store/carts/${cart.id}/complete`, {})
    return done.type === 'order' ? done.order.id : undefined
  } catch (error) {
    if (
      error instanceof StoreRefusal &&
      /not have the required inventory|not enough stock/i.test(error.message)
    )
      return undefined
    throw error
  }
}

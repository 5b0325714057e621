import type { StoreCall } from './storeCall.ts'

/** What a buyer of the seeded shop needs. */
export interface MedusaShop {
  regionId: string
  salesChannelId: string
  locationId: string
  profileId: string
  publishableKey: string
}

/** Furnishes an empty Medusa by its own admin API: a place, a way to ship, a region that pays. */
export async function seedMedusa(call: StoreCall): Promise<MedusaShop> {
  const channel = await call('POST', '/admin/sales-channels', { name: 'Web' })
  const region = await call('POST', '/admin/regions', {
    name: 'US',
    currency_code: 'usd',
    countries: ['us'],
    payment_providers: ['pp_system_default'],
  })
  const profileId = await findProfile(call)
  const location = await addMedusaLocation(call, 'Main', channel.sales_channel.id)
  await addShipping(call, location, profileId)
  const key = await call('POST', '/admin/api-keys', { title: 'Web', type: 'publishable' })
  await call('POST', `/admin/api-keys/${key.api_key.id}/sales-channels`, {
    add: [channel.sales_channel.id],
  })
  return {
    regionId: region.region.id,
    salesChannelId: channel.sales_channel.id,
    locationId: location,
    profileId,
    publishableKey: key.api_key.token,
  }
}

async function findProfile(call: StoreCall): Promise<string> {
  const { shipping_profiles: known } = await call('GET', '/admin/shipping-profiles')
  if (known[0]) return known[0].id
  const made = await call('POST', '/admin/shipping-profiles', { name: 'Default', type: 'default' })
  return made.shipping_profile.id
}

/** A further place that serves the shop. */
export async function addMedusaLocation(
  call: StoreCall,
  name: string,
  salesChannelId: string,
): Promise<string> {
  const { stock_location: location } = await call('POST', '/admin/stock-locations', {
    name,
    address: { address_1: '1 Dock Street', city: 'Reno', country_code: 'us' },
  })
  await call('POST', `/admin/stock-locations/${location.id}/sales-channels`, {
    add: [salesChannelId],
  })
  return location.id
}

async function addShipping(call: StoreCall, locationId: string, profileId: string): Promise<void> {
  await call('POST', `/admin/stock-locations/${locationId}/fulfillment-providers`, {
    add: ['manual_manual'],
  })
  const { stock_location: location } = await call(
    'POST',
    `/admin/stock-locations/${locationId}/fulfillment-sets?fields=*fulfillment_sets`,
    { name: 'Shipping', type: 'shipping' },
  )
  const { fulfillment_set: set } = await call(
    'POST',
    `/admin/fulfillment-sets/${location.fulfillment_sets[0].id}/service-zones`,
    { name: 'US', geo_zones: [{ type: 'country', country_code: 'us' }] },
  )
  await call('POST', '/admin/shipping-options', {
    name: 'Standard',
    service_zone_id: set.service_zones[0].id,
    shipping_profile_id: profileId,
    provider_id: 'manual_manual',
    price_type: 'flat',
    type: { label: 'Standard', description: 'In some days', code: 'standard' },
    prices: [{ currency_code: 'usd', amount: 5 }],
    rules: [],
  })
}

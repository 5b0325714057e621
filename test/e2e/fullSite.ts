import { systemClock } from '../../server/platform/clock.ts'
import { jobContext } from '../../server/platform/jobs.ts'
import { inventChannelStates } from '../demoChannels.ts'
import { inventNews } from '../demoNews.ts'
import { type Site, stockShop } from './site.ts'

/** An address of each page that stands for many, by the path that the web app's router gives it. */
export type Examples = Record<string, string>

/** A shop in which every page has something to show; gives an address for each page with a parameter. */
export async function fillSite(site: Site): Promise<Examples> {
  await stockShop(site)
  await site.call('POST', '/v1/sites/MAIN/bins', { pattern: 'A-01-01..A-01-02' })
  await site.call('POST', '/v1/suppliers', { code: 'ACME', name: 'Acme' })
  await site.call('PUT', '/v1/items/CER-MUG/suppliers/ACME', {})
  const document = await site.call('POST', '/v1/adjustments', {
    reason: 'found',
    lines: [{ sku: 'WOL-BEAN', location: 'MAIN', quantity: 2 }],
  })
  const edit = await site.call('POST', '/v1/item-edits', {
    rows: [{ sku: 'WOL-BEAN', leadTimeDays: 21 }],
  })
  await site.call('POST', '/v1/promotions', {
    name: 'Mug week',
    kind: 'sale',
    startsOn: '2030-12-07',
    endsOn: '2030-12-13',
    scope: 'all',
    discountPercent: 20,
  })
  const order = await takeOrders(site)
  await site.call('POST', '/v1/channels', {
    code: 'own',
    name: 'Own shop',
    connector: 'webhook',
    fields: { url: 'https://shop.example/stock', secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
  })
  await inventChannelStates(site.db, jobContext(systemClock))
  const webhook = await inventNews(site.db, jobContext(systemClock), site.masterKey)
  const reservation = await firstOf(site, '/v1/reservations')
  const listing = await firstOf(site, '/v1/listings')
  return {
    '/inventory/$sku': '/inventory/CNV-TOTE',
    '/orders/$id': `/orders/${order}`,
    '/channels/$code': '/channels/juniper',
    '/channels/$code/mapping': '/channels/juniper/mapping',
    '/channels/$code/review': '/channels/juniper/review',
    '/channels/$code/work': '/channels/juniper/work',
    '/channels/$code/settings': '/channels/own/settings',
    '/listings/$id': `/listings/${listing}`,
    '/locations/$path': '/locations/MAIN',
    '/documents/$id': `/documents/${String(document.id)}`,
    '/item-edits/$id': `/item-edits/${String(edit.id)}`,
    '/reservations/$id': `/reservations/${reservation}`,
    '/reports/$report': '/reports/slow-stock',
    '/imports/$id': `/imports/${await importFile(site)}`,
    '/settings/webhooks/$id': `/settings/webhooks/${webhook}`,
  }
}

async function firstOf(site: Site, list: string): Promise<string> {
  const { data } = (await site.call('GET', `${list}?limit=1`)) as { data?: { id: string }[] }
  return data?.[0]?.id ?? ''
}

/** One that can be shipped, one that is short, one on hold; gives the first. */
async function takeOrders(site: Site): Promise<string> {
  const orders = [
    ['WOL-BEAN', 3],
    ['CER-MUG', 5],
    ['BLU-TEE-S', 1],
  ] as const
  const made = []
  for (const [sku, quantity] of orders)
    made.push(await site.call('POST', '/v1/orders', { accepted: true, lines: [{ sku, quantity }] }))
  await site.call('POST', `/v1/orders/${String(made[2]?.id)}/hold`, { reason: 'Ask about it' })
  return String(made[0]?.id)
}

/** A file of items with a row that is wrong. */
async function importFile(site: Site): Promise<string> {
  const file = 'SKU,Title,Cost\nTRAY-1,Walnut tray,6.72\nTRAY-2,Oak tray,not a number\n'
  const { id } = await site.call('POST', '/v1/imports?kind=items&fileName=trays.csv', file)
  return String(id)
}

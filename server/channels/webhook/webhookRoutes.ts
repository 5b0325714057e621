import { z } from 'zod'
import { shipToFields } from '../../orders/shipTo.ts'
import { type ChannelOrder, takeChannelOrder } from '../../orders/takeChannelOrder.ts'
import type { Tx } from '../../platform/database.ts'
import { plainText, requiredText } from '../../platform/plainText.ts'
import { Problem } from '../../platform/problem.ts'
import { type Route, route } from '../../platform/route.ts'
import { type ChannelAccount, getAccount } from '../account.ts'
import { appendAccountEvent } from '../accountEvent.ts'
import { handInOrder } from '../readOrders.ts'
import { saveListings } from '../saveListings.ts'

const units = z.int().min(0).max(1_000_000_000)
const instant = z.iso.datetime({ offset: true })

const listingsSave = route({
  name: 'channelListingsSave',
  method: 'PUT',
  path: '/v1/channels/{code}/listings',
  permission: 'channels.write',
  summary: 'Say what a shop offers that is connected by webhook',
  params: z.strictObject({ code: requiredText(60) }),
  body: z.strictObject({
    listings: z
      .array(
        z.strictObject({
          listing: requiredText(200).describe("The shop's own key; it never changes."),
          sku: plainText(200).optional(),
          title: plainText(500).default(''),
          barcode: plainText(50).optional(),
          status: z.enum(['active', 'inactive', 'ended']).default('active'),
        }),
      )
      .min(1)
      .max(1_000),
  }),
  reply: z.object({ saved: z.int() }),
  refusals: ['channel_not_found', 'channel_reads_itself'],
  handle: async ({ tx, params, body }) => {
    const account = await getPushedAccount(tx, params.code)
    await saveListings(
      tx,
      account.id,
      body.listings.map(({ listing, sku, title, barcode, status }) => ({
        ref: { listingId: listing, ...(sku ? { sku } : {}) },
        title,
        status,
        tracked: true,
        fulfilledBy: 'merchant',
        ...(sku ? { sku } : {}),
        ...(barcode ? { barcode } : {}),
      })),
    )
    await appendAccountEvent(tx, account.id, 'channel.listings_told', {
      listings: body.listings.length,
    })
    return { saved: body.listings.length }
  },
})

const orderSave = route({
  name: 'channelOrderSave',
  method: 'PUT',
  path: '/v1/channels/{code}/orders/{externalId}',
  permission: 'orders.write',
  summary: 'Hand in an order of a shop that is connected by webhook, whole, as often as it changes',
  description:
    'The totals of each line are running totals. The same order again, or an older one, changes nothing.',
  params: z.strictObject({ code: requiredText(60), externalId: requiredText(200) }),
  body: z.strictObject({
    number: plainText(200).optional(),
    state: z.enum(['pending', 'open', 'cancelled']).default('open'),
    hold: plainText(500).nullable().optional(),
    placedAt: instant,
    updatedAt: instant,
    version: plainText(200).optional(),
    shipBy: instant.nullable().optional(),
    shipTo: shipToFields.nullable().optional(),
    lines: z
      .array(
        z.strictObject({
          lineId: requiredText(200),
          listing: plainText(200).optional(),
          sku: plainText(200).optional(),
          title: plainText(500).optional(),
          ordered: units,
          cancelled: units.default(0),
          shipped: units.default(0),
          refunded: units.default(0),
          restocked: units.default(0),
          priceMinor: units.optional(),
        }),
      )
      .min(1)
      .max(500),
  }),
  reply: z.object({
    orderId: z.string(),
    outcome: z.enum(['created', 'changed', 'unchanged', 'stale']),
    unmapped: z.int(),
    short: z.int(),
  }),
  refusals: ['channel_not_found', 'channel_reads_itself'],
  handle: async ({ tx, params, body, masterKey, clock, reply }) => {
    const account = await getPushedAccount(tx, params.code)
    const { lines, number, ...order } = body
    const handed: ChannelOrder = await handInOrder(
      tx,
      account,
      {
        ...order,
        externalId: params.externalId,
        number: number ?? params.externalId,
        placedAt: new Date(order.placedAt).toISOString(),
        updatedAt: new Date(order.updatedAt).toISOString(),
        shipBy: order.shipBy ? new Date(order.shipBy).toISOString() : null,
        test: false,
        lines: lines.map(({ listing, ...line }) => ({
          ...line,
          fulfilledBy: 'merchant' as const,
          ...(listing ? { ref: { listingId: listing } } : {}),
        })),
      },
      clock.now(),
    )
    const taken = await takeChannelOrder(tx, masterKey, handed)
    reply.unchanged = taken.outcome === 'unchanged' || taken.outcome === 'stale'
    return taken
  },
})

/** Only a shop that we cannot read may hand things in: elsewhere two truths would fight. */
async function getPushedAccount(tx: Tx, code: string): Promise<ChannelAccount> {
  const account = await getAccount(tx, code)
  if (account.connector !== 'webhook')
    throw new Problem(409, 'channel_reads_itself', { connector: account.connector })
  return account
}

export const webhookRoutes: Route[] = [listingsSave, orderSave]

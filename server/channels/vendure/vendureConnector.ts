import { z } from 'zod'
import type { ChannelContext, Connector } from '../connector.ts'
import { pluginSecretField, verifyPluginMessage } from '../pluginMessages.ts'
import { askVendure } from './vendureCall.ts'
import { cancelVendureLines, confirmVendureShipment, refundVendureLines } from './vendureNews.ts'
import { getVendureOrder, listVendureOrders } from './vendureOrders.ts'
import {
  listVendureListings,
  listVendurePlaces,
  readVendureStock,
  writeVendureStock,
} from './vendureStock.ts'

/** Vendure 3 by its admin API: numbers by location, stored as on hand, with its own allocations beside. */
export const vendureConnector: Connector = {
  id: 'vendure',
  name: 'Vendure',
  capabilities: {
    stockWrite: 'absolute',
    stockScope: 'place',
    writeAck: 'applied',
    maxBatch: 50,
    orders: 'poll',
    pollSeconds: 60,
    push: 'webhook',
    fulfilsItself: false,
    releasesByItself: true,
  },
  // It has no limit of its own; its host has one, which nobody tells.
  limits: { requests: { perSecond: 10, burst: 40 } },
  fields: [
    {
      name: 'shop',
      label: 'Address of the admin API',
      secret: false,
      address: true,
      advice: 'Such as https://shop.example.com/admin-api',
    },
    {
      name: 'apiKey',
      label: 'API key',
      secret: true,
      advice:
        'Made by createApiKey with ReadCatalog, UpdateCatalog, ReadStockLocation, ReadSettings, ReadOrder and UpdateOrder; the shop must take keys (authOptions.tokenMethod).',
    },
    {
      name: 'channelToken',
      label: 'Token of the channel',
      secret: false,
      optional: true,
      advice: 'Only where one Vendure serves several channels.',
    },
    pluginSecretField,
  ],
  check,
  listPlaces: listVendurePlaces,
  listListings: listVendureListings,
  readStock: readVendureStock,
  writeStock: writeVendureStock,
  listOrders: listVendureOrders,
  getOrder: getVendureOrder,
  confirmShipment: confirmVendureShipment,
  cancelLines: cancelVendureLines,
  refundLines: refundVendureLines,
  verify: verifyPluginMessage,
}

const checkReply = z.object({ activeChannel: z.object({ code: z.string() }) })

async function check(context: ChannelContext): Promise<{ name: string; clockSkewMs?: number }> {
  const { data, reply } = await askVendure(context, 'check', {})
  const { activeChannel } = checkReply.parse(data)
  const { host } = new URL(String(context.settings.shop))
  // The one channel of most shops is called by a word of the program.
  const name = activeChannel.code.startsWith('__') ? host : `${activeChannel.code} at ${host}`
  const theirs = Date.parse(reply.headers.date ?? '')
  if (Number.isNaN(theirs)) return { name }
  return { name, clockSkewMs: theirs - Date.parse(context.now()) }
}

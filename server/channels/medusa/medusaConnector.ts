import { z } from 'zod'
import type { ChannelContext, Connector } from '../connector.ts'
import { pluginSecretField, verifyPluginMessage } from '../pluginMessages.ts'
import { askMedusa, callMedusa } from './medusaCall.ts'
import { cancelMedusaLines, confirmMedusaShipment, refundMedusaLines } from './medusaNews.ts'
import { getMedusaOrder, listMedusaOrders } from './medusaOrders.ts'
import {
  listMedusaListings,
  listMedusaPlaces,
  readMedusaStock,
  writeMedusaStock,
} from './medusaStock.ts'

/** Medusa 2 by its admin API: numbers by location, stored as on hand, with its own reservations beside. */
export const medusaConnector: Connector = {
  id: 'medusa',
  name: 'Medusa',
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
      label: 'Address of the shop',
      secret: false,
      address: true,
      advice: 'Where its API answers, such as https://api.example.com',
    },
    {
      name: 'apiKey',
      label: 'Secret API key',
      secret: true,
      advice: 'Medusa admin, Settings, Secret API Keys. It begins with sk_.',
    },
    pluginSecretField,
  ],
  check,
  listPlaces: listMedusaPlaces,
  listListings: listMedusaListings,
  readStock: readMedusaStock,
  writeStock: writeMedusaStock,
  listOrders: listMedusaOrders,
  getOrder: getMedusaOrder,
  confirmShipment: confirmMedusaShipment,
  orderPage: ({ shop }, id) => `${String(shop).replace(/\/+$/, '')}/app/orders/${id}`,
  cancelLines: cancelMedusaLines,
  refundLines: refundMedusaLines,
  verify: verifyPluginMessage,
}

const storesReply = z.object({ stores: z.array(z.object({ name: z.string() })) })

/** With roles switched on, a key may see the shop and neither its orders nor its stock. */
async function check(context: ChannelContext): Promise<{ name: string; clockSkewMs?: number }> {
  const { stores } = await callMedusa(
    context,
    { path: '/stores', query: { fields: 'id,name', limit: '1' } },
    storesReply,
  )
  await askMedusa(context, { path: '/inventory-items', query: { fields: 'id', limit: '1' } })
  const reply = await askMedusa(context, { path: '/orders', query: { fields: 'id', limit: '1' } })
  const name = stores[0]?.name ?? new URL(String(context.settings.shop)).host
  const theirs = Date.parse(reply.headers.date ?? '')
  if (Number.isNaN(theirs)) return { name }
  return { name, clockSkewMs: theirs - Date.parse(context.now()) }
}

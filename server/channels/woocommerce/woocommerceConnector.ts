import { z } from 'zod'
import type { ChannelContext, Connector } from '../connector.ts'
import { callWoo, callWooPage } from './wooCall.ts'
import { cancelWooLines, confirmWooShipment, refundWooLines } from './wooNews.ts'
import { getWooOrder, listWooOrders } from './wooOrders.ts'
import { readWooFailure } from './wooRefunds.ts'
import { listWooListings, readWooStock, writeWooStock } from './wooStock.ts'
import { subscribeWoo, verifyWoo } from './wooWebhooks.ts'

/** WooCommerce by REST v3: absolute numbers that are read back, signed webhooks that may fail. */
export const woocommerceConnector: Connector = {
  id: 'woocommerce',
  name: 'WooCommerce',
  capabilities: {
    stockWrite: 'absolute',
    stockScope: 'listing',
    writeAck: 'applied',
    maxBatch: 100,
    orders: 'poll',
    pollSeconds: 60,
    push: 'webhook',
    fulfilsItself: false,
  },
  // It has no limit of its own; its host has one, which nobody tells.
  limits: { requests: { perSecond: 5, burst: 20 } },
  fields: [
    {
      name: 'shop',
      label: 'Address of the shop',
      secret: false,
      address: true,
      advice: 'Where WordPress lives, such as https://shop.example.com',
    },
    {
      name: 'consumerKey',
      label: 'Consumer key',
      secret: true,
      advice: 'WooCommerce, Settings, Advanced, REST API: a key with permission Read/Write.',
    },
    { name: 'consumerSecret', label: 'Consumer secret', secret: true },
  ],
  check,
  listListings: listWooListings,
  readStock: readWooStock,
  writeStock: writeWooStock,
  readFailure: readWooFailure,
  listOrders: listWooOrders,
  getOrder: getWooOrder,
  confirmShipment: confirmWooShipment,
  orderPage: ({ shop }, id) =>
    `${String(shop).replace(/\/+$/, '')}/wp-admin/post.php?post=${id}&action=edit`,
  cancelLines: cancelWooLines,
  refundLines: refundWooLines,
  subscribe: subscribeWoo,
  verify: verifyWoo,
}

const someRows = z.array(z.object({ id: z.number() }))

/** A key may be right and yet not see everything, so both are asked for. */
async function check(context: ChannelContext): Promise<{ name: string; clockSkewMs?: number }> {
  const query = { per_page: '1', _fields: 'id' }
  await callWoo(context, { path: '/products', query }, someRows)
  const { reply } = await callWooPage(context, { path: '/orders', query }, someRows)
  const theirs = Date.parse(reply.headers.date ?? '')
  const name = new URL(String(context.settings.shop)).host
  if (Number.isNaN(theirs)) return { name }
  return { name, clockSkewMs: theirs - Date.parse(context.now()) }
}

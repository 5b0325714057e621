import { z } from 'zod'
import type { Connector } from '../connector.ts'
import { callAmazon, marketplaceOf, readAmazonLimit, sellerOf } from './amazonCall.ts'
import { confirmAmazonShipment, getAmazonOrder, listAmazonOrders } from './amazonOrders.ts'
import { pullAmazon } from './amazonQueue.ts'
import {
  listAmazonListings,
  readAmazonJob,
  readAmazonPools,
  readAmazonStock,
  writeAmazonStock,
} from './amazonStock.ts'

/** Amazon by SP-API: writes that are accepted first and applied later, few reads of orders, FBA read only. */
export const amazonConnector: Connector = {
  id: 'amazon',
  name: 'Amazon',
  capabilities: {
    stockWrite: 'absolute',
    stockScope: 'listing',
    writeAck: 'pending',
    maxBatch: 20,
    orders: 'poll',
    pollSeconds: 300,
    orderReadGapSeconds: 200,
    push: 'queue',
    fulfilsItself: true,
  },
  limits: {
    searchListings: { perSecond: 5, burst: 5 },
    getListing: { perSecond: 5, burst: 10 },
    patchListing: { perSecond: 5, burst: 5 },
    searchOrders: { perSecond: 0.0056, burst: 20 },
    getOrder: { perSecond: 0.5, burst: 30 },
    confirmShipment: { perSecond: 2, burst: 10 },
    inventorySummaries: { perSecond: 2, burst: 2 },
  },
  fields: [
    {
      name: 'sellerId',
      label: 'Seller ID',
      secret: false,
      advice: 'Seller Central, Settings, Account Info: the Merchant Token.',
    },
    {
      name: 'marketplaceId',
      label: 'Marketplace ID',
      secret: false,
      optional: true,
      advice: 'Left empty: amazon.com (ATVPDKIKX0DER).',
    },
    {
      name: 'clientId',
      label: 'LWA client ID',
      secret: true,
      advice:
        'Of a private app with the roles Product Listing, Inventory and Order Tracking, and Direct-to-Consumer Shipping.',
    },
    { name: 'clientSecret', label: 'LWA client secret', secret: true },
    {
      name: 'refreshToken',
      label: 'Refresh token',
      secret: true,
      advice: 'From authorizing the app in Seller Central.',
    },
    {
      name: 'queueUrl',
      label: 'Queue of notifications',
      secret: false,
      address: true,
      optional: true,
      advice: 'The URL of the SQS queue: orders are seen in seconds instead of minutes.',
    },
    { name: 'awsAccessKeyId', label: 'AWS access key ID', secret: true, optional: true },
    { name: 'awsSecretAccessKey', label: 'AWS secret access key', secret: true, optional: true },
    {
      name: 'endpoint',
      label: 'Address of SP-API',
      secret: false,
      address: true,
      optional: true,
      advice: 'Left empty: North America.',
    },
    {
      name: 'loginEndpoint',
      label: 'Address of Login with Amazon',
      secret: false,
      address: true,
      optional: true,
      advice: 'Left empty: https://api.amazon.com',
    },
  ],
  readLimit: readAmazonLimit,
  check: async (context) => {
    await callAmazon(
      context,
      {
        path: `/listings/2021-08-01/items/${sellerOf(context)}`,
        query: { marketplaceIds: marketplaceOf(context), pageSize: '1' },
        bucket: 'searchListings',
      },
      z.object({ items: z.array(z.unknown()) }),
    )
    return { name: `Amazon ${String(context.settings.sellerId)}` }
  },
  listListings: listAmazonListings,
  readStock: readAmazonStock,
  writeStock: writeAmazonStock,
  readJob: readAmazonJob,
  readPools: readAmazonPools,
  listOrders: listAmazonOrders,
  getOrder: getAmazonOrder,
  confirmShipment: confirmAmazonShipment,
  orderPage: (_settings, id) => `https://sellercentral.amazon.com/orders-v3/order/${id}`,
  pull: pullAmazon,
}

import type { ContractCase } from '../connectorContract.ts'
import { deliverMessages } from '../connectorContract.ts'
import type { StoreName } from './installStore.ts'
import type { RealStore } from './realStore.ts'

const KINDS: Record<StoreName, Pick<ContractCase, 'isWrite' | 'isShipment'>> = {
  medusa: {
    isWrite: ({ method, path }) => method === 'POST' && path.includes('/location-levels/batch'),
    isShipment: ({ method, path }) => method === 'POST' && path.endsWith('/fulfillments'),
  },
  vendure: {
    isWrite: ({ body }) => body.includes('updateProductVariants'),
    isShipment: ({ body }) => body.includes('addFulfillmentToOrder'),
  },
}

/** The contract of all connectors, held against a store that really runs. */
export function realContract(connector: StoreName, opened: () => RealStore): ContractCase {
  return {
    connector,
    ...KINDS[connector],
    callDeadlineMs: 10_000,
    open: async (_clock, stock) => {
      const store = opened()
      await store.addProducts(stock)
      store.takeMessages()
      return {
        url: store.url,
        stockOf: store.stockOf,
        sell: store.sell,
        trackingOf: store.trackingOf,
        deliver: (app, code) => deliverMessages(app, code, store.takeMessages()),
        close: async () => {},
      }
    },
    fields: (url) => opened().fields(url),
  }
}

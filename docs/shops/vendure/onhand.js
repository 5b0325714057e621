// A plugin for a Vendure 3 shop (`plugins: [OnhandPlugin]`): tells Onhand at once what has happened to an
// order or a product. What gets lost on the way is read by Onhand within a minute. Changes of stock are
// left out: Onhand makes most of them itself.
import { createHmac, randomUUID } from 'node:crypto'
import {
  EventBus,
  FulfillmentStateTransitionEvent,
  OrderPlacedEvent,
  OrderStateTransitionEvent,
  PluginCommonModule,
  ProductVariantEvent,
  RefundStateTransitionEvent,
  VendurePlugin,
} from '@vendure/core'

export class OnhandPlugin {
  constructor(eventBus) {
    this.eventBus = eventBus
  }

  onApplicationBootstrap() {
    const orders = [
      OrderPlacedEvent,
      OrderStateTransitionEvent,
      FulfillmentStateTransitionEvent,
      RefundStateTransitionEvent,
    ]
    for (const event of orders)
      this.eventBus.ofType(event).subscribe(({ order, fulfillment }) => {
        for (const { id, active } of order ? [order] : (fulfillment.orders ?? []))
          if (!active) void tellOnhand({ type: event.name, kind: 'order', id: String(id) })
      })
    this.eventBus.ofType(ProductVariantEvent).subscribe(({ type, input }) => {
      const isStockOnly = input && [input].flat().every((one) => one.stockLevels && !one.sku)
      if (!isStockOnly) void tellOnhand({ type: `ProductVariantEvent.${type}`, kind: 'listing' })
    })
  }
}

// What decorators do, in plain JavaScript.
Reflect.defineMetadata('design:paramtypes', [EventBus], OnhandPlugin)
VendurePlugin({ imports: [PluginCommonModule], compatibility: '^3.0.0' })(OnhandPlugin)

async function tellOnhand(news) {
  const body = JSON.stringify(news)
  const message = randomUUID()
  const at = Math.floor(Date.now() / 1000)
  const key = Buffer.from(process.env.ONHAND_SECRET.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${message}.${at}.${body}`).digest('base64')
  await fetch(process.env.ONHAND_MESSAGES, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': message,
      'webhook-timestamp': String(at),
      'webhook-signature': `v1,${signature}`,
    },
    body,
  }).catch(() => {})
}

import type { LiveEvent } from '@onhand/sdk/messages.ts'
import { isStockNews } from '../inventory/stockNews.ts'

/** Whether a deed may have changed someone's orders, or what is short of them. */
export function isOrderNews(event: LiveEvent): boolean {
  return (
    event.type.startsWith('order.') || event.type.startsWith('sku_alias.') || isStockNews(event)
  )
}

import type { LiveEvent } from '@onhand/sdk/messages.ts'
import { isStockNews } from '../inventory/stockNews.ts'

/** Whether a deed may have changed a place or what lies in it. */
export function isPlaceNews(event: LiveEvent): boolean {
  return event.type.startsWith('location.') || isStockNews(event)
}

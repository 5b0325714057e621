import type { LiveEvent } from '@onhand/sdk/messages.ts'
import { isStockNews } from '../inventory/stockNews.ts'

/** Whether a deed may have changed a channel's health, or what it offers. */
export function isChannelNews({ type }: LiveEvent): boolean {
  return /^(channel|channels|listing|sku_alias)\./.test(type)
}

/** Whether a deed may have changed what a channel is to be told. */
export function isListingNews(event: LiveEvent): boolean {
  return isChannelNews(event) || isStockNews(event)
}

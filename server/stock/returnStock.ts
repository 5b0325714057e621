import { findItems } from '../catalog/findItems.ts'
import { findPlaces } from '../locations/findLocations.ts'
import type { Tx } from '../platform/database.ts'
import type { Condition, Posting } from './post.ts'
import { takeBackStock } from './takeBack.ts'

export interface StockReturn {
  lines: {
    sku: string
    location: string
    quantity: number
    condition?: Condition | undefined
    lot?: string | undefined
    /** The name of each unit, where the item is tracked by serial. */
    serials?: string[] | undefined
    expiresOn?: string | undefined
    unitCost?: string | undefined
    note?: string | undefined
  }[]
  reference?: string | undefined
  reason?: string | undefined
  note?: string | undefined
  occurredAt?: string | undefined
}

/** Takes units back from customers into stock, in the condition in which they come. */
export async function returnStock(tx: Tx, input: StockReturn): Promise<Posting & { id: string }> {
  const { lines, ...about } = input
  const items = await findItems(
    tx,
    lines.map(({ sku }) => sku),
  )
  const places = await findPlaces(
    tx,
    lines.map(({ location }) => location),
  )
  return takeBackStock(
    tx,
    lines.map(({ sku, location, ...line }) => ({
      ...line,
      itemId: items.get(sku)?.id as string,
      locationId: places.get(location)?.id as string,
    })),
    about,
  )
}

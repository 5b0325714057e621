import type { Query } from '@onhand/sdk/operationTypes.ts'
import { endOfDay, startOfDay } from './days.ts'
import type { LedgerFilters } from './itemSearch.ts'

/** What a movement may be. */
export const MOVEMENT_KINDS = [
  'receipt',
  'shipment',
  'return',
  'adjustment',
  'opening_balance',
  'move',
  'assembly',
  'disassembly',
  'expiry',
  'reversal',
] as const

/** The filters as the API takes them; days are those of the company's zone. */
export function toLedgerQuery(
  { kind, reason, location, lot, serial, who, from, to }: LedgerFilters,
  zone: string | undefined,
): Omit<Query<'itemMovementList'>, 'limit' | 'cursor'> {
  return {
    ...(kind ? { cause: kind } : {}),
    ...(reason ? { reason } : {}),
    ...(location ? { location } : {}),
    ...(lot ? { lot } : {}),
    ...(serial ? { serial } : {}),
    ...(who ? { actor: who } : {}),
    ...(from ? { from: startOfDay(from, zone) } : {}),
    ...(to ? { to: endOfDay(to, zone) } : {}),
  }
}

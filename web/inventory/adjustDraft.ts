import type { Body } from '@onhand/sdk/operationTypes.ts'

/** Why stock is said to be other than the books. */
export const ADJUSTMENT_REASONS = [
  'counted',
  'found',
  'lost',
  'damaged',
  'theft',
  'expired',
  'returned',
  'sample',
  'correction',
  'other',
] as const
export type AdjustmentReason = (typeof ADJUSTMENT_REASONS)[number]

/** One item of an adjustment while it is typed. */
export interface DraftLine {
  sku: string
  /** The place as chosen, or the one that is proposed. */
  location?: string
  lot?: string
  condition?: 'sellable' | 'inspection' | 'quarantine' | 'damaged' | 'expired'
  units?: number
  /** What lies there, as it was read. */
  quantity?: number
  version?: number
}

export type RequestLine = Body<'adjustmentCreate'>['lines'][number]

/** The line as the API takes it; nothing while it is not whole, or would change nothing. */
export function toRequestLine(line: DraftLine, mode: 'change' | 'set'): RequestLine[] {
  const { sku, location, lot, condition, units, quantity, version } = line
  if (location === undefined || units === undefined) return []
  if (mode === 'change' ? units === 0 : units === quantity) return []
  const place = { sku, location, ...(lot ? { lot } : {}), ...(condition ? { condition } : {}) }
  if (mode === 'change') return [{ ...place, quantity: units }]
  return [
    { ...place, setTo: units, ...(version === undefined ? {} : { expectedVersion: version }) },
  ]
}

import type { Body } from '@onhand/sdk/operationTypes.ts'
import { ADJUSTMENT_REASONS, type AdjustmentReason } from './adjustDraft.ts'
import type { BalancePart } from './useItemBalances.ts'

/** What can be done with the units of one item; `found` and `lost` adjust those of lots and serials. */
export type Deed =
  | 'receive'
  | 'return'
  | 'move'
  | 'condition'
  | 'assemble'
  | 'disassemble'
  | 'found'
  | 'lost'

export const CONDITIONS = ['sellable', 'inspection', 'quarantine', 'damaged', 'expired'] as const
export type Condition = (typeof CONDITIONS)[number]

/** A deed while it is typed. */
export interface DeedDraft {
  units?: number
  /** Where units come to lie, or where kits are made. */
  place?: string
  condition: Condition
  lot: string
  expiresOn: string
  serials: string
  unitCost: string
  reason: string
  reference: string
  note: string
  /** Of kits: which units of a component, by its SKU. */
  components: Record<string, { serials?: string; lot?: string; expiresOn?: string }>
}

const EMPTY_DRAFT: DeedDraft = {
  condition: 'sellable',
  lot: '',
  expiresOn: '',
  serials: '',
  unitCost: '',
  reason: '',
  reference: '',
  note: '',
  components: {},
}

/** What a dialog begins with. */
export function newDraft(deed: Deed): DeedDraft {
  if (deed === 'condition') return { ...EMPTY_DRAFT, condition: 'damaged' }
  return deed === 'found' || deed === 'lost' ? { ...EMPTY_DRAFT, reason: 'counted' } : EMPTY_DRAFT
}

/** A deed as the API takes it. */
export type DeedCall =
  | { name: 'receiptCreate'; body: Body<'receiptCreate'> }
  | { name: 'stockReturnCreate'; body: Body<'stockReturnCreate'> }
  | { name: 'adjustmentCreate'; body: Body<'adjustmentCreate'> }
  | { name: 'moveCreate'; body: Body<'moveCreate'> }
  | { name: 'assemblyCreate'; body: Body<'assemblyCreate'> }
  | { name: 'disassemblyCreate'; body: Body<'disassemblyCreate'> }

/** The serials in a text: one on a line, or by commas; a scanner ends each with Enter. */
export function readSerials(text: string): string[] {
  return [...new Set(text.split(/[\n,;]/).flatMap((part) => part.trim() || []))]
}

/** How many units a draft speaks of: as many as it names, where they have names. */
export function unitsOf({ units, serials }: DeedDraft, tracksSerials: boolean): number | undefined {
  return tracksSerials ? readSerials(serials).length || undefined : units
}

/** The draft as a call of the API; nothing while it is not whole. */
export function toDeedCall(
  deed: Deed,
  item: { sku: string; tracksSerials: boolean },
  draft: DeedDraft,
  source: BalancePart | undefined,
): DeedCall | undefined {
  const { sku, tracksSerials } = item
  const quantity = unitsOf(draft, tracksSerials)
  if (quantity === undefined || quantity < 1) return undefined
  const units = { sku, quantity, ...(tracksSerials ? { serials: readSerials(draft.serials) } : {}) }
  const about = textsOf({ reference: draft.reference, note: draft.note })
  const { place, condition } = draft
  if (deed === 'move' || deed === 'condition')
    return toMove(deed, units, draft, source, { ...about, ...textsOf({ reason: draft.reason }) })
  if (deed === 'lost') return toLoss(units, draft, source, about)
  if (deed === 'disassemble') {
    if (!source) return undefined
    const { location, lot } = source
    const components = componentsOf(draft)
    const body = { ...units, location, ...textsOf({ lot }), ...components, ...about }
    return { name: 'disassemblyCreate', body }
  }
  if (place === undefined) return undefined
  const lotFields = textsOf({ lot: draft.lot, expiresOn: draft.expiresOn })
  const here = { ...units, location: place, ...lotFields }
  if (deed === 'assemble')
    return { name: 'assemblyCreate', body: { ...here, ...componentsOf(draft), ...about } }
  const line = { ...here, condition, ...textsOf({ unitCost: draft.unitCost }) }
  if (deed === 'found') {
    const reason = reasonOf(draft)
    return { name: 'adjustmentCreate', body: { reason, lines: [line], ...about } }
  }
  return deed === 'receive'
    ? { name: 'receiptCreate', body: { lines: [line], ...about } }
    : {
        name: 'stockReturnCreate',
        body: { lines: [line], ...about, ...textsOf({ reason: draft.reason }) },
      }
}

function toMove(
  deed: 'move' | 'condition',
  units: { sku: string; quantity: number; serials?: string[] },
  { place, condition }: DeedDraft,
  source: BalancePart | undefined,
  about: object,
): DeedCall | undefined {
  if (!source) return undefined
  const { location: from, lot } = source
  const to = deed === 'move' ? place : from
  const toCondition = deed === 'move' ? source.condition : condition
  if (to === undefined || (to === from && toCondition === source.condition)) return undefined
  const line = { ...units, from, to, fromCondition: source.condition, toCondition }
  return { name: 'moveCreate', body: { lines: [{ ...line, ...textsOf({ lot }) }], ...about } }
}

function toLoss(
  { quantity, ...units }: { sku: string; quantity: number; serials?: string[] },
  draft: DeedDraft,
  source: BalancePart | undefined,
  about: object,
): DeedCall | undefined {
  if (!source) return undefined
  const { location, condition, lot } = source
  const line = { ...units, quantity: -quantity, location, condition, ...textsOf({ lot }) }
  return { name: 'adjustmentCreate', body: { reason: reasonOf(draft), lines: [line], ...about } }
}

function reasonOf({ reason }: DeedDraft): AdjustmentReason {
  return ADJUSTMENT_REASONS.find((one) => one === reason) ?? 'other'
}

function componentsOf({ components }: DeedDraft) {
  const said = Object.entries(components).flatMap(
    ([sku, { serials = '', lot = '', expiresOn = '' }]) => {
      const names = readSerials(serials)
      const fields = {
        ...(names.length > 0 ? { serials: names } : {}),
        ...textsOf({ lot, expiresOn }),
      }
      return Object.keys(fields).length > 0 ? [{ sku, ...fields }] : []
    },
  )
  return said.length > 0 ? { components: said } : {}
}

/** Only what was typed. */
function textsOf<Name extends string>(texts: Record<Name, string>): Partial<Record<Name, string>> {
  const given = Object.entries<string>(texts).filter(([, text]) => text.trim() !== '')
  return Object.fromEntries(given.map(([name, text]) => [name, text.trim()])) as Partial<
    Record<Name, string>
  >
}

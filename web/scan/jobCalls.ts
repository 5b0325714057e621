import type { DeedCall } from './deedQueue.ts'
import { differencesOf, type ScanJob, type ScanLine } from './scanJob.ts'

/** A finished job as the call that does it; nothing where there is nothing to do. */
export function toCall(job: ScanJob): DeedCall | undefined {
  const { mode, place, to, lines, sign, reason } = job
  if (place === undefined) return undefined
  if (mode === 'adjust')
    return {
      operation: 'adjustmentCreate',
      body: {
        reason,
        lines: lines.map((line) => ({
          ...partsOf(line),
          ...(sign > 0 && line.expiresOn ? { expiresOn: line.expiresOn } : {}),
          location: place,
          quantity: sign * line.units,
        })),
      },
    }
  if (mode === 'move' && to !== undefined)
    return {
      operation: 'moveCreate',
      body: {
        lines: lines.map((line) => ({ ...partsOf(line), from: place, to, quantity: line.units })),
      },
    }
  return mode === 'count' ? toCount(job, place) : undefined
}

function partsOf({ sku, lot, serials }: Pick<ScanLine, 'sku' | 'lot' | 'serials'>) {
  return { sku, ...(lot ? { lot } : {}), ...(serials.length > 0 ? { serials } : {}) }
}

/** One adjustment that sets what differs, refused where the stock has moved since the count began. */
function toCount(job: ScanJob, location: string): DeedCall | undefined {
  const differences = differencesOf(job)
  if (differences.length === 0) return undefined
  return {
    operation: 'adjustmentCreate',
    body: {
      reason: 'counted',
      lines: differences.map(({ sku, lot, counted }) => {
        const line = job.lines.find((one) => one.sku === sku && one.lot === lot)
        const row = job.expected?.find((one) => one.sku === sku && one.lot === lot)
        return {
          ...partsOf({ sku, lot, serials: line?.serials ?? [] }),
          ...(line?.expiresOn && !row ? { expiresOn: line.expiresOn } : {}),
          location,
          setTo: counted,
          expectedVersion: row?.version ?? 0,
        }
      }),
    },
  }
}

import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { formatNumber } from '../ui/format.ts'
import { StatusBadge, type StatusTone } from '../ui/StatusBadge.tsx'

export type Import = Reply<'importGet'>

const STATES: Record<Import['state'], [string, StatusTone]> = {
  uploading: ['Uploading', 'incoming'],
  queued: ['Waiting', 'incoming'],
  running: ['Running', 'incoming'],
  done: ['Done', 'good'],
  failed: ['Failed', 'out'],
  cancelled: ['Stopped', 'idle'],
  rolling_back: ['Rolling back', 'incoming'],
  rolled_back: ['Rolled back', 'idle'],
}

/** How far an import is, as a badge; a dry run says that it wrote nothing. */
export function ImportBadge({ of }: { of: Import }) {
  const [name, tone] = STATES[of.state]
  if (of.dryRun && of.state === 'done') return <StatusBadge tone="over">Checked only</StatusBadge>
  return <StatusBadge tone={tone}>{name}</StatusBadge>
}

/** Whether it is still being worked on. */
export function isUnderWay({ state }: Import): boolean {
  return ['uploading', 'queued', 'running', 'rolling_back'].includes(state)
}

/** The share that is done, from 0 to 1; unknown until the file has been read. */
export function progressOf({ rowsTotal, rowsDone, phase }: Import): number | undefined {
  if (rowsTotal === null || phase === 'reading') return undefined
  return rowsTotal === 0 ? 1 : Math.min(1, rowsDone / rowsTotal)
}

/** What is happening now, in words. */
export function sayProgress(one: Import): string {
  if (one.state === 'queued') return 'Waits for its turn.'
  if (one.state === 'rolling_back') return `Rolling back: ${formatNumber(one.reverted)} undone.`
  if (one.phase === 'reading') return `Reading the file: ${formatNumber(one.rowsRead)} rows.`
  return `${formatNumber(one.rowsDone)} of ${formatNumber(one.rowsTotal)} rows.`
}

import { SingleBar } from 'cli-progress'
import type { Schemas } from '../sdk/operationTypes.ts'
import { number } from './output.ts'
import { getTerminal } from './terminal.ts'

/** Shows how far an import has come; nothing where nobody looks. */
export function showProgress(): { update(now: Schemas['Import']): void; stop(): void } {
  if (!getTerminal().stderr.isTTY) return { update: () => {}, stop: () => {} }
  const bar = new SingleBar({
    format: '{step} [{bar}] {percentage} % · {rows} rows',
    stream: getTerminal().stderr,
    hideCursor: true,
    clearOnComplete: true,
  })
  bar.start(100, 0, { step: 'Waiting ', rows: 0 })
  return {
    update: ({ phase, rowsRead, rowsTotal, rowsDone }) => {
      const isApplying = phase === 'applying' && rowsTotal !== null
      const share = isApplying ? Math.round((100 * rowsDone) / Math.max(1, rowsTotal)) : 0
      const rows = number(isApplying ? rowsDone : rowsRead)
      bar.update(share, { step: isApplying ? 'Applying' : 'Reading ', rows })
    },
    stop: () => bar.stop(),
  }
}

import { resolve } from 'node:path'
import { getTerminal } from './terminal.ts'

/** A file as the caller means it: `npx onhand` runs in the clone, wherever it was called. */
export function pathOf(file: string): string {
  return resolve(getTerminal().env.INIT_CWD ?? process.cwd(), file)
}

import type { LiveEvent } from '@onhand/sdk/messages.ts'

/** Whether a deed may have changed what is wrong, or whose it is. */
export function isAlertNews({ type }: LiveEvent): boolean {
  return type.startsWith('alert.')
}

import { useSyncExternalStore } from 'react'

/** Deeds of this device that the server has not taken yet. */
export interface WaitingDeeds {
  waiting: number
  /** Refused, or to be looked at by a person. */
  refused: number
}

const NAME = 'onhand-waiting-deeds'
const CHANGED = 'onhand-waiting-deeds'
const NONE: WaitingDeeds = { waiting: 0, refused: 0 }
let text = ''
let parsed = NONE

/** Tells every page of this browser how many deeds wait; the queue itself is loaded only where it is needed. */
export function tellWaitingDeeds(next: WaitingDeeds): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(next))
  } catch {
    // The queue itself lies elsewhere; only the number is not told.
  }
  dispatchEvent(new Event(CHANGED))
}

/** How many deeds wait. */
export function readWaitingDeeds(): WaitingDeeds {
  try {
    const now = localStorage.getItem(NAME) ?? ''
    if (now !== text) {
      text = now
      parsed = now === '' ? NONE : (JSON.parse(now) as WaitingDeeds)
    }
  } catch {
    parsed = NONE
  }
  return parsed
}

/** How many deeds wait, kept up to date. */
export function useWaitingDeeds(): WaitingDeeds {
  return useSyncExternalStore((notify) => {
    addEventListener(CHANGED, notify)
    addEventListener('storage', notify)
    return () => {
      removeEventListener(CHANGED, notify)
      removeEventListener('storage', notify)
    }
  }, readWaitingDeeds)
}

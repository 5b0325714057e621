import { useSyncExternalStore } from 'react'
import { troubleOf } from './client.ts'

/** Long work that was begun in this browser: it goes on while pages come and go. */
export interface Work {
  id: number
  title: string
  state: 'running' | 'done' | 'failed'
  /** What came of it, or why it failed. */
  message?: string | undefined
  /** From 0 to 1, where it is known. */
  share?: number | undefined
  /** Where the result is seen. */
  to?: string | undefined
  cancel?: (() => void) | undefined
}

/** What long work says when it is done. */
export interface WorkResult {
  message: string
  to?: string
}

let works: readonly Work[] = []
let number = 0
const listeners = new Set<() => void>()

/** Begins long work; the drawer at the bottom left shows it, and what came of it. */
export function startWork(
  title: string,
  run: (
    signal: AbortSignal,
    tell: (share: number | undefined, message?: string) => void,
  ) => Promise<WorkResult>,
): void {
  const stop = new AbortController()
  number += 1
  const id = number
  change([...works, { id, title, state: 'running', cancel: () => stop.abort() }])
  const end = (result: Partial<Work>) => update(id, { ...result, cancel: undefined })
  run(stop.signal, (share, message) => update(id, { share, message }))
    .then((result) => end({ ...result, state: 'done' }))
    .catch((error: unknown) => {
      if (stop.signal.aborted) return dismissWork(id)
      const { title: what, detail } = troubleOf(error)
      end({ state: 'failed', message: detail ?? what })
    })
}

/** Takes ended work out of the drawer. */
export function dismissWork(id: number): void {
  change(works.filter((work) => work.id !== id))
}

/** All work of this browser, the newest last. */
export function useWorks(): readonly Work[] {
  return useSyncExternalStore(
    (notify) => {
      listeners.add(notify)
      return () => listeners.delete(notify)
    },
    () => works,
  )
}

function update(id: number, next: Partial<Work>): void {
  change(works.map((work) => (work.id === id ? { ...work, ...next } : work)))
}

function change(next: readonly Work[]): void {
  works = next
  for (const notify of listeners) notify()
}

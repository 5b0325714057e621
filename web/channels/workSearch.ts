export const WORK_STATES = ['waiting', 'dead', 'done'] as const
export type WorkState = (typeof WORK_STATES)[number]

/** Which of the messages and tasks are shown. */
export interface WorkSearch {
  state?: WorkState
}

/** Reads the address; what it does not know it leaves out. */
export function readWorkSearch(search: Record<string, unknown>): WorkSearch {
  const state = WORK_STATES.find((value) => value === search.state)
  return state ? { state } : {}
}

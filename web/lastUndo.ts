let last: (() => void) | undefined

/** Keeps what takes back the newest deed for as long as that is offered; gives what ends the offer. */
export function offerUndo(undo: () => void, forMs: number): () => void {
  last = undo
  const end = () => {
    if (last === undo) last = undefined
  }
  setTimeout(end, forMs)
  return end
}

/** Takes the newest deed back, as its notice would; says whether one was offered. */
export function undoLast(): boolean {
  if (!last) return false
  last()
  return true
}

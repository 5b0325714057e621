import { countOf, formatNumber } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import { refreshAll, showUndo } from '../undoToast.tsx'
import { startWork } from '../works.ts'

// What the server takes at once: all of it, or nothing.
const BATCH = 500

/** Asks about many rows, some hundred at a time; the answers in their order. */
export async function readInBatches<Row, Answer>(
  rows: Row[],
  read: (some: Row[]) => Promise<Answer[]>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const some of cutIntoBatches(rows)) answers.push(...(await read(some)))
  return answers
}

/**
 * Writes many rows. Up to a batch that is one deed; more are one after the other in the drawer of long
 * work, each whole or not at all, and what was done can be taken back as a whole.
 */
export async function writeInBatches<Row>(
  rows: Row[],
  {
    title,
    message,
    write,
    undo,
  }: {
    title: string
    message: (items: string) => string
    /** Gives the id to take it back by, none where nothing had changed, and how many items changed. */
    write: (some: Row[]) => Promise<{ id: string | null; changed: number }>
    undo: (id: string) => Promise<unknown>
  },
): Promise<void> {
  const batches = cutIntoBatches(rows)
  const done: string[] = []
  let count = 0
  let written = 0
  const tell = () => {
    const [first] = done
    if (first === undefined) return
    showUndo({
      id: first,
      message: message(countOf(count, 'item')),
      // The last first, as it was done.
      undo: async () => {
        for (const id of done.toReversed()) await undo(id)
      },
    })
  }
  const writeOne = async (some: Row[]) => {
    const { id, changed } = await write(some)
    count += changed
    written += some.length
    if (id !== null) done.push(id)
  }
  const [only] = batches
  if (only && batches.length === 1) {
    await writeOne(only)
    return tell()
  }
  startWork(title, async (signal, progress) => {
    try {
      for (const some of batches) {
        signal.throwIfAborted()
        progress(written / rows.length, sayCount(written, rows.length))
        await writeOne(some)
      }
      return { message: message(countOf(count, 'item')) }
    } finally {
      tell()
      await refreshAll()
    }
  })
}

function sayCount(count: number, all: number): string {
  return t('{count} of {all}; each {batch} whole or not at all.', {
    count: formatNumber(count),
    all: formatNumber(all),
    batch: BATCH,
  })
}

function cutIntoBatches<Row>(rows: Row[]): Row[][] {
  const count = Math.ceil(rows.length / BATCH)
  return Array.from({ length: count }, (_, at) => rows.slice(at * BATCH, (at + 1) * BATCH))
}

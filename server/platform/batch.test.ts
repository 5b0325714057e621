import { describe, expect, test } from 'vitest'
import { createBatcher } from './batch.ts'

/** A batcher whose batches end when the test says so; gives their sizes as they begin. */
function createHeldBatcher(lanes: number, maxBatch: number) {
  const sizes: number[] = []
  const ends: (() => void)[] = []
  const batcher = createBatcher<number, number>({
    lanes,
    maxBatch,
    run: async (requests) => {
      sizes.push(requests.length)
      await new Promise<void>((resolve) => ends.push(resolve))
      return requests.map((request) => request * 10)
    },
  })
  return { batcher, sizes, ends }
}

async function nextTurn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setImmediate(resolve))
}

describe('Requests that arrive in one turn', () => {
  test('go together, in even shares of the lanes', async () => {
    const { batcher, sizes, ends } = createHeldBatcher(2, 100)
    const answers = Promise.all([1, 2, 3, 4, 5, 6].map((request) => batcher.submit(request)))
    await nextTurn()
    expect(sizes).toEqual([3, 3])
    for (const end of ends) end()
    expect(await answers).toEqual([10, 20, 30, 40, 50, 60])
  })

  test('wait while all lanes are busy, and then go together', async () => {
    const { batcher, sizes, ends } = createHeldBatcher(1, 4)
    const first = batcher.submit(1)
    await nextTurn()
    const others = [2, 3, 4, 5, 6].map((request) => batcher.submit(request))
    await nextTurn()
    expect(sizes).toEqual([1])
    ends[0]?.()
    await first
    await nextTurn()
    expect(sizes).toEqual([1, 4])
    ends[1]?.()
    await nextTurn()
    ends[2]?.()
    expect(await Promise.all(others)).toEqual([20, 30, 40, 50, 60])
  })

  test('fail together when their batch fails, and leave the next to go on', async () => {
    const batcher = createBatcher<string, string>({
      lanes: 1,
      maxBatch: 10,
      run: async (requests) => {
        if (requests.includes('bad')) throw new Error('broken')
        return requests
      },
    })
    const outcomes = await Promise.allSettled(['good', 'bad'].map((text) => batcher.submit(text)))
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await batcher.submit('good')).toBe('good')
  })
})

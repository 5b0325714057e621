/** Requests that wait are worked together: one round trip and one commit for many. */
export interface Batcher<Request, Answer> {
  submit(request: Request): Promise<Answer>
}

interface Waiting<Request, Answer> {
  request: Request
  resolve(answer: Answer): void
  reject(error: unknown): void
}

export interface BatcherOptions<Request, Answer> {
  /** How many batches may be under way at once. */
  lanes: number
  maxBatch: number
  /** Answers a batch, in its order; what it throws is thrown to each of its requests. */
  run(requests: Request[]): Promise<Answer[]>
}

/**
 * What arrives in one turn of the event loop goes together, as soon as a lane is free; what arrives
 * while all are busy goes together after. So one caller never waits for company, and many share the
 * cost of a commit.
 */
export function createBatcher<Request, Answer>(
  options: BatcherOptions<Request, Answer>,
): Batcher<Request, Answer> {
  const { lanes, maxBatch } = options
  const queue: Waiting<Request, Answer>[] = []
  let [busy, underWay, isAwake] = [0, 0, false]

  function wake(): void {
    if (isAwake || busy === lanes) return
    isAwake = true
    setImmediate(() => {
      isAwake = false
      while (busy < lanes && queue.length > 0) void work(takeBatch())
    })
  }

  // An even share, so that a lane does not get all and leave the others to go with one each.
  function takeBatch(): Waiting<Request, Answer>[] {
    const share = Math.ceil((queue.length + underWay) / lanes)
    return queue.splice(0, Math.min(share, maxBatch))
  }

  async function work(batch: Waiting<Request, Answer>[]): Promise<void> {
    busy++
    underWay += batch.length
    try {
      const answers = await options.run(batch.map(({ request }) => request))
      for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as Answer)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
    busy--
    underWay -= batch.length
    wake()
  }

  return {
    submit: (request) =>
      new Promise((resolve, reject) => {
        queue.push({ request, resolve, reject })
        wake()
      }),
  }
}

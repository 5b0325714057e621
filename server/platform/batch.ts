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
 * A request that finds its lane idle goes at once, alone; those that come while it is under way go
 * together after it. So one caller never waits for company, and many share the cost of a commit.
 */
export function createBatcher<Request, Answer>(
  options: BatcherOptions<Request, Answer>,
): Batcher<Request, Answer> {
  const lanes = Array.from({ length: options.lanes }, () => ({
    queue: [] as Waiting<Request, Answer>[],
    busy: false,
  }))

  function shortestLane(): (typeof lanes)[number] {
    const [first, ...others] = lanes
    if (!first) throw new Error('A batcher needs a lane.')
    const weight = ({ queue, busy }: typeof first) => queue.length + (busy ? 1 : 0)
    return others.reduce((best, lane) => (weight(lane) < weight(best) ? lane : best), first)
  }

  async function work(lane: (typeof lanes)[number]): Promise<void> {
    lane.busy = true
    while (lane.queue.length > 0) {
      const batch = lane.queue.splice(0, options.maxBatch)
      try {
        const answers = await options.run(batch.map(({ request }) => request))
        for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as Answer)
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    lane.busy = false
  }

  return {
    submit: (request) =>
      new Promise((resolve, reject) => {
        const lane = shortestLane()
        lane.queue.push({ request, resolve, reject })
        if (!lane.busy) void work(lane)
      }),
  }
}

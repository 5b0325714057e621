import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { WorkerAnswer, WorkerStart, WorkerTask } from './forecastWorker.ts'

/** Threads that forecast beside the program's own, so that pages stay quick. */
export interface ForecastThreads {
  count: number
  /** Gives a task to a thread; a thread works on one at a time, so ask no more at once than there are. */
  ask(thread: number, task: WorkerTask): Promise<WorkerAnswer>
  /** Lets each end what it is at. */
  close(): Promise<void>
  /** Ends them at once; what they were writing is rolled back. */
  kill(): Promise<void>
}

const MOST_THREADS = 2

/** Starts the threads of one run. */
export function startThreads(start: WorkerStart): ForecastThreads {
  const count = Math.min(MOST_THREADS, availableParallelism())
  const workers = Array.from(
    { length: count },
    // However the program itself was started: options such as --eval are not for its threads.
    () =>
      new Worker(new URL('./forecastWorker.ts', import.meta.url), {
        workerData: start,
        execArgv: [],
      }),
  )
  return {
    count,
    ask: (thread, task) => askWorker(workers[thread] as Worker, task),
    close: async () => {
      await Promise.all(workers.map(endWorker))
    },
    kill: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

function askWorker(worker: Worker, task: WorkerTask): Promise<WorkerAnswer> {
  return new Promise((resolve, reject) => {
    // One that was ended between two tasks says so no more, and would be waited for in vain.
    if (hasEnded(worker)) return reject(new Error('A forecasting thread has ended.'))
    const settle = (act: () => void) => {
      worker.off('message', onMessage)
      worker.off('error', onError)
      worker.off('exit', onExit)
      act()
    }
    const onMessage = ({ result, error }: { result?: WorkerAnswer; error?: unknown }) =>
      settle(() => (result ? resolve(result) : reject(error as Error)))
    const onError = (error: unknown) => settle(() => reject(error as Error))
    const onExit = () => settle(() => reject(new Error('A forecasting thread ended unasked.')))
    worker.on('message', onMessage)
    worker.on('error', onError)
    worker.on('exit', onExit)
    worker.postMessage(task)
  })
}

/** A thread that has ended has no number any more. */
function hasEnded(worker: Worker): boolean {
  return worker.threadId < 0
}

const END_WITHIN_MS = 5_000

async function endWorker(worker: Worker): Promise<void> {
  if (hasEnded(worker)) return
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  worker.postMessage('end')
  const timer = setTimeout(() => void worker.terminate(), END_WITHIN_MS)
  await ended
  clearTimeout(timer)
}

/** Gives out tasks to the threads until there are none; `done` hears of each in the order of asking. */
export async function spreadTasks(
  threads: ForecastThreads,
  tasks: WorkerTask[],
  done: (index: number, answer: WorkerAnswer) => Promise<boolean>,
): Promise<void> {
  let next = 0
  let isGoingOn = true
  const work = async (thread: number) => {
    while (isGoingOn && next < tasks.length) {
      const index = next++
      const answer = await threads.ask(thread, tasks[index] as WorkerTask)
      isGoingOn = (await done(index, answer)) && isGoingOn
    }
  }
  await Promise.all(Array.from({ length: threads.count }, (_, thread) => work(thread)))
}

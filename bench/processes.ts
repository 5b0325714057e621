import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Bench, type Ground, median, round } from './ground.ts'
import { stockItems } from './reservations.ts'
import type { Sale, SellerTask } from './seller.ts'

const ITEMS = 10_000
const CALLERS = 256
const HOT_UNITS = 5_000
const HOT_ATTEMPTS = 50_000

/** Several processes of the program on one database: what they sell together, and that it is exact. */
export const processesBench: Bench = {
  name: 'processes',
  about: `${CALLERS} callers in one process and in two on one database; one item sold out by two`,
  run: async (ground) => {
    const [passes, seconds] = ground.quick ? [1, 2] : [3, 5]
    const skus = await stockItems(ground, 'SHARED', ITEMS, 1_000_000)
    const rates: Record<1 | 2, number[]> = { 1: [], 2: [] }
    for (let pass = 0; pass < passes; pass++)
      for (const processes of [1, 2] as const) {
        const sales = await sell(ground, processes, { skus, seconds, attempts: Infinity })
        rates[processes].push(Math.round(sum(sales.map(({ perSecond }) => perSecond))))
      }
    const hot = await stockItems(ground, 'SHAREDHOT', 1, HOT_UNITS)
    const sales = await sell(ground, 2, {
      skus: hot,
      seconds: ground.quick ? 10 : 20,
      attempts: HOT_ATTEMPTS,
    })
    return {
      perSecond: { oneProcess: median(rates[1]), twoProcesses: median(rates[2]) },
      hot: {
        units: HOT_UNITS,
        soldByEach: sales.map(({ won }) => won),
        sold: sum(sales.map(({ won }) => won)),
      },
      ratios: { 'two processes to one': round(median(rates[2]) / median(rates[1])) },
    }
  },
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** Starts the processes first, so that they sell at the same time. */
async function sell(
  { url }: Ground,
  processes: number,
  work: Pick<SellerTask, 'skus' | 'seconds' | 'attempts'>,
): Promise<Sale[]> {
  const file = fileURLToPath(new URL('seller.ts', import.meta.url))
  const sellers = Array.from({ length: processes }, () => fork(file))
  const task = { ...work, attempts: work.attempts / processes, url, callers: CALLERS / processes }
  for (const seller of sellers) seller.send({ ...task, attempts: Math.min(task.attempts, 1e9) })
  await Promise.all(sellers.map(nextMessage))
  const sales = sellers.map(nextMessage)
  for (const seller of sellers) seller.send('go')
  return (await Promise.all(sales)) as Sale[]
}

function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('error', reject)
  })
}

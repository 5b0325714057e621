import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

interface Answer {
  status: number
  body: { id?: string; code?: string; data?: Stock[] } | undefined
}

interface Stock {
  sku: string
  onHand: number
  committed: number
}

const ITEMS = 12
const UNITS = 200
// A caller who has no answer by then asks again, with the same key.
const PATIENCE_MS = 15_000
const GIVE_UP_MS = 180_000

/**
 * Callers who insist: each request is sent with one key until it has a real answer, whatever happens
 * to the program meanwhile. What they were told adds up to what stock must be.
 */
export class Buyers {
  answered = 0
  repeated = 0
  /** Requests that had no answer in time. */
  late = 0
  slowestMs = 0
  private readonly skus = Array.from({ length: ITEMS }, (_, number) => `CRASH-${number}`)
  private readonly told = new Map(this.skus.map((sku) => [sku, { onHand: 0, committed: 0 }]))
  private readonly firm: { id: string; sku: string; quantity: number }[] = []
  private finishing = false
  private readonly urls: string[]
  private readonly key: string

  constructor(url: string | string[], key: string) {
    this.urls = [url].flat()
    this.key = key
  }

  async stockUp(): Promise<void> {
    for (const sku of this.skus) {
      await this.insist('POST', '/v1/items', { sku, title: sku })
      await this.adjust(sku, UNITS)
    }
  }

  /** Works until `finish`, and until every request under way has its answer. */
  async work(callers: number): Promise<void> {
    this.finishing = false
    await Promise.all(
      Array.from({ length: callers }, async () => {
        while (!this.finishing) await this.doSomething()
      }),
    )
  }

  finish(): void {
    this.finishing = true
  }

  private async doSomething(): Promise<void> {
    const sku = this.skus[Math.floor(Math.random() * ITEMS)] as string
    const choice = Math.random()
    if (choice < 0.6) return this.reserve(sku, 1 + Math.floor(Math.random() * 3))
    if (choice < 0.7) return this.adjust(sku, 2)
    const reserved = this.firm.pop()
    if (!reserved) return this.adjust(sku, 1)
    return choice < 0.85 ? this.release(reserved) : this.ship(reserved)
  }

  private async reserve(sku: string, quantity: number): Promise<void> {
    const { status, body } = await this.insist('POST', '/v1/reservations', {
      reference: randomUUID(),
      lines: [{ sku, site: 'MAIN', quantity }],
    })
    if (status === 409 && body?.code === 'not_enough_stock') return
    this.expect(status, 201, body)
    this.add(sku, 0, quantity)
    this.firm.push({ id: body?.id as string, sku, quantity })
  }

  private async adjust(sku: string, quantity: number): Promise<void> {
    const lines = [{ sku, location: 'MAIN', quantity }]
    const { status, body } = await this.insist('POST', '/v1/adjustments', {
      reason: 'found',
      lines,
    })
    this.expect(status, 201, body)
    this.add(sku, quantity, 0)
  }

  private async release({ id, sku, quantity }: (typeof this.firm)[number]): Promise<void> {
    const { status, body } = await this.insist('DELETE', `/v1/reservations/${id}`)
    this.expect(status, 204, body)
    this.add(sku, 0, -quantity)
  }

  private async ship({ id, sku, quantity }: (typeof this.firm)[number]): Promise<void> {
    const { status, body } = await this.insist('POST', '/v1/shipments', { reservationId: id })
    this.expect(status, 201, body)
    this.add(sku, -quantity, -quantity)
  }

  private add(sku: string, onHand: number, committed: number): void {
    const told = this.told.get(sku)
    if (!told) return
    told.onHand += onHand
    told.committed += committed
  }

  private expect(status: number, wanted: number, body: unknown): void {
    if (status !== wanted)
      throw new Error(`expected ${wanted}, got ${status} ${JSON.stringify(body)}`)
  }

  /** What stock says otherwise than the callers were told. */
  async findDifferences(): Promise<unknown[]> {
    const { body } = await this.insist('GET', '/v1/stock?limit=200')
    return (body?.data ?? []).flatMap(({ sku, onHand, committed }) => {
      const told = this.told.get(sku)
      const same = told?.onHand === onHand && told.committed === committed
      return same ? [] : [{ sku, told, found: { onHand, committed } }]
    })
  }

  private async insist(method: string, path: string, body?: unknown): Promise<Answer> {
    const idempotencyKey = randomUUID()
    const end = performance.now() + GIVE_UP_MS
    while (performance.now() < end) {
      const answer = await this.send(method, path, body, idempotencyKey)
      if (answer && !isPassing(answer)) {
        this.answered++
        return answer
      }
      this.repeated++
      await sleep(20 + Math.random() * 100)
    }
    throw new Error(`${method} ${path} had no answer for minutes.`)
  }

  private async send(
    method: string,
    path: string,
    body: unknown,
    idempotencyKey: string,
  ): Promise<Answer | undefined> {
    const began = performance.now()
    const url = this.urls[Math.floor(Math.random() * this.urls.length)]
    try {
      const answer = await fetch(url + path, {
        method,
        signal: AbortSignal.timeout(PATIENCE_MS),
        headers: {
          authorization: `Bearer ${this.key}`,
          'idempotency-key': idempotencyKey,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      return { status: answer.status, body: text ? JSON.parse(text) : undefined }
    } catch (error) {
      // Refused, cut or too late: the same request again.
      if ((error as Error).name === 'TimeoutError') this.late++
      return undefined
    } finally {
      this.slowestMs = Math.max(this.slowestMs, performance.now() - began)
    }
  }
}

function isPassing({ status, body }: Answer): boolean {
  const codes = ['request_in_progress', 'conflicting_change']
  return status >= 500 || status === 429 || (status === 409 && codes.includes(body?.code ?? ''))
}

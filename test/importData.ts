import type { ImportView } from '../server/imports/importRecord.ts'
import { workImports } from '../server/imports/workImports.ts'
import { systemActor } from '../server/platform/jobs.ts'
import type { TestApp } from './app.ts'
import { testContext } from './database.ts'

/** Uploads a file over HTTP; the answer is the queued import or a refusal. */
export async function uploadFile(
  app: TestApp,
  kind: string,
  file: string | Buffer,
  options: { query?: Record<string, string>; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: any }> {
  const query = new URLSearchParams({ ...(kind ? { kind } : {}), ...options.query })
  return app.request('POST', `/v1/imports?${query}`, file, {
    headers: { 'content-type': 'text/csv', ...options.headers },
  })
}

/** Works the queue of imports as a job of the program does. */
export async function workQueue(
  app: Pick<TestApp, 'db' | 'clock'>,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const context = testContext(app.clock, systemActor)
  await workImports({ db: app.db, clock: app.clock, signal, context })
}

/** Imports a file to its end; answers with what became of it. */
export async function importFile(
  app: TestApp,
  kind: string,
  file: string | Buffer,
  query: Record<string, string> = {},
): Promise<ImportView> {
  const { status, body } = await uploadFile(app, kind, file, { query })
  if (status !== 202) throw new Error(`${status} ${JSON.stringify(body)}`)
  await workQueue(app)
  return readImport(app, body.id)
}

/** An import as the API shows it. */
export async function readImport(app: TestApp, id: string): Promise<ImportView> {
  return (await app.request('GET', `/v1/imports/${id}`)).body
}

/** Rolls an import back to its end. */
export async function rollBackImport(app: TestApp, id: string): Promise<ImportView> {
  const { status, body } = await app.request('POST', `/v1/imports/${id}/rollback`, {})
  if (status !== 202) throw new Error(`${status} ${JSON.stringify(body)}`)
  await workQueue(app)
  return readImport(app, id)
}

/** The errors file as text. */
export async function readErrors(app: TestApp, id: string, part = 'run'): Promise<string> {
  const answer = await app.app.inject({
    method: 'GET',
    url: `/v1/imports/${id}/errors?part=${part}`,
    headers: { authorization: `Bearer ${await app.keyOf('owner')}` },
  })
  return answer.body
}

/** A file of items with everything that a real one has; the same for the same numbers. */
export function* makeItemLines(count: number): Generator<string> {
  yield 'SKU,Title,UPC,Cost per item,Price,Type,Vendor,Vendor SKU,Weight (lb),MOQ,Case pack\r\n'
  for (let index = 0; index < count; index++) {
    const sku = `SKU-${String(index).padStart(7, '0')}`
    const cost = (1 + (index % 9_000) / 100).toFixed(2)
    const price = (2 + (index % 18_000) / 100).toFixed(2)
    const upc = withCheckDigit(String(60_000_000_000 + index))
    yield `${sku},"Item number ${index}, boxed",${upc},$${cost},$${price},Category ${index % 40},Supplier ${index % 25},V${index},${(index % 50) / 10 + 0.1},${index % 7},${1 + (index % 12)}\r\n`
  }
}

/** A UPC of its eleven first digits. */
export function withCheckDigit(first11: string): string {
  const sum = [...first11].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1),
    0,
  )
  return `${first11}${(10 - (sum % 10)) % 10}`
}

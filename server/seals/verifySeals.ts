import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { Difference } from '../stock/verify.ts'
import {
  afterHour,
  NO_SEAL,
  openSeal,
  type Seal,
  type SealBody,
  type SealedBucket,
} from './seal.ts'
import { digestRows, listSealedIds, type SealedTable } from './sealedRows.ts'

const SEALS_AT_ONCE = 24
const NAMED_ROWS = 5

/**
 * Compares every sealed hour with what it holds now, and the seals with each other. The public
 * key is this installation's; without it, that the seals are signed by us is not checked.
 */
export async function verifySeals(
  db: Database,
  publicKey: string | undefined,
): Promise<Difference[]> {
  const differences: Difference[] = []
  const chain = { number: 0, hour: undefined as string | undefined, hash: NO_SEAL }
  const otherKeys = new Map<string, number>()
  for await (const seals of readSeals(db)) {
    if (chain.number === 0 && seals[0])
      differences.push(...(await findRowsBefore(db, seals[0].hour)))
    const sealed = new Map<string, SealBody>()
    for (const seal of seals) {
      differences.push(...checkLink(seal, chain))
      const opened = openSeal(seal)
      if ('flaw' in opened) differences.push(differ('seal', seal, 'a signed seal', opened.flaw))
      else {
        sealed.set(seal.hour, opened.body)
        const key = opened.body.publicKey
        if (publicKey && key !== publicKey) otherKeys.set(key, (otherKeys.get(key) ?? 0) + 1)
      }
      Object.assign(chain, { number: seal.number, hour: seal.hour, hash: seal.hash })
    }
    for (const table of ['movement', 'event'] as const)
      differences.push(...(await compareRows(db, table, sealed)))
  }
  for (const [key, count] of otherKeys)
    differences.push({
      check: 'seal_key',
      subject: `${count} seals`,
      expected: `signed by this installation (${publicKey})`,
      found: `signed by ${key}`,
    })
  return [...differences, ...(await findLostSeals(db))]
}

/** Every seal in order, a day at a time. */
export async function* readSeals(db: Database): AsyncGenerator<Seal[]> {
  for (let last = 0; ; ) {
    const seals = await db.many<Seal>(sql`
      select number, hour, body, hash, signature, sealed_at as "sealedAt"
        from seal where number > ${last} order by number limit ${SEALS_AT_ONCE}`)
    if (seals.length === 0) return
    yield seals
    last = seals.at(-1)?.number ?? last
  }
}

async function findRowsBefore(db: Database, hour: string): Promise<Difference[]> {
  const { movements, events } = await db.one<{ movements: number; events: number }>(sql`
    select (select count(*)::int from stock_movement where recorded_at < ${hour}) as movements,
           (select count(*)::int from event where at < ${hour}) as events`)
  if (movements + events === 0) return []
  const found = `${movements} movements, ${events} events`
  return [{ check: 'sealed', subject: `before ${hour}`, expected: 'nothing', found }]
}

function checkLink(
  seal: Seal,
  chain: { number: number; hour: string | undefined; hash: string },
): Difference[] {
  const { previous } = readBody(seal.body)
  const expected = [`number ${chain.number + 1}`, `after ${chain.hash.slice(0, 12)}`]
  const found = [`number ${seal.number}`, `after ${String(previous).slice(0, 12)}`]
  const isNextHour = chain.hour === undefined || seal.hour === afterHour(chain.hour)
  const isLinked = seal.number === chain.number + 1 && previous === chain.hash && isNextHour
  return isLinked ? [] : [differ('seal_chain', seal, expected.join(', '), found.join(', '))]
}

function readBody(text: string): Partial<SealBody> {
  try {
    return JSON.parse(text) as Partial<SealBody>
  } catch {
    return {}
  }
}

function differ(check: string, seal: Seal, expected: string, found: string): Difference {
  return { check, subject: `seal ${seal.number} of ${seal.hour}`, expected, found }
}

async function compareRows(
  db: Database,
  table: SealedTable,
  sealed: Map<string, SealBody>,
): Promise<Difference[]> {
  const hours = [...sealed.keys()]
  const [first, last] = [hours[0], hours.at(-1)]
  if (first === undefined || last === undefined) return []
  const digests = await digestRows(db, table, first, afterHour(last))
  const differences: Difference[] = []
  for (const [hour, body] of sealed) {
    const before = bucketsOf(table === 'movement' ? body.movements : body.events)
    const now = bucketsOf(
      digests
        .filter((digest) => digest.hour === hour)
        .map(({ bucket, rows, hash }) => [bucket, rows, hash]),
    )
    const buckets = new Set([...before.keys(), ...now.keys()])
    for (const bucket of [...buckets].toSorted((a, b) => a - b)) {
      const [was, is] = [before.get(bucket), now.get(bucket)]
      if (was?.[1] === is?.[1] && was?.[2] === is?.[2]) continue
      const place = { hour, to: afterHour(hour), bucket }
      const ids = await listSealedIds(db, table, place, NAMED_ROWS + 1)
      differences.push({
        check: `sealed_${table}`,
        subject: `${table}s of ${hour}, bucket ${bucket}`,
        expected: describeBucket(was),
        found: `${describeBucket(is)}${ids.length > 0 && ids.length <= NAMED_ROWS ? `: ${ids.join(', ')}` : ''}`,
      })
    }
  }
  return differences
}

function bucketsOf(buckets: SealedBucket[]): Map<number, SealedBucket> {
  return new Map(buckets.map((bucket) => [bucket[0], bucket]))
}

function describeBucket(bucket: SealedBucket | undefined): string {
  if (!bucket) return 'no rows'
  return `${bucket[1]} ${bucket[1] === 1 ? 'row' : 'rows'} (${bucket[2].slice(0, 12)})`
}

/** Seals that the audit trail speaks of, but that are gone or are others. */
async function findLostSeals(db: Database): Promise<Difference[]> {
  return db.many<Difference>(sql`
    select 'seal_chain' as check, 'seal ' || e.subject_id as subject,
           left(e.details ->> 'hash', 12) as expected, coalesce(left(s.hash, 12), 'no seal') as found
      from event e left join seal s on s.number::text = e.subject_id
     where e.type = 'ledger.sealed' and s.hash is distinct from e.details ->> 'hash'
     order by e.id`)
}

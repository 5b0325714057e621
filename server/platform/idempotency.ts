import { createHash, createHmac } from 'node:crypto'
import type { Actor, Database, DeedContext, Queryable } from './database.ts'
import { bucketOfText, newId } from './identifier.ts'
import type { Jobs } from './jobs.ts'
import { Problem } from './problem.ts'
import { type Statement, sql } from './sql.ts'

/** An answer as it went out, to be given again word for word. */
export interface KeptReply {
  status: number
  /** JSON text, or null where the answer had no body. */
  reply: string | null
  /** The cookies that went with it, encrypted. */
  cookies?: string | null
}

/** One request's claim on its key. */
export interface KeyClaim {
  bucket: number
  actorId: string
  key: string
  hash: string
}

/** A claim that was committed before its deed began. */
export interface HeldClaim extends KeyClaim {
  heldBy: string
}

const KEPT_DAYS = 7
// An attempt that has not ended by then is taken for dead: no request may run for so long.
const HELD_SECONDS = 150
// Long enough to try again, and too short for a request that leaks later to open a session.
const COOKIE_SECONDS = 600

/** What a claim is made from: who asks, and what. */
export interface ClaimedRequest {
  actor: Pick<Actor, 'kind' | 'id'>
  key: string
  method: string
  url: string
  body: string
  /** Given where the body holds a password or a token: no table of hashes then tells it. */
  secretKey?: string | undefined
}

/** The claim of a request: the same key with another method, path or body is another request. */
export function claimOf({ actor, key, method, url, body, secretKey }: ClaimedRequest): KeyClaim {
  const digest = secretKey ? createHmac('sha256', secretKey) : createHash('sha256')
  const hash = digest.update(`${method}\n${url}\n${body}`).digest('base64url')
  return { bucket: bucketOfText(key), actorId: `${actor.kind}:${actor.id}`, key, hash }
}

/**
 * Takes the key in the deed's transaction, waiting for a running request with the same key.
 * Gives the kept reply where there is one; nothing where the deed is ours to do.
 */
export async function takeKey(
  tx: Queryable & DeedContext,
  claim: KeyClaim,
): Promise<KeptReply | undefined> {
  const taken = await tx.run(sql`
    insert into idempotency_key (bucket, actor_id, key, request_hash, created_at)
    values (${claim.bucket}, ${claim.actorId}, ${claim.key}, ${claim.hash}, ${tx.clock.now()})
    on conflict do nothing`)
  return taken === 1 ? undefined : readKeptReply(tx, claim)
}

/**
 * Takes the key for a request of more than one transaction, and commits that before anything else
 * happens; one that runs elsewhere is refused. Gives the kept reply where there is one.
 */
export async function holdKey(
  db: Queryable,
  context: DeedContext,
  claim: KeyClaim,
): Promise<HeldClaim | KeptReply> {
  const held = { ...claim, heldBy: newId() }
  const now = context.clock.now()
  const taken = await db.run(sql`
    insert into idempotency_key as known (bucket, actor_id, key, request_hash, held_by, created_at)
    values (${claim.bucket}, ${claim.actorId}, ${claim.key}, ${claim.hash}, ${held.heldBy}, ${now})
    on conflict (bucket, actor_id, key) do update
      set held_by = excluded.held_by, created_at = excluded.created_at
    where known.status is null and known.request_hash = excluded.request_hash
      and known.created_at < ${now}::timestamptz - make_interval(secs => ${HELD_SECONDS})`)
  if (taken === 1) return held
  const kept = await readKeptReply(db, claim)
  return { ...kept, cookies: isRecent(context, kept.at) ? (kept.cookies ?? null) : null }
}

function isRecent({ clock }: DeedContext, at: string): boolean {
  return clock.milliseconds() - Date.parse(at) < COOKIE_SECONDS * 1_000
}

/** Gives the key back where nothing was decided, so that the same request may be tried again. */
export async function releaseKey(db: Queryable, held: HeldClaim): Promise<void> {
  await db.run(sql`
    delete from idempotency_key where ${isRowOf(held)} and status is null and held_by = ${held.heldBy}`)
}

async function readKeptReply(db: Queryable, claim: KeyClaim): Promise<KeptReply & { at: string }> {
  const kept = await db.maybe<{
    hash: string
    status: number | null
    reply: string | null
    cookies: string | null
    at: string
  }>(sql`
    select request_hash as hash, status, reply, cookies, created_at as at from idempotency_key
     where ${isRowOf(claim)}`)
  if (kept && kept.hash !== claim.hash) throw new Problem(422, 'idempotency_key_reused')
  if (!kept || kept.status === null) throw new Problem(409, 'request_in_progress')
  const { status, reply, cookies, at } = kept
  return { status, reply, cookies, at }
}

/** Keeps the answer with the deed: both are committed, or neither. */
export async function keepReply(
  tx: Queryable,
  claim: KeyClaim & { heldBy?: string },
  { status, reply, cookies = null }: KeptReply,
): Promise<void> {
  const kept = await tx.run(sql`
    update idempotency_key set status = ${status}, reply = ${reply}, cookies = ${cookies}
     where ${isRowOf(claim)} and status is null and held_by is not distinct from ${claim.heldBy ?? null}`)
  // Another attempt has taken this one for dead: what it decides counts, and this deed is undone.
  if (kept === 0) throw new Problem(409, 'request_in_progress')
}

function isRowOf({ bucket, actorId, key }: KeyClaim): Statement {
  return sql`bucket = ${bucket} and actor_id = ${actorId} and key = ${key}`
}

/**
 * The statement that keeps answers of several requests at once, where the condition of its
 * surroundings holds; a key that is taken makes it fail.
 */
export function insertKeptReplies(
  rows: { claim: KeyClaim; kept: KeptReply; now: string }[],
  condition: Statement = sql`true`,
): Statement {
  const json = rows.map(
    ({ claim: { bucket, actorId, key, hash }, kept: { status, reply }, now }) => [
      bucket,
      actorId,
      key,
      hash,
      status,
      reply,
      now,
    ],
  )
  return sql`
    insert into idempotency_key (bucket, actor_id, key, request_hash, status, reply, created_at)
    select (row->>0)::smallint, row->>1, row->>2, row->>3, (row->>4)::smallint, row->>5,
           (row->>6)::timestamptz
      from jsonb_array_elements(${JSON.stringify(json)}::jsonb) row
     where ${condition}`
}

/** Keeps a refusal, whose own transaction left nothing behind; gives the answer that was kept before it. */
export async function keepRefusal(
  db: Database,
  context: DeedContext,
  claim: KeyClaim & { heldBy?: string },
  kept: KeptReply,
): Promise<KeptReply | undefined> {
  return db.transaction(context, async (tx) => {
    const earlier = claim.heldBy ? undefined : await takeKey(tx, claim)
    if (!earlier) await keepReply(tx, claim, kept)
    return earlier
  })
}

/** Forgets keys after seven days; effects stay forever. */
export const idempotencyJobs: Jobs = {
  'platform.forget_idempotency_keys': {
    schedule: '17 * * * *',
    run: async ({ db, clock }) => {
      await db.run(sql`
        delete from idempotency_key
         where created_at < ${clock.now()}::timestamptz - make_interval(days => ${KEPT_DAYS})`)
    },
  },
}

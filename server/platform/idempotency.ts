import { createHash } from 'node:crypto'
import type { Actor, Database, DeedContext, Queryable } from './database.ts'
import { bucketOfText } from './identifier.ts'
import type { Jobs } from './jobs.ts'
import { Problem } from './problem.ts'
import { type Statement, sql } from './sql.ts'

/** An answer as it went out, to be given again word for word. */
export interface KeptReply {
  status: number
  /** JSON text, or null where the answer had no body. */
  reply: string | null
}

/** One request's claim on its key. */
export interface KeyClaim {
  bucket: number
  actorId: string
  key: string
  hash: string
}

const KEPT_DAYS = 7

/** The claim of a request: the same key with another method, path or body is another request. */
export function claimOf(
  actor: Actor,
  key: string,
  method: string,
  url: string,
  body: string,
): KeyClaim {
  const hash = createHash('sha256').update(`${method}\n${url}\n${body}`).digest('base64url')
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

async function readKeptReply(db: Queryable, claim: KeyClaim): Promise<KeptReply> {
  const kept = await db.maybe<{ hash: string; status: number | null; reply: string | null }>(sql`
    select request_hash as hash, status, reply from idempotency_key
     where bucket = ${claim.bucket} and actor_id = ${claim.actorId} and key = ${claim.key}`)
  if (kept && kept.hash !== claim.hash) throw new Problem(422, 'idempotency_key_reused')
  if (!kept || kept.status === null) throw new Problem(409, 'request_in_progress')
  return { status: kept.status, reply: kept.reply }
}

/** Keeps the answer with the deed: both are committed, or neither. */
export async function keepReply(tx: Queryable, claim: KeyClaim, kept: KeptReply): Promise<void> {
  await tx.run(sql`
    update idempotency_key set status = ${kept.status}, reply = ${kept.reply}
     where bucket = ${claim.bucket} and actor_id = ${claim.actorId} and key = ${claim.key}`)
}

/**
 * The statement that keeps answers of several requests at once, where the condition of its
 * surroundings holds; a key that is taken makes it fail.
 */
export function insertKeptReplies(
  rows: { claim: KeyClaim; kept: KeptReply; now: string }[],
  condition: Statement = sql`true`,
): Statement {
  const json = rows.map(({ claim, kept, now }) => ({ ...claim, ...kept, now }))
  return sql`
    insert into idempotency_key (bucket, actor_id, key, request_hash, status, reply, created_at)
    select bucket, "actorId", key, hash, status, reply, now
      from jsonb_to_recordset(${JSON.stringify(json)}::jsonb)
        as row(bucket smallint, "actorId" text, key text, hash text, status smallint, reply text,
               now timestamptz)
     where ${condition}`
}

/** Keeps a refusal, whose own transaction left nothing behind; gives the answer that was kept first. */
export async function keepRefusal(
  db: Database,
  context: DeedContext,
  claim: KeyClaim,
  kept: KeptReply,
): Promise<KeptReply> {
  return db.transaction(context, async (tx) => {
    const earlier = await takeKey(tx, claim)
    if (earlier) return earlier
    await keepReply(tx, claim, kept)
    return kept
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

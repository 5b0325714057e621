import type { Clock } from '../platform/clock.ts'
import type { Database, DeedContext, Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { newId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import type { Settle } from '../platform/route.ts'
import { updateSettings } from '../platform/settings.ts'
import { sql } from '../platform/sql.ts'
import { createOneTimeLink, findOneTimeLink, spendOneTimeLink } from './oneTimeLinks.ts'
import { checkPassword, hashPassword, withHashSlot } from './passwords.ts'
import { actAs, actorOfUser, createUser, operatorActor, type User } from './users.ts'

const TOKEN_MINUTES = 30
// Any number that no other advisory lock of this program bears.
const SET_UP_LOCK = 4_400_002

/** Who the first owner is. */
export interface NewOwner {
  email: string
  name: string
  password: string
}

/** What else the set-up page asks. */
export interface NewCompany {
  company?: string | undefined
  timeZone?: string | undefined
}

/** Steps of other modules, joined in app.ts, that belong to the set-up's transaction. */
export type SetUpStep = (tx: Tx, company: NewCompany) => Promise<void>

/** Filled by app.ts: access knows none of the modules that take part, such as locations. */
export const setUpSteps: SetUpStep[] = []

/** Whether nobody can sign in yet. */
export async function isSetUpNeeded(db: Queryable): Promise<boolean> {
  const { needed } = await db.one<{ needed: boolean }>(
    sql`select not exists (select from app_user) as needed`,
  )
  return needed
}

/** The token of the set-up link, or nothing where there is an owner already. */
export async function createSetupToken(db: Queryable, clock: Clock): Promise<string | undefined> {
  if (!(await isSetUpNeeded(db))) return undefined
  const link = await createOneTimeLink(db, {
    kind: 'set_up',
    createdBy: 'onhand',
    minutes: TOKEN_MINUTES,
    now: clock.now(),
  })
  return link.token
}

/** Makes the owner whom the set-up link asked for. */
export async function completeSetup(
  call: DeedContext & { db: Database; settle: Settle },
  input: NewOwner & NewCompany & { token: string },
  steps: SetUpStep[],
): Promise<User> {
  if (!(await isSetUpNeeded(call.db))) throw new Problem(410, 'already_set_up')
  await findOneTimeLink(call.db, 'set_up', input.token, call.clock.now())
  return makeFirstOwner(call.settle, input, async (tx) => {
    await spendOneTimeLink(tx, 'set_up', input.token)
    const { company: name, timeZone } = input
    await updateSettings(tx, {
      company: { ...(name ? { name } : {}), ...(timeZone ? { timeZone } : {}) },
    })
    for (const step of steps) await step(tx, input)
  })
}

/** Makes the first owner on the machine itself, without a link. */
export async function createOwner(db: Database, clock: Clock, owner: NewOwner): Promise<User> {
  const context = operatorContext(clock)
  return makeFirstOwner(
    (work) => db.transaction(context, work),
    owner,
    async () => {},
  )
}

async function makeFirstOwner(
  settle: (work: (tx: Tx) => Promise<User>) => Promise<User>,
  owner: NewOwner,
  alongside: (tx: Tx) => Promise<void>,
): Promise<User> {
  checkPassword(owner.password, [owner.email, owner.name])
  const passwordHash = await withHashSlot(() => hashPassword(owner.password))
  return settle(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(${SET_UP_LOCK})`)
    if (!(await isSetUpNeeded(tx))) throw new Problem(410, 'already_set_up')
    const { email, name } = owner
    const user = await createUser(tx, { email, name, role: 'owner', passwordHash })
    const asOwner = tx.actor.kind === 'operator' ? tx : actAs(tx, actorOfUser(user))
    await alongside(asOwner)
    await appendEvent(asOwner, {
      type: 'company.set_up',
      subjectKind: 'user',
      subjectId: user.id,
      subjectName: user.email,
      audience: 'audit',
    })
    return user
  })
}

/** The context of what the operator does on the machine itself. */
export function operatorContext(clock: Clock): DeedContext {
  return { actor: operatorActor, clock, requestId: newId(), origin: { via: 'cli' } }
}

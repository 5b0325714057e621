import type { Actor, Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { newId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { personOf } from './preferences.ts'

/** What a person says of a view. */
export interface ViewInput {
  list: string
  name: string
  shared: boolean
  search: Record<string, string>
  layout: Record<string, unknown> | null
}

/** A list as somebody wants to see it again. */
export interface SavedView extends ViewInput {
  id: string
  owner: string
  mine: boolean
  createdAt: string
  updatedAt: string
}

const MOST_VIEWS = 200

function viewColumns(userId: string) {
  return sql`
    view.id, view.list, view.name, view.shared, view.search, view.layout, owner.name as owner,
    view.owner_id = ${userId} as mine, view.created_at as "createdAt", view.updated_at as "updatedAt"`
}

/** The views of a list that someone sees: their own, and those that others share. */
export async function listViews(
  db: Queryable,
  userId: string,
  list: string | undefined,
): Promise<SavedView[]> {
  return db.many<SavedView>(sql`
    select ${viewColumns(userId)}
      from saved_view view join app_user owner on owner.id = view.owner_id
     where (view.owner_id = ${userId} or view.shared)
       and ${list === undefined ? sql`true` : sql`view.list = ${list}`}
     order by view.list, view.owner_id <> ${userId}, view.name, view.id limit ${MOST_VIEWS * 5}`)
}

/** One view, if the one who asks may see it. */
export async function getView(db: Queryable, userId: string, id: string): Promise<SavedView> {
  const view = await db.maybe<SavedView>(sql`
    select ${viewColumns(userId)}
      from saved_view view join app_user owner on owner.id = view.owner_id
     where view.id = ${id} and (view.owner_id = ${userId} or view.shared)`)
  if (!view) throw new Problem(404, 'not_found', { detail: 'There is no such view any more.' })
  return view
}

/** Gives a list's present state a name. */
export async function createView(tx: Tx, input: ViewInput): Promise<SavedView> {
  const ownerId = personOf(tx.actor)
  const { list, name, shared, search, layout } = input
  const id = newId()
  const now = tx.clock.now()
  await tx.run(sql`
    insert into saved_view (id, list, owner_id, name, shared, search, layout, created_at, updated_at)
    values (${id}, ${list}, ${ownerId}, ${name}, ${shared}, ${JSON.stringify(search)}::jsonb,
            ${layout && JSON.stringify(layout)}::jsonb, ${now}, ${now})`)
  const { many } = await tx.one<{ many: boolean }>(sql`
    select count(*) > ${MOST_VIEWS} as many from saved_view where owner_id = ${ownerId}`)
  if (many) throw new Problem(422, 'too_many_views')
  await appendEvent(tx, {
    type: 'view.created',
    subjectKind: 'view',
    subjectId: id,
    subjectName: name,
    details: { list, shared, search },
  })
  return getView(tx, ownerId, id)
}

/** Changes a view; what is absent stays. */
export async function updateView(
  tx: Tx,
  id: string,
  patch: Partial<Omit<ViewInput, 'list'>>,
): Promise<SavedView> {
  const userId = personOf(tx.actor)
  const before = await lockView(tx, userId, id)
  const next = { ...before, ...patch }
  await tx.run(sql`
    update saved_view set name = ${next.name}, shared = ${next.shared},
           search = ${JSON.stringify(next.search)}::jsonb,
           layout = ${next.layout && JSON.stringify(next.layout)}::jsonb, updated_at = ${tx.clock.now()}
     where id = ${id}`)
  await appendEvent(tx, {
    type: 'view.changed',
    subjectKind: 'view',
    subjectId: id,
    subjectName: next.name,
    details: { list: next.list, shared: next.shared, search: next.search },
  })
  return getView(tx, userId, id)
}

/** Forgets a view. */
export async function deleteView(tx: Tx, id: string): Promise<void> {
  const { name, list } = await lockView(tx, personOf(tx.actor), id)
  await tx.run(sql`delete from saved_view where id = ${id}`)
  await appendEvent(tx, {
    type: 'view.deleted',
    subjectKind: 'view',
    subjectId: id,
    subjectName: name,
    details: { list },
  })
}

/** A view may be changed by who made it, and a shared one also by those who manage access. */
async function lockView(tx: Tx, userId: string, id: string): Promise<SavedView> {
  await tx.run(sql`select from saved_view where id = ${id} for update`)
  const view = await getView(tx, userId, id)
  if (!view.mine && !mayManage(tx.actor)) throw new Problem(403, 'view_of_someone_else')
  return view
}

function mayManage(actor: Actor): boolean {
  return actor.permissions.has('access.manage')
}

import { AsyncLocalStorage } from 'node:async_hooks'
import { type CleanedWhere, createAdapterFactory } from 'better-auth/adapters'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { allOf, joinStatements, type Statement, sql } from '../platform/sql.ts'
import { hashToken } from './tokens.ts'

/** The open transaction in which the auth library reads and writes. */
export const authTransaction = new AsyncLocalStorage<Tx>()

type Row = Record<string, unknown>

/** How one of the library's models lies in our tables: its fields as columns, under its own names. */
interface Table {
  name: Statement
  read: Statement
  columns: Record<string, Statement>
}

const TABLES: Record<string, Table> = {
  user: {
    name: sql`app_user`,
    read: sql`id, email, name, second_factor as "twoFactorEnabled", created_at as "createdAt", updated_at as "updatedAt"`,
    columns: {
      id: sql`id`,
      email: sql`email`,
      name: sql`name`,
      twoFactorEnabled: sql`second_factor`,
      createdAt: sql`created_at`,
      updatedAt: sql`updated_at`,
    },
  },
  account: {
    name: sql`credential`,
    read: sql`id, user_id as "userId", user_id as "accountId", 'credential' as "providerId",
      password_hash as password, created_at as "createdAt", updated_at as "updatedAt"`,
    columns: {
      id: sql`id`,
      userId: sql`user_id`,
      accountId: sql`user_id`,
      providerId: sql`'credential'::text`,
      password: sql`password_hash`,
      createdAt: sql`created_at`,
      updatedAt: sql`updated_at`,
    },
  },
  session: {
    name: sql`session`,
    read: sql`id, user_id as "userId", token_hash as token, expires_at as "expiresAt", created_at as "createdAt",
      last_seen_at as "updatedAt", address as "ipAddress", agent as "userAgent"`,
    columns: {
      id: sql`id`,
      userId: sql`user_id`,
      token: sql`token_hash`,
      expiresAt: sql`expires_at`,
      createdAt: sql`created_at`,
      updatedAt: sql`last_seen_at`,
      ipAddress: sql`address`,
      userAgent: sql`agent`,
    },
  },
  verification: {
    name: sql`auth_challenge`,
    read: sql`id, identifier, value, expires_at as "expiresAt", created_at as "createdAt",
      updated_at as "updatedAt"`,
    columns: {
      id: sql`id`,
      identifier: sql`identifier`,
      value: sql`value`,
      expiresAt: sql`expires_at`,
      createdAt: sql`created_at`,
      updatedAt: sql`updated_at`,
    },
  },
  twoFactor: {
    name: sql`second_factor`,
    read: sql`id, user_id as "userId", secret, recovery_codes as "backupCodes", verified,
      failed_count as "failedVerificationCount", locked_until as "lockedUntil"`,
    columns: {
      id: sql`id`,
      userId: sql`user_id`,
      secret: sql`secret`,
      backupCodes: sql`recovery_codes`,
      verified: sql`verified`,
      failedVerificationCount: sql`failed_count`,
      lockedUntil: sql`locked_until`,
    },
  },
}

const COMPARISONS: Record<string, Statement> = {
  eq: sql`=`,
  ne: sql`<>`,
  lt: sql`<`,
  lte: sql`<=`,
  gt: sql`>`,
  gte: sql`>=`,
}

/** The auth library's view of our tables: it never sees a stored token, nor our clock. */
export const authAdapter = createAdapterFactory({
  config: { adapterId: 'onhand', customIdGenerator: () => newId(), supportsUUIDs: true },
  adapter: () => ({
    create: async ({ model, data }) => {
      const fields = Object.entries(stored(model, data)).filter(
        ([name]) => name in columnsOf(model),
      )
      const rows = await tx().many(sql`
        insert into ${nameOf(model)}
          (${joinStatements(
            fields.map(([name]) => columnOf(model, name)),
            ', ',
          )})
        values (${joinStatements(
          fields.map(([, value]) => sql`${value}`),
          ', ',
        )})
        returning ${readOf(model)}`)
      return { ...shown(rows[0] as Row), ...tokenOf(model, data) } as typeof data
    },
    findOne: async <T>({ model, where }: { model: string; where: CleanedWhere[] }) => {
      const [row] = await select(model, where, sql`limit 1`)
      return (row ?? null) as T | null
    },
    findMany: async <T>({ model, where, limit, sortBy }: FindMany) => {
      const order = sortBy
        ? sql`order by ${columnOf(model, sortBy.field)} ${sortBy.direction === 'desc' ? sql`desc` : sql`asc`}`
        : sql``
      return (await select(model, where ?? [], sql`${order} limit ${limit}`)) as T[]
    },
    update: async <T>({
      model,
      where,
      update,
    }: {
      model: string
      where: CleanedWhere[]
      update: T
    }) => {
      const [row] = await change(model, where, setOf(model, update as Row))
      return (row ?? null) as T | null
    },
    updateMany: async ({ model, where, update }) =>
      (await change(model, where, setOf(model, update))).length,
    incrementOne: async <T>({ model, where, increment, set }: Increment) => {
      const added = Object.entries(increment).map(([name, by]) => {
        const column = columnOf(model, name)
        return sql`${column} = ${column} + ${by}`
      })
      const [row] = await change(model, where, [...added, ...setOf(model, set ?? {})])
      return (row ?? null) as T | null
    },
    delete: async ({ model, where }) => {
      await remove(model, where)
    },
    deleteMany: async ({ model, where }) => (await remove(model, where)).length,
    consumeOne: async <T>({ model, where }: { model: string; where: CleanedWhere[] }) =>
      ((await remove(model, where))[0] ?? null) as T | null,
    count: async ({ model, where }) => (await select(model, where ?? [], sql``)).length,
  }),
})

interface FindMany {
  model: string
  where?: CleanedWhere[] | undefined
  limit: number
  sortBy?: { field: string; direction: 'asc' | 'desc' } | undefined
}

interface Increment {
  model: string
  where: CleanedWhere[]
  increment: Record<string, number>
  set?: Row | undefined
}

async function select(model: string, where: CleanedWhere[], rest: Statement): Promise<Row[]> {
  const rows = await tx().many<Row>(sql`
    select ${readOf(model)} from ${nameOf(model)} where ${conditions(model, where)} ${rest}`)
  return rows.map((row) => ({ ...shown(row), ...tokenIn(model, where) }))
}

async function change(model: string, where: CleanedWhere[], set: Statement[]): Promise<Row[]> {
  const rows = await tx().many<Row>(sql`
    update ${nameOf(model)} set ${joinStatements(set, ', ')}
     where ${conditions(model, where)} returning ${readOf(model)}`)
  return rows.map((row) => ({ ...shown(row), ...tokenIn(model, where) }))
}

async function remove(model: string, where: CleanedWhere[]): Promise<Row[]> {
  const rows = await tx().many<Row>(sql`
    delete from ${nameOf(model)} where ${conditions(model, where)} returning ${readOf(model)}`)
  return rows.map(shown)
}

function conditions(model: string, where: CleanedWhere[]): Statement {
  const asked = where.map(({ field, operator, value, connector }) => {
    const comparison = COMPARISONS[operator]
    if (!comparison || connector === 'OR')
      throw new Error(`The auth library asks for ${operator}, which our adapter does not know.`)
    const kept = stored(model, { [field]: value })[field]
    return sql`${columnOf(model, field)} ${comparison} ${kept}`
  })
  // Whoever was deactivated does not exist for the library, so that no path lets them in.
  return allOf(model === 'user' ? [...asked, sql`active`] : asked)
}

function setOf(model: string, update: Row): Statement[] {
  return Object.entries(stored(model, update))
    .filter(([name]) => name in columnsOf(model))
    .map(([name, value]) => sql`${columnOf(model, name)} = ${value}`)
}

/** Of a session's token only the hash is kept; instants of the machine's clock become our clock's. */
function stored(model: string, data: Row): Row {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      if (model === 'session' && name === 'token') return [name, hashToken(String(value))]
      if (value instanceof Date)
        return [name, new Date(value.getTime() + clockShift()).toISOString()]
      if (model === 'session' && name === 'ipAddress') return [name, tx().origin.address ?? '']
      if (model === 'session' && name === 'userAgent') return [name, tx().origin.agent ?? '']
      return [name, value]
    }),
  )
}

function shown(row: Row): Row {
  const instant = /At$|Until$/
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) =>
      instant.test(name) && typeof value === 'string'
        ? [name, new Date(Date.parse(value) - clockShift())]
        : [name, value],
    ),
  )
}

/** The library reads the machine's clock and nothing else; so its instants are moved on their way. */
function clockShift(): number {
  return tx().clock.milliseconds() - Date.now()
}

/** The library puts into the cookie what it gets back: the token itself, which only it holds. */
function tokenOf(model: string, data: Row): Row {
  return model === 'session' ? { token: data.token } : {}
}

function tokenIn(model: string, where: CleanedWhere[]): Row {
  const asked = where.find(({ field }) => field === 'token')
  return asked ? tokenOf(model, { token: asked.value }) : {}
}

function nameOf(model: string): Statement {
  return tableOf(model).name
}

function columnsOf(model: string): Record<string, Statement> {
  return tableOf(model).columns
}

function columnOf(model: string, field: string): Statement {
  const column = columnsOf(model)[field]
  if (!column) throw new Error(`The auth library asks for ${model}.${field}, which we do not keep.`)
  return column
}

function tableOf(model: string): Table {
  const table = TABLES[model]
  if (!table) throw new Error(`The auth library asks for ${model}, which we do not keep.`)
  return table
}

function readOf(model: string): Statement {
  return tableOf(model).read
}

function tx(): Tx {
  const open = authTransaction.getStore()
  if (!open) throw new Error('The auth library was called outside a transaction.')
  return open
}

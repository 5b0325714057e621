// What the operator does on the machine itself, without signing in. The command line starts it as
// `node server/operator.ts <deed>`, gives what the deed needs as JSON and takes its answer as JSON.
import { basename } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { createKeyAsOperator } from './access/apiKeys.ts'
import { addressOfLink } from './access/oneTimeLinks.ts'
import { accessRefusals } from './access/refusals.ts'
import { resetUserAsOperator } from './access/resetPassword.ts'
import { ROLES } from './access/roles.ts'
import { createOwner, operatorContext } from './access/setUp.ts'
import { distributeDatabase } from './distribute.ts'
import { verifyValues } from './insights/followValues.ts'
import { verifyStandings } from './insights/standings.ts'
import { type BackupSummary, backUpDatabase, checkBackup } from './platform/backup.ts'
import { backupRefusals } from './platform/backupFile.ts'
import { recordBackup } from './platform/backupRoutes.ts'
import { systemClock } from './platform/clock.ts'
import { type Config, readConfig } from './platform/config.ts'
import { type Database, openDatabase } from './platform/database.ts'
import { findRunningPostgres, startEmbeddedPostgres } from './platform/embeddedPostgres.ts'
import { createLog } from './platform/log.ts'
import { findMasterKey } from './platform/masterKey.ts'
import { APP_ROLE, migrateDatabase } from './platform/migrate.ts'
import { addRefusals, replyWithProblem, toProblem } from './platform/problemReply.ts'
import { openBackup, restoreBackup } from './platform/restore.ts'
import { StartRefusal } from './platform/startRefusal.ts'
import { exportSealedRows, exportSeals } from './seals/exportSeals.ts'
import { deriveSealKey } from './seals/seal.ts'
import { addVerification, verifyAll } from './seals/verifyAll.ts'

addVerification(verifyStandings)
addVerification(verifyValues)

// A server that is just starting has the folder's lock before its database can be reached.
const START_PATIENCE_MS = 60_000

/** Where a deed is done; the URL is the database owner's. */
interface Place {
  db: Database
  config: Config
  url: string
}

const fileInput = z.strictObject({ file: z.string().min(1) })

const DEEDS: Record<string, (place: Place, input: unknown) => Promise<unknown>> = {
  setup: async ({ db }, input) => {
    const owner = z
      .strictObject({ email: z.email(), name: z.string().min(1), password: z.string() })
      .parse(input)
    const { id, email, name } = await createOwner(db, systemClock, owner)
    return { id, email, name }
  },
  key: async ({ db }, input) => {
    const wish = z
      .strictObject({
        name: z.string().min(1).max(100),
        role: z.enum(ROLES),
        expiresOn: z.iso.date().optional(),
      })
      .parse(input)
    return createKeyAsOperator(db, systemClock, wish)
  },
  reset: async ({ db, config }, input) => {
    const wish = z
      .strictObject({ email: z.email(), removeSecondFactor: z.boolean().optional() })
      .parse(input)
    const { token, expiresAt } = await resetUserAsOperator(db, systemClock, wish)
    return { url: addressOfLink(config.baseUrl, 'password_reset', token), expiresAt }
  },
  verify: async ({ db, config }) => ({ differences: await verifyAll(db, findPublicKey(config)) }),
  backup: async ({ db, url }, input) => {
    const { file } = fileInput.parse(input)
    const made = await backUpDatabase(url, systemClock, file)
    await recordOperatorBackup(db, 'backup.made', { ...made, file })
    return made
  },
  distribute: async ({ url }, input) =>
    distributeDatabase(url, z.strictObject({ isDry: z.boolean() }).parse(input)),
  exportSeals: async ({ db, config }, input) => {
    const wish = fileInput.extend({ rows: z.string().min(1).optional() }).parse(input)
    const made = await exportSeals(db, systemClock, findPublicKey(config), wish.file)
    return wish.rows ? { ...made, ...(await exportSealedRows(db, wish.rows)) } : made
  },
}

/** Deeds that need no database, or one that is still empty. */
const DEEDS_BEFORE_A_DATABASE: Record<
  string,
  (config: Config, input: unknown) => Promise<unknown>
> = {
  checkBackup: async (_config, input) => {
    const { header: _, ...summary } = await checkBackup(fileInput.parse(input).file)
    return summary
  },
  restore: async (config, input) => {
    const { file } = fileInput.parse(input)
    const backup = await openBackup(file)
    const prepare = (url: string) => restoreBackup(url, backup)
    const { url, leave } = config.databaseUrl
      ? await prepareDatabase(config.databaseUrl, prepare)
      : await startOwnPostgres(config, prepare)
    try {
      return await withDatabase(url, async (db) => {
        const differences = await verifyAll(db, findPublicKey(config))
        await recordOperatorBackup(db, 'backup.restored', { ...backup.summary, file })
        return { ...backup.summary, differences, isKeyMissing: !findMasterKey(config) }
      })
    } finally {
      await leave()
    }
  },
}

function findPublicKey(config: Config): string | undefined {
  const masterKey = findMasterKey(config)
  return masterKey && deriveSealKey(masterKey).publicKey
}

async function recordOperatorBackup(
  db: Database,
  type: 'backup.made' | 'backup.restored',
  summary: BackupSummary & { file: string },
): Promise<void> {
  await db.transaction(operatorContext(systemClock), (tx) =>
    recordBackup(tx, type, summary, basename(summary.file)),
  )
}

async function operate(): Promise<void> {
  const name = process.argv[2] ?? ''
  const deed = DEEDS[name]
  const early = DEEDS_BEFORE_A_DATABASE[name]
  addRefusals(accessRefusals)
  addRefusals(backupRefusals)
  const input: unknown = JSON.parse((await text(process.stdin)) || 'null')
  const config = readConfig(process.env)
  if (early) console.log(JSON.stringify(await early(config, input)))
  else if (deed) console.log(JSON.stringify(await doWithDatabase(config, deed, input)))
  else {
    const names = [...Object.keys(DEEDS), ...Object.keys(DEEDS_BEFORE_A_DATABASE)]
    throw new StartRefusal('invalid_arguments', `Deeds: ${names.join(', ')}`)
  }
}

async function doWithDatabase(
  config: Config,
  deed: (place: Place, input: unknown) => Promise<unknown>,
  input: unknown,
): Promise<unknown> {
  const { url, leave } = await reachDatabase(config)
  try {
    return await withDatabase(url, (db) => deed({ db, config, url }, input))
  } finally {
    await leave()
  }
}

async function withDatabase<Result>(
  url: string,
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  // What an operator asks for may take long, such as verifying a large ledger.
  const db = openDatabase({ url, role: APP_ROLE, connections: 4, statementTimeoutMs: 600_000 })
  try {
    return await work(db)
  } finally {
    await db.close()
  }
}

/** The database of a server that runs; else the one that DATABASE_URL names, or our own for a while. */
async function reachDatabase(config: Config): Promise<{ url: string; leave(): Promise<void> }> {
  if (config.databaseUrl) return prepareDatabase(config.databaseUrl, migrateDatabase)
  const end = performance.now() + START_PATIENCE_MS
  for (;;) {
    const running = findRunningPostgres(config.dataFolder)
    if (running && (await isMigrated(running.url)))
      return { url: running.url, leave: async () => {} }
    try {
      return await startOwnPostgres(config, migrateDatabase)
    } catch (error) {
      const isInUse = error instanceof StartRefusal && error.code === 'data_folder_in_use'
      if (!isInUse || performance.now() > end) throw error
      await sleep(300)
    }
  }
}

/** Whether its server has finished its start, or at least made the tables that a deed needs. */
async function isMigrated(url: string): Promise<boolean> {
  try {
    await migrateDatabase(url)
    return true
  } catch (error) {
    if (error instanceof Error && /ECONN|ENOENT|starting up/.test(error.message)) return false
    throw error
  }
}

async function prepareDatabase(url: string, prepare: (url: string) => Promise<unknown>) {
  await prepare(url)
  return { url, leave: async () => {} }
}

async function startOwnPostgres(config: Config, prepare: (url: string) => Promise<unknown>) {
  const log = createLog('error', process.stderr)
  const postgres = await startEmbeddedPostgres({ dataFolder: config.dataFolder, log })
  const leave = () => postgres.stop()
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void leave().finally(() => process.exit(1)))
  try {
    await prepare(postgres.url)
    return { url: postgres.url, leave }
  } catch (error) {
    await leave()
    throw error
  }
}

operate().catch((error: unknown) => {
  process.exitCode = 1
  if (error instanceof z.ZodError) console.error(z.prettifyError(error))
  else if (error instanceof StartRefusal) console.error(error.message)
  else {
    const problem = toProblem(error)
    const said = problem && replyWithProblem(problem, '')
    console.error(said ? (problem.details.detail ?? said.title) : error)
  }
})

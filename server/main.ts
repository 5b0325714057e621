import { addressOfLink } from './access/oneTimeLinks.ts'
import { createSetupToken } from './access/setUp.ts'
import { NewsLoop } from './alerts/newsLoop.ts'
import { createApp, jobs } from './app.ts'
import { ChannelSync } from './channels/channelSync.ts'
import { openDemo } from './demo.ts'
import { systemClock } from './platform/clock.ts'
import { type Config, readConfig } from './platform/config.ts'
import { type Database, openDatabase } from './platform/database.ts'
import { startEmbeddedPostgres } from './platform/embeddedPostgres.ts'
import { startJobs } from './platform/jobs.ts'
import { type Lan, openLan } from './platform/lan.ts'
import { createLog, type Log } from './platform/log.ts'
import { readMasterKey } from './platform/masterKey.ts'
import { APP_ROLE, migrateDatabase } from './platform/migrate.ts'
import { StartRefusal } from './platform/startRefusal.ts'

// A supervisor gives ten seconds; what is not done by then is cut.
const STOP_WITHIN_MS = 9_000

/** Something to end, the latest started first. */
type Stop = () => Promise<unknown>

async function start(): Promise<void> {
  const read = readConfig(process.env, process.argv.slice(2))
  const lan = read.lan ? await openLan(read, systemClock) : undefined
  const config = lan?.config ?? read
  const log = createLog(config.logLevel)
  for (const warning of config.warnings) log.warn(warning)
  const stops: Stop[] = []
  stopOnSignals(stops, log)
  try {
    const url = await reachDatabase(config, log, stops)
    const db = await serve(config, log, url, stops, lan)
    await announce(config, db)
  } catch (error) {
    await stopAll(stops)
    throw error
  }
}

/** The embedded server, or the one that DATABASE_URL names, brought to this version. */
async function reachDatabase(config: Config, log: Log, stops: Stop[]): Promise<string> {
  const url = config.databaseUrl ?? (await startOwnPostgres(config, log, stops))
  await migrateDatabase(url)
  return url
}

async function startOwnPostgres(config: Config, log: Log, stops: Stop[]): Promise<string> {
  const postgres = await startEmbeddedPostgres({ dataFolder: config.dataFolder, log })
  stops.push(() => postgres.stop())
  return postgres.url
}

async function serve(
  config: Config,
  log: Log,
  url: string,
  stops: Stop[],
  lan: Lan | undefined,
): Promise<Database> {
  const clock = systemClock
  const db = openDatabase({
    url,
    role: APP_ROLE,
    onError: (error) => log.warn({ err: error }, 'an idle database connection broke'),
  })
  stops.push(() => db.close())
  await refuseUnsafeDatabase(db, config)
  const masterKey = readMasterKey(config)
  const app = await createApp({ db, clock, config, log, masterKey })
  const worker = await startJobs({ jobs, db, url, clock, log, config, masterKey })
  stops.push(() => worker.stop())
  const channels = new ChannelSync({ db, clock, log, config, masterKey })
  channels.start()
  stops.push(() => channels.stop())
  const news = new NewsLoop({ db, clock, log, config, masterKey })
  news.start()
  stops.push(() => news.stop())
  await app.listen({ host: config.host, port: config.port })
  stops.push(() => app.close())
  if (lan) stops.push(await lan.start(app, log))
  return db
}

/** A server that does not flush to disk loses acknowledged stock when the power fails. */
async function refuseUnsafeDatabase(db: Database, config: Config): Promise<void> {
  const { rows } = await db.pool.query<{ name: string }>(
    `select name from pg_settings
      where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'`,
  )
  if (rows.length === 0 || config.allowUnsafeDatabase) return
  throw new StartRefusal(
    'unsafe_database',
    `The database runs with ${rows.map((row) => `${row.name}=off`).join(', ')}: a power failure would lose stock that was already promised. Turn it on, or set ONHAND_ALLOW_UNSAFE_DATABASE=true for a test.`,
  )
}

/** The address, and on the first start the one-time link that makes the owner. */
async function announce(config: Config, db: Database): Promise<void> {
  if (config.demo) {
    const { email, password } = await openDemo(
      db,
      systemClock,
      config.dataFolder,
      readMasterKey(config),
    )
    console.log(
      [
        '',
        `The demo is ready: ${config.baseUrl}`,
        ...forPhones(config),
        `Sign in as ${email} with the password ${password}`,
        `For the command line: ONHAND_DATA=${config.dataFolder} npx onhand key create --name laptop --role owner`,
        '',
      ].join('\n'),
    )
    return
  }
  const token = await createSetupToken(db, systemClock)
  const lines = ['', `Onhand is ready: ${config.baseUrl}`, ...forPhones(config)]
  if (token)
    lines.push(
      '',
      'Nobody can sign in yet. Open this link within 30 minutes to make the owner:',
      addressOfLink(config.baseUrl, 'set_up', token),
    )
  console.log([...lines, ''].join('\n'))
}

function forPhones({ trustUrl }: Config): string[] {
  return trustUrl
    ? [`On a phone, open ${trustUrl} first: it helps the phone to trust this address.`]
    : []
}

function stopOnSignals(stops: Stop[], log: Log): void {
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
      stopAll(stops)
        .then(() => process.exit(0))
        .catch((error: unknown) => {
          log.error({ err: error }, 'the stop was not clean')
          process.exit(1)
        })
    })
}

async function stopAll(stops: Stop[]): Promise<void> {
  for (const stop of stops.splice(0).toReversed()) await stop()
}

start().catch((error: unknown) => {
  console.error(error instanceof StartRefusal ? `\n${error.message}\n` : error)
  process.exit(1)
})

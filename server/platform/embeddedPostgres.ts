import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { lockDataFolder, makeDataFolder } from './dataFolder.ts'
import type { Log } from './log.ts'
import { CLUSTER_OWNER, openCluster, readPassword } from './postgresCluster.ts'
import { readPostmaster, SOCKET_NUMBER, stopOrphan } from './postgresServer.ts'
import { SupervisedServer } from './postgresSupervisor.ts'
import { isPostmasterOf } from './processIdentity.ts'
import { StartRefusal } from './startRefusal.ts'

/** How to reach the embedded server: by its socket only, so `host` is a folder. */
export interface PostgresConnection {
  host: string
  port: number
  user: string
  password: string
  database: string
}

/** A running PostgreSQL that is started again when it dies, until it is stopped. */
export interface EmbeddedPostgres {
  readonly connection: PostgresConnection
  /** The same as a connection string. */
  readonly url: string
  /** The server's process; another one after a restart. */
  pid(): number | undefined
  /** Calls back each time the server is ready again after it died. */
  onRestart(listener: () => void): void
  /** Ends the server within 10 seconds and frees the data folder. */
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  dataFolder: string
  log: Pick<Log, 'info' | 'warn' | 'error'>
}

/** Starts PostgreSQL in the data folder, making its database first where there is none. */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  if (process.platform === 'win32') {
    throw new StartRefusal(
      'postgres_missing',
      'There is no embedded PostgreSQL for Windows. Set DATABASE_URL to a PostgreSQL server (15 or newer).',
    )
  }
  makeDataFolder(options.dataFolder)
  const dataFolder = realpathSync(options.dataFolder)
  const lock = await lockDataFolder(dataFolder)
  try {
    const cluster = await openCluster(dataFolder)
    const orphan = await stopOrphan(cluster.folder)
    if (orphan) options.log.warn({ pid: orphan }, 'Stopped a database server left by a killed run')
    const logFile = join(dataFolder, 'postgres.log')
    const server = new SupervisedServer(cluster, logFile, options.log)
    await server.start()
    return {
      ...describeConnection(cluster.password, server.socketFolder),
      pid: () => server.pid,
      onRestart: (listener) => server.onRestart(listener),
      stop: async () => {
        await server.stop()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** How to reach the server that another process runs on this data folder; undefined if none does. */
export function findRunningPostgres(
  dataFolder: string,
): Pick<EmbeddedPostgres, 'connection' | 'url'> | undefined {
  const link = join(dataFolder, 'postgres')
  if (!existsSync(link)) return undefined
  const cluster = realpathSync(link)
  const postmaster = readPostmaster(cluster)
  if (!postmaster?.isReady || !isPostmasterOf(postmaster.pid, cluster)) return undefined
  return describeConnection(readPassword(dataFolder), postmaster.socketFolder)
}

function describeConnection(password: string, socketFolder: string) {
  const connection = {
    host: socketFolder,
    port: SOCKET_NUMBER,
    user: CLUSTER_OWNER,
    password,
    database: CLUSTER_OWNER,
  }
  const query = `host=${encodeURIComponent(socketFolder)}&port=${SOCKET_NUMBER}`
  const url = `postgresql://${CLUSTER_OWNER}:${password}@localhost/${CLUSTER_OWNER}?${query}`
  return { connection, url }
}

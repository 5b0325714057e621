import pg from 'pg'

// A host that says nothing for this long is taken as gone.
const PROBE_MS = 4_000
// A patience that ends later than this after its time was not watched.
const LATE_MS = 300
const ATTEMPTS = 3
// Connections that are opened together share one answer.
const FRESH_MS = 500
const SEVERAL_HOSTS = /^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)([^/?]*,[^/?]*)(.*)$/

interface Address {
  host: string
  port: number
}

/** A pool of connections to the database; with several hosts in the URL, to the one that takes writes. */
export function createPool(url: string, options: pg.PoolConfig): pg.Pool {
  return new pg.Pool({ ...options, ...destinationOf(url) })
}

/** One connection, to the host that takes writes. */
export function createClient(url: string, options: pg.ClientConfig): pg.Client {
  const { Client = pg.Client, ...destination } = destinationOf(url)
  return new Client({ ...options, ...destination })
}

interface Destination {
  connectionString: string
  Client?: new (options?: pg.ClientConfig) => pg.Client
}

const known = new Map<string, Destination>()

/** The driver knows one host only, so a client that follows the primary stands in for its own. */
function destinationOf(url: string): Destination {
  const [, head = '', hosts, tail = ''] = SEVERAL_HOSTS.exec(url) ?? []
  if (hosts === undefined) return { connectionString: url }
  const urls = hosts.split(',').map((host) => head + host + tail)
  const destination = known.get(url) ?? {
    connectionString: urls[0] as string,
    Client: createFollowingClient(new Hosts(urls)),
  }
  known.set(url, destination)
  return destination
}

/** Which of the hosts takes writes; asked anew for connections that are opened later. */
class Hosts {
  readonly #urls: string[]
  #primary: Promise<Address> | undefined

  constructor(urls: string[]) {
    this.#urls = urls
  }

  async find(): Promise<Address> {
    if (!this.#primary) setTimeout(() => this.#forget(), FRESH_MS).unref()
    this.#primary ??= this.#probe()
    return this.#primary
  }

  #forget(): void {
    this.#primary = undefined
  }

  async #probe(attempt = 1): Promise<Address> {
    const began = performance.now()
    try {
      return await Promise.any(this.#urls.map(askForWrites))
    } catch (error) {
      // It was this process that was too busy to hear the answers, as while it starts.
      const wasBusy = performance.now() - began > PROBE_MS + LATE_MS
      if (wasBusy && attempt < ATTEMPTS) return this.#probe(attempt + 1)
      this.#forget()
      throw Object.assign(new Error('No host of DATABASE_URL takes writes.', { cause: error }), {
        code: '08001',
      })
    }
  }
}

async function askForWrites(connectionString: string): Promise<Address> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: PROBE_MS,
    query_timeout: PROBE_MS,
    application_name: 'onhand-probe',
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ transaction_read_only: string }>(
      'show transaction_read_only',
    )
    if (rows[0]?.transaction_read_only !== 'off') throw new Error(`${client.host} is read-only.`)
    return { host: client.host, port: client.port }
  } finally {
    // A connection that never came has nothing to end.
    await client.end().catch(() => {})
  }
}

function createFollowingClient(hosts: Hosts) {
  return class FollowingClient extends pg.Client {
    override connect(): Promise<this>
    override connect(callback: (error: Error) => void): void
    override connect(callback?: (error: Error) => void): Promise<this> | undefined {
      const connected = this.#connectToPrimary()
      if (!callback) return connected
      // oxlint-disable-next-line promise/no-callback-in-promise -- the pool connects by callback
      connected.then(() => callback(null as unknown as Error), callback)
      return undefined
    }

    async #connectToPrimary(): Promise<this> {
      Object.assign(this, await hosts.find())
      await super.connect()
      return this
    }
  }
}

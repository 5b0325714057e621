import { connect, createServer, type Socket } from 'node:net'

/** A way to the database that is cut now and then, in the middle of whatever goes on. */
export interface CuttingProxy {
  port: number
  cuts: number
  /** The share of packets at which both ends are cut. */
  setRate(rate: number): void
  /** From now on nothing passes on the connections that are open, and none of them ends. */
  silence(): void
  close(): Promise<void>
}

/** Listens on the loopback and leads to the database's socket. */
export async function startCuttingProxy(socketPath: string): Promise<CuttingProxy> {
  let rate = 0
  const open = new Set<Socket>()
  const silent = new WeakSet<Socket>()
  const server = createServer((client) => {
    const database = connect(socketPath)
    const cut = () => {
      client.destroy()
      database.destroy()
    }
    // Before: the statement, or the commit, never arrives. After: it is done, and nobody is told.
    const pass = (from: Socket, to: Socket) => {
      open.add(from)
      from.on('data', (chunk) => {
        if (silent.has(from)) return false
        if (Math.random() >= rate) return to.write(chunk)
        proxy.cuts++
        return cut()
      })
      from.on('error', cut)
      from.on('close', () => {
        open.delete(from)
        cut()
      })
    }
    pass(client, database)
    pass(database, client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const proxy: CuttingProxy = {
    port: (server.address() as { port: number }).port,
    cuts: 0,
    setRate: (share) => {
      rate = share
    },
    silence: () => {
      for (const socket of open) silent.add(socket)
    },
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return proxy
}

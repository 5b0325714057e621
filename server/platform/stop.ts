import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

const PATIENCE_MS = 5_000

/**
 * Lets a stop end in time. Node waits for connections that were opened but never asked anything,
 * as browsers keep them in reserve: those are closed at once, requests that still run after a while.
 */
export function stopInTime(app: FastifyInstance, isTls: boolean): void {
  const silent = new Set<Socket>()
  app.server.on(isTls ? 'secureConnection' : 'connection', (socket: Socket) => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
  })
  app.server.on('request', ({ socket }: { socket: Socket }) => silent.delete(socket))
  let patience: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => {
    for (const socket of silent) socket.destroy()
    patience = setTimeout(() => app.server.closeAllConnections(), PATIENCE_MS)
  })
  app.addHook('onClose', async () => clearTimeout(patience))
}

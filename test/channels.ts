import { expect } from 'vitest'
import { ChannelSync } from '../server/channels/channelSync.ts'
import type { Listing } from '../server/channels/listings.ts'
import { createLog } from '../server/platform/log.ts'
import { createTestApp, type TestApp } from './app.ts'

/** The program with its channels, whose waiting moves the clock instead of taking time. */
export interface ChannelApp extends TestApp {
  sync: ChannelSync
  /** Connects a shop and, unless told otherwise, switches it on. */
  connect(
    code: string,
    connector: string,
    fields: Record<string, string>,
    options?: { shadow?: boolean; places?: { place: string; site: string }[] },
  ): Promise<void>
  /** Puts units of new items on the shelf of MAIN. */
  stockUp(units: Record<string, number>): Promise<void>
  listing(channel: string, sku: string): Promise<Listing>
  available(sku: string): Promise<number>
  /** Lets time pass and works everything that is due. */
  pass(minutes: number): Promise<void>
}

/** Starts the program with its channels. */
export async function createChannelApp(
  options: { callDeadlineMs?: number } = {},
): Promise<ChannelApp> {
  const app = await createTestApp({ env: { ONHAND_ALLOWED_PRIVATE_HOSTS: '127.0.0.1' } })
  const sync = new ChannelSync({
    db: app.db,
    clock: app.clock,
    log: createLog('silent'),
    config: { allowedPrivateHosts: ['127.0.0.1'], baseUrl: 'http://127.0.0.1:4400' },
    masterKey: app.masterKey,
    waiting: {
      milliseconds: () => app.clock.milliseconds(),
      sleep: async (ms) => app.clock.advance(ms),
      random: () => 0.5,
      ...options,
    },
  })
  return {
    ...app,
    sync,
    connect: async (code, connector, fields, { shadow = false, places } = {}) => {
      const made = await app.request('POST', '/v1/channels', {
        code,
        name: code,
        connector,
        fields,
      })
      expect(made.body).toMatchObject({ code, state: 'shadow' })
      if (places) await app.request('PATCH', `/v1/channels/${code}`, { places })
      await sync.settle()
      if (shadow) return
      await app.request('POST', `/v1/channels/${code}/state`, { state: 'live' })
      await sync.settle()
    },
    stockUp: async (units) => {
      for (const sku of Object.keys(units))
        await app.request('POST', '/v1/items', { sku, title: `The ${sku}` })
      const made = await app.request('POST', '/v1/adjustments', {
        reason: 'found',
        lines: Object.entries(units).map(([sku, quantity]) => ({
          sku,
          location: 'MAIN',
          quantity,
        })),
      })
      expect(made.status).toBe(201)
    },
    listing: async (channel, sku) =>
      (await app.request('GET', `/v1/listings?channel=${channel}&sku=${sku}`)).body
        .data[0] as Listing,
    available: async (sku) =>
      (await app.request('GET', `/v1/stock?sku=${sku}`)).body.data[0].available as number,
    pass: async (minutes) => {
      app.clock.advance(minutes * 60_000)
      await sync.settle()
    },
    close: async () => {
      await sync.stop()
      await app.close()
    },
  }
}

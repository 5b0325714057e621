import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createKeyAsOperator } from '../server/access/apiKeys.ts'
import { createApp } from '../server/app.ts'
import { ChannelHttp, realWaiting } from '../server/channels/channelHttp.ts'
import { ChannelSync } from '../server/channels/channelSync.ts'
import type { Connector, ListingRef } from '../server/channels/connector.ts'
import { findConnector } from '../server/channels/connectors.ts'
import type { Sync } from '../server/channels/syncAccount.ts'
import { systemClock } from '../server/platform/clock.ts'
import { readConfig } from '../server/platform/config.ts'
import { createLog } from '../server/platform/log.ts'
import { sql } from '../server/platform/sql.ts'
import { type Call, openShops, type RaceShop } from '../test/long/oversellShops.ts'
import { readShopifySchema } from '../test/shopifySchema.ts'
import { benchContext, type Ground } from './ground.ts'
import { stockItems } from './reservations.ts'

/** The program with its engine, and shops that list the same items and show what there is. */
export interface SyncGround extends Ground {
  appUrl: string
  call: Call
  masterKey: Buffer
  skus: string[]
  shops: RaceShop[]
  startEngine(): void
  stopEngine(): Promise<void>
  closeShops(): Promise<void>
}

const UNITS = 1_000
const TOLD_AT_ONCE = 1_000

/** Opens the shops, connects them and waits until each has been read; those that cannot be read are told. */
export async function openSyncGround(
  ground: Ground,
  prefix: string,
  options: { items: number; without?: string[]; live: boolean },
): Promise<SyncGround> {
  const skus = await stockItems(ground, prefix, options.items, UNITS)
  const masterKey = randomBytes(32)
  const server = await serve(ground, masterKey)
  const stock = Object.fromEntries(skus.map((sku) => [sku, UNITS]))
  const all = await openShops({ stock, applyAfterMs: 0, schema: readShopifySchema(), real: [] })
  const shops = all.filter(({ code }) => !options.without?.includes(code))
  let engine = newEngine(ground, masterKey)
  engine.start()
  for (const shop of shops) await connect(server.call, shop, skus, options.live)
  return {
    ...ground,
    ...server,
    masterKey,
    skus,
    shops,
    startEngine: () => {
      engine = newEngine(ground, masterKey)
      engine.start()
    },
    stopEngine: () => engine.stop(),
    closeShops: async () => {
      await engine.stop()
      for (const { code } of shops) await server.call('DELETE', `/v1/channels/${code}`)
      for (const shop of all) await shop.close()
      await server.close()
    },
  }
}

function newEngine({ db }: Ground, masterKey: Buffer): ChannelSync {
  return new ChannelSync({
    db,
    clock: systemClock,
    log: createLog('error'),
    config: { allowedPrivateHosts: ['127.0.0.1'], baseUrl: 'http://127.0.0.1:4400' },
    masterKey,
  })
}

async function serve({ db }: Ground, masterKey: Buffer) {
  const app = await createApp({
    db,
    clock: systemClock,
    config: readConfig({
      ONHAND_DATA: '/nonexistent',
      ONHAND_LOG_LEVEL: 'silent',
      ONHAND_ALLOWED_PRIVATE_HOSTS: '127.0.0.1',
    }),
    log: createLog('silent'),
    masterKey,
  })
  const { key } = await createKeyAsOperator(db, systemClock, { name: 'bench', role: 'owner' })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const appUrl = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const call: Call = async (method, path, body) => {
    const answer = await fetch(appUrl + path, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`)
    return text ? JSON.parse(text) : undefined
  }
  return { appUrl, call, close: () => app.close() }
}

async function connect(
  call: Call,
  { code, connector, fields, announce }: RaceShop,
  skus: string[],
  live: boolean,
): Promise<void> {
  await call('POST', '/v1/channels', { code, name: code, connector, fields })
  for (let start = 0; announce && start < skus.length; start += TOLD_AT_ONCE) {
    const listings = skus
      .slice(start, start + TOLD_AT_ONCE)
      .map((sku) => ({ listing: sku, sku, title: sku }))
    await call('PUT', `/v1/channels/${code}/listings`, { listings })
  }
  if (live) await call('POST', `/v1/channels/${code}/state`, { state: 'live' })
}

/** Waits until every listing of every shop agrees; answers how many there are. */
export async function awaitAgreement({ db, skus, shops }: SyncGround): Promise<number> {
  const wanted = skus.length * shops.length
  for (;;) {
    const { idle } = await db.one<{ idle: number }>(sql`
      select count(*) as idle from listing_stock s
        join channel_account a on a.id = s.account_id and a.state <> 'removed'
       where s.state = 'idle'`)
    if (idle === wanted) return idle
    await sleep(200)
  }
}

/** How many calls came to each shop since the last time it was asked. */
export function takeCalls(shops: RaceShop[]): Record<string, number> {
  return Object.fromEntries(shops.map(({ code, gate }) => [code, gate.calls.splice(0).length]))
}

/** What lies below half, and below nineteen of twenty, in milliseconds. */
export function quantiles(values: number[]): { p50Ms: number; p95Ms: number; count: number } {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0)
  return { p50Ms: at(0.5), p95Ms: at(0.95), count: sorted.length }
}

/** The sum of all calls. */
export function sumOf(calls: Record<string, number>): number {
  return Object.values(calls).reduce((sum, count) => sum + count, 0)
}

/** A shop's connector by itself, without the engine. */
export interface Plain {
  sync: Sync
  connector: Connector
  refs: Map<string, ListingRef>
}

/** The connectors of all shops, to be called one call after the other. */
export async function openPlain({ db, masterKey, shops }: SyncGround): Promise<Map<string, Plain>> {
  const plain = new Map<string, Plain>()
  for (const { code } of shops) {
    const { id, kind } = await db.one<{ id: string; kind: string }>(
      sql`select id, connector as kind from channel_account where code = ${code} and state <> 'removed'`,
    )
    const rows = await db.many<{ sku: string; ref: ListingRef }>(
      sql`select external_sku as sku, ref from listing where account_id = ${id}`,
    )
    const connector = findConnector(kind) as Connector
    const waiting = realWaiting(systemClock)
    const sync: Sync = {
      db,
      masterKey,
      connector,
      http: new ChannelHttp(connector, ['127.0.0.1'], waiting),
      context: benchContext(),
      accountId: id,
      baseUrl: 'http://127.0.0.1:4400',
      random: () => waiting.random(),
      signal: new AbortController().signal,
    }
    plain.set(code, { sync, connector, refs: new Map(rows.map(({ sku, ref }) => [sku, ref])) })
  }
  return plain
}

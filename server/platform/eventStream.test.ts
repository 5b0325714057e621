import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient } from '../../sdk/client.ts'
import type { ListenOptions, Message } from '../../sdk/messages.ts'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { testContext } from '../../test/database.ts'
import type { Role } from '../access/roles.ts'
import { countEventStreams } from './eventStream.ts'
import { appendEvent, type NewEvent } from './events.ts'

let app: TestApp
let baseUrl: string

beforeAll(async () => {
  app = await createTestApp()
  await app.app.listen({ host: '127.0.0.1', port: 0 })
  baseUrl = `http://127.0.0.1:${(app.app.server.address() as AddressInfo).port}`
})
afterAll(() => app.close())

function record(subjectName: string, event: Partial<NewEvent> = {}): Promise<void> {
  return app.db.transaction(testContext(app.clock), (tx) =>
    appendEvent(tx, {
      type: 'item.created',
      subjectKind: 'item',
      subjectId: `id-of-${subjectName}`,
      subjectName,
      ...event,
    }),
  )
}

/** A listener that collects messages until told to stop. */
function listenAs(role: Role, options: Omit<ListenOptions, 'signal'> = {}) {
  const stop = new AbortController()
  const messages: Message[] = []
  const done = (async () => {
    const client = createClient({ baseUrl, apiKey: await app.keyOf(role) })
    const feed = client.events({ ...options, signal: stop.signal })
    for await (const message of feed) messages.push(message)
  })()
  return {
    messages,
    names: () => messages.flatMap((one) => (one.kind === 'event' ? [one.event.subjectName] : [])),
    done,
    stop: () => {
      stop.abort()
      return done
    },
  }
}

const isOpen = (listener: { messages: Message[] }) =>
  expect.poll(() => listener.messages.length, { timeout: 10_000 }).toBeGreaterThan(0)

describe('The live feed', () => {
  test('tells each deed once, in the order of commit', async () => {
    const listener = listenAs('read_only')
    await isOpen(listener)
    for (const name of ['A', 'B', 'C']) await record(name)
    await expect.poll(listener.names, { timeout: 10_000 }).toEqual(['A', 'B', 'C'])
    expect(listener.messages[0]?.kind).toBe('ready')
    expect(listener.messages[1]).toMatchObject({
      event: { type: 'item.created', subjectId: 'id-of-A', actorName: 'Tess Tester' },
    })
    await listener.stop()
  })

  test('does not lose a deed whose slow transaction began before later deeds and ends after them', async () => {
    const listener = listenAs('owner')
    await isOpen(listener)
    const { promise: held, resolve: finish } = Promise.withResolvers<void>()
    const { promise: isWritten, resolve: tellWritten } = Promise.withResolvers<void>()
    const slow = app.db.transaction(testContext(app.clock), async (tx) => {
      const subject = { subjectKind: 'item', subjectId: 'slow', subjectName: 'slow' }
      await appendEvent(tx, { type: 'item.created', ...subject })
      tellWritten()
      await held
    })
    await isWritten
    await record('quick')
    // Two rounds of the poller, in which the quick deed could overtake the slow one.
    await new Promise((resolve) => setTimeout(resolve, 800))
    finish()
    await slow
    await expect.poll(listener.names, { timeout: 10_000 }).toEqual(['slow', 'quick'])
    await listener.stop()
  })

  test('goes on behind the last message that a listener saw', async () => {
    const first = listenAs('owner')
    await isOpen(first)
    await record('seen')
    await expect.poll(first.names, { timeout: 10_000 }).toEqual(['seen'])
    await first.stop()
    for (let number = 0; number < 1_200; number += 400)
      await app.db.transaction(testContext(app.clock), async (tx) => {
        for (let one = number; one < number + 400; one++)
          await appendEvent(tx, {
            type: 'item.changed',
            subjectKind: 'item',
            subjectId: `${one}`,
            subjectName: `missed ${one}`,
          })
      })
    const again = listenAs('owner', { lastEventId: first.messages.at(-1)?.id as string })
    await expect.poll(() => again.names().length, { timeout: 15_000 }).toBe(1_200)
    expect(again.names()).toEqual(Array.from({ length: 1_200 }, (_, one) => `missed ${one}`))
    await record('next')
    await expect.poll(() => again.names().at(-1), { timeout: 10_000 }).toBe('next')
    await again.stop()
  })

  test.each([
    ['a later life of the database', '999999999999.0193b0a0-0000-7000-8000-000000000000'],
    ['another database', '3.0193b0a0-0000-7000-8000-000000000000'],
    ['something else', 'yesterday'],
  ])('says "reset" to a listener who comes from %s', async (_from, lastEventId) => {
    const listener = listenAs('owner', { lastEventId })
    await isOpen(listener)
    expect(listener.messages[0]?.kind).toBe('reset')
    await record('after the reset')
    await expect.poll(listener.names, { timeout: 10_000 }).toEqual(['after the reset'])
    await listener.stop()
  })

  test('can be narrowed to types and to a subject', async () => {
    const byType = listenAs('owner', { types: ['supplier', 'item.archived'] })
    const bySubject = listenAs('owner', { subject: 'SKU-7' })
    await Promise.all([isOpen(byType), isOpen(bySubject)])
    await record('SKU-7')
    await record('SKU-8', { type: 'item.archived' })
    await record('Acme', { type: 'supplier.created', subjectKind: 'supplier' })
    await expect.poll(byType.names, { timeout: 10_000 }).toEqual(['SKU-8', 'Acme'])
    await expect.poll(bySubject.names, { timeout: 10_000 }).toEqual(['SKU-7'])
    await Promise.all([byType.stop(), bySubject.stop()])
  })

  test('keeps what is only for auditors to itself', async () => {
    const listener = listenAs('owner')
    await isOpen(listener)
    await record('secret', { type: 'user.invited', audience: 'audit' })
    await record('open')
    await expect.poll(listener.names, { timeout: 10_000 }).toEqual(['open'])
    await listener.stop()
  })

  test('cuts a listener that takes nothing, so that it costs no memory', async () => {
    const streams = () => countEventStreams(app.db)
    await expect.poll(streams).toBe(0)
    const socket = connect(Number(new URL(baseUrl).port), '127.0.0.1')
    const key = await app.keyOf('owner')
    socket.write(
      `GET /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${key}\r\n\r\n`,
    )
    await new Promise((resolve) => socket.once('data', resolve))
    socket.pause()
    expect(streams()).toBe(1)
    const details = { filler: 'x'.repeat(60_000) }
    for (let number = 0; number < 400; number++) await record('bulky', { details })
    await expect.poll(streams, { timeout: 20_000 }).toBe(0)
    socket.destroy()
  })

  test('ends when the server stops, at once', async () => {
    const other = await createTestApp()
    const address = await other.app.listen({ host: '127.0.0.1', port: 0 })
    const answer = await fetch(`${address}/v1/events`, {
      headers: { authorization: `Bearer ${await other.keyOf('owner')}` },
    })
    const text = answer.text()
    // As browsers do: a connection in reserve.
    const silent = connect(Number(new URL(address).port), '127.0.0.1')
    await new Promise((resolve) => silent.once('connect', resolve))
    await other.close()
    expect(await text).toContain('event: ready')
  })
})

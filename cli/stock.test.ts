import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CommandRun, createCommandLine } from '../test/commandLine.ts'
import { addPlace, createStockApp, type StockApp } from '../test/stock.ts'

let app: StockApp
let run: (words: string[], input?: string) => Promise<CommandRun>

beforeAll(async () => {
  app = await createStockApp()
  await addPlace(app.db, 'MAIN/A-01')
  await addPlace(app.db, 'WEST', 'site')
  run = await createCommandLine(app)
})
afterAll(() => app.close())

/** Runs a command that must do what it says. */
async function done(words: string, input?: string): Promise<CommandRun> {
  const result = await run(words.split(' '), input)
  expect(`${result.code} ${result.err}`).toBe('0 ')
  return result
}

describe('Units on the command line', () => {
  test('are received, moved, change condition, leave and come back', async () => {
    const sku = await app.newItem({ unitCost: '2.00' })
    await done(`receive ${sku}=10 --location MAIN/A-01 --unit-cost 3.50 --reference PO-1`)
    await done(`move ${sku}=4 --from MAIN/A-01 --to WEST --reason balance`)
    await done(`condition ${sku}=1 --to damaged --location WEST`)
    await done(`ship ${sku}=2 --location MAIN/A-01 --reference order-1`)
    const back = await done(`return ${sku}=1 --condition inspection --reason unwanted --json`)
    expect(back.json()).toMatchObject({ kind: 'return', reason: 'unwanted' })
    const lies = (await done(`stock ${sku} --condition sellable`)).lines()
    expect(lies.map(({ location, quantity }) => [location, quantity])).toEqual([
      ['MAIN/A-01', 4],
      ['WEST', 3],
    ])
    expect((await done(`stock ${sku} --bin MAIN/A-01`)).lines()).toHaveLength(1)
    expect((await done(`stock ${sku} --site WEST`)).lines()).toMatchObject([
      { onHand: 4, unavailable: 1, available: 3 },
    ])
  })

  test('are reversed by document or by movement, once', async () => {
    const sku = await app.newItem()
    const made = (await done(`receive ${sku}=3`)).json()
    expect((await done(`document ${made.id}`)).json()).toMatchObject({ kind: 'receipt' })
    await done(`reverse ${made.id} --note mistyped`)
    expect((await run(['reverse', made.id])).err).toContain('movement_already_reversed')
    const other = (await done(`receive ${sku}=2`)).json()
    await done(`reverse ${other.lines[0].movementId} --movement`)
    expect((await done(`stock ${sku}`)).lines()).toMatchObject([{ onHand: 0 }])
  })

  test('come from standard input by the hundred, as words or as JSON', async () => {
    const [one, two] = [await app.newItem(), await app.newItem({ tracksLots: true })]
    const input = `${one}=5\n{"sku":"${two}","quantity":2,"lot":"L1"}\n`
    expect((await done('receive - --location WEST', input)).json().lines).toHaveLength(2)
    expect((await done(`stock ${two} --lot L1`)).lines()).toMatchObject([{ location: 'WEST' }])
    const wrong = await run(['receive', `${one}=1`, `${two}=1`, '--lot', 'L1'])
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('one line') })
    expect((await run(['receive', '-'], '{"sku"')).code).toBe(2)
  })

  test('of a lot carry its date, and the lots of an item are listed', async () => {
    const sku = await app.newItem({ tracksLots: true, tracksExpiry: true })
    await done(`receive ${sku}=5 --lot B --expires-on 2027-02-01`)
    await done(`receive ${sku}=5 --lot A --expires-on 2027-03-01`)
    expect((await done(`lots ${sku}`)).lines()).toMatchObject([{ lot: 'B' }, { lot: 'A' }])
    expect((await done(`lots ${sku} --json`)).json()).toHaveLength(2)
    expect((await done(`lot ${sku} B --expires-on 2027-04-01`)).json()).toMatchObject({ lot: 'B' })
    expect((await done(`lots ${sku}`)).lines()).toMatchObject([{ lot: 'A' }, { lot: 'B' }])
  })

  test('with serials are named and found', async () => {
    const sku = await app.newItem({ tracksSerials: true })
    expect((await run(['receive', `${sku}=2`])).err).toContain('serial_required')
    await done(`receive ${sku}=2 --serial S1 S2`)
    await done(`ship ${sku}=1 --serial S2`)
    expect((await done('serial S1')).json().units).toMatchObject([{ onHand: true, sku }])
    expect((await done(`serial S2 --sku ${sku}`)).json().units[0].history).toHaveLength(2)
    expect((await done(`serials ${sku} --location MAIN`)).lines()).toMatchObject([{ serial: 'S1' }])
    expect((await done(`serials ${sku} --gone`)).lines()).toMatchObject([{ serial: 'S2' }])
    expect((await done(`ledger ${sku} --serial S1`)).lines()).toHaveLength(1)
    expect((await run(['serial', 'nobody'])).code).toBe(1)
  })

  test('become kits and are taken apart again', async () => {
    const part = await app.newItem({ units: 9 })
    const kit = await app.newItem({ kind: 'assembled_kit', components: { [part]: 2 } })
    expect((await done(`kits ${kit}`)).json()).toMatchObject({ available: 4, pooled: 4 })
    await done(`assemble ${kit}=3`)
    await done(`disassemble ${kit}=1`)
    expect((await done(`stock ${kit}`)).lines()).toMatchObject([{ onHand: 2 }])
    expect((await done(`stock ${part}`)).lines()).toMatchObject([{ onHand: 5 }])
  })

  test('with serials become kits by the names of their parts', async () => {
    const part = await app.newItem({ tracksSerials: true })
    const kit = await app.newItem({ kind: 'assembled_kit', components: { [part]: 2 } })
    await done(`receive ${part}=2 --serial P1 P2`)
    await done(`assemble ${kit}=1 --component ${part}=P1,P2`)
    expect((await done(`serial P1 --sku ${part}`)).json().units[0].location).toBe('~production')
    expect((await run(['assemble', `${kit}=1`, '--component', part])).code).toBe(2)
  })
})

describe('The past on the command line', () => {
  test('is stock, its places and its value as of an instant', async () => {
    const sku = await app.newItem({ unitCost: '2.00' })
    await done(`receive ${sku}=4 --unit-cost 2.00`)
    app.clock.advance(1000)
    const then = app.clock.now()
    app.clock.advance(1000)
    await done(`receive ${sku}=4 --unit-cost 4.00 --location MAIN/A-01`)
    await done(`ship ${sku}=4`)
    expect((await done(`stock ${sku} --at ${then}`)).lines()).toMatchObject([{ onHand: 4 }])
    const places = await done(`stock ${sku} --at ${app.clock.now()} --bin MAIN/A-01`)
    expect(places.lines()).toMatchObject([{ location: 'MAIN/A-01', quantity: 4 }])
    expect((await done(`value ${sku}`)).lines()).toMatchObject([
      { method: 'average', units: 4, valueMinor: 1200 },
      { method: 'fifo', units: 4, valueMinor: 1600 },
    ])
    const before = await done(`value ${sku} --at ${then} --method fifo --json`)
    expect(before.json()).toMatchObject([{ units: 4, valueMinor: 800 }])
    expect((await done('value')).lines()).toHaveLength(2)
    expect((await done('value --items --method fifo')).lines().length).toBeGreaterThan(1)
    expect((await run(['stock', sku, '--at', 'yesterday'])).code).toBe(2)
    expect((await run(['stock', '--at', then, '--lot', 'L'])).code).toBe(2)
  })

  test('is the ledger by kind, reason, place, lot, who and day', async () => {
    const sku = await app.newItem()
    const rows = async (words: string) => (await done(`ledger ${sku} ${words}`)).lines().length
    await done(`receive ${sku}=4`)
    await done(`adjust ${sku}=-1 --reason damaged`)
    await done(`move ${sku}=1 --from MAIN --to WEST`)
    expect(await rows('--kind receipt')).toBe(1)
    expect(await rows('--reason damaged')).toBe(1)
    expect(await rows('--location WEST')).toBe(1)
    expect(await rows('--who owner')).toBe(3)
    expect(await rows('--lot L')).toBe(0)
    // A day is one of the caller's own time zone.
    const day = new Date(app.clock.now()).toLocaleDateString('en-CA')
    expect(await rows(`--from ${day} --to ${day}`)).toBe(3)
    expect(await rows('--to 2020-01-01')).toBe(0)
  })
})

describe('A promise on the command line', () => {
  test('is held, renewed, made firm and shipped by its reference', async () => {
    const sku = await app.newItem({ units: 5 })
    await done(`reserve web-1 ${sku}=2 --hold-seconds 60`)
    await done('renew web-1 --hold-seconds 600')
    expect((await done('commit web-1')).json()).toMatchObject({ state: 'committed' })
    expect((await done('ship --reservation web-1')).json()).toMatchObject({ reference: 'web-1' })
    expect((await done(`reservations ${sku} --state shipped`)).lines()).toHaveLength(1)
  })

  test('is cut to what there is where that will do, and given back', async () => {
    const sku = await app.newItem({ units: 3 })
    const made = await done(`reserve web-2 ${sku}=9 --partial`)
    expect(made.json().lines).toMatchObject([{ quantity: 3 }])
    expect((await done('release web-2')).json()).toMatchObject({ state: 'released' })
    expect((await done('reservations --reference web-2')).lines()).toHaveLength(1)
    expect((await run(['release', 'nobody'])).code).toBe(2)
    expect((await run(['ship'])).code).toBe(2)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
  await app.request('POST', '/v1/items', { sku: 'SLIP', title: 'Slip' })
  await app.request('POST', '/v1/sites/MAIN/bins', { pattern: 'A-01' })
})
afterAll(() => app.close())

async function adjust(quantity: number): Promise<string> {
  const body = { reason: 'found', lines: [{ sku: 'SLIP', location: 'MAIN', quantity }] }
  const made = await app.request('POST', '/v1/adjustments', body, { role: 'counter' })
  expect(made.status).toBe(201)
  return made.body.id
}

const undo = (id: string, role: 'counter' | 'picker' | 'owner' = 'counter', kind = 'adjustments') =>
  app.request('POST', `/v1/${kind}/${id}/undo`, {}, { role })

async function onHand(): Promise<number> {
  const { body } = await app.request('GET', '/v1/balances?sku=SLIP')
  return body.data.reduce((sum: number, row: { quantity: number }) => sum + row.quantity, 0)
}

describe("A slip of one's own hand", () => {
  test('is taken back with the permission to make it, once, and both stay in the ledger', async () => {
    const id = await adjust(5)
    expect(await onHand()).toBe(5)
    const reversal = await undo(id)
    expect(reversal.status).toBe(201)
    expect(reversal.body).toMatchObject({ kind: 'reversal', note: 'Undone' })
    expect(await onHand()).toBe(0)
    expect((await undo(id)).body.code).toBe('movement_already_reversed')
    expect((await undo(reversal.body.id)).status).toBe(404)
    const whole = await app.request('POST', `/v1/documents/${id}/reversal`, {}, { role: 'counter' })
    expect(whole.status).toBe(403)
  })

  test('is not what another did, nor of another kind, nor half a minute ago', async () => {
    const id = await adjust(2)
    expect((await undo(id, 'owner')).body.code).toBe('not_your_own')
    expect((await undo(id, 'picker')).status).toBe(403)
    expect((await undo(id, 'counter', 'moves')).status).toBe(404)
    app.clock.advance(46_000)
    expect((await undo(id)).body.code).toBe('too_late_to_undo')
    expect(await onHand()).toBe(2)
  })

  test('may be a move', async () => {
    const lines = [{ sku: 'SLIP', from: 'MAIN', to: 'MAIN/A-01', quantity: 2 }]
    const made = await app.request('POST', '/v1/moves', { lines }, { role: 'picker' })
    expect(made.body).toMatchObject({ kind: 'move' })
    expect(made.status).toBe(201)
    expect((await undo(made.body.id, 'picker', 'moves')).status).toBe(201)
  })
})

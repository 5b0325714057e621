import { expect, test } from 'vitest'
import { problemsOf } from './channelProblems.ts'
import type { Channel } from './channelWords.tsx'

const WELL: Channel = {
  code: 'shop',
  id: '1',
  name: 'Shop',
  connector: 'shopify',
  state: 'live',
  settings: {},
  sites: [],
  places: [],
  rule: {},
  driftPolicy: 'repair',
  blindAfterMinutes: 30,
  blindAction: 'buffer',
  blindSince: null,
  massChangeShare: 0.2,
  massChangeWaiting: false,
  health: {
    ordersReadAt: null,
    scannedAt: null,
    lastWriteAt: null,
    pushLagMs: null,
    openUntil: null,
    errorCode: null,
    error: null,
    errorAt: null,
    listings: 0,
    unmapped: 4,
    due: 3,
    failed: 0,
    drifted: 0,
    deadMessages: 0,
    deadTasks: 0,
  },
}

test('a channel that works has no problems, whatever waits to be mapped or written', () => {
  expect(problemsOf(WELL)).toEqual([])
})

test('refused keys count once, and before what they cause', () => {
  const health = { ...WELL.health, error: 'refused', errorCode: 'auth', failed: 2 }
  const problems = problemsOf({ ...WELL, state: 'reconnect', health })
  expect(problems.map(({ key }) => key)).toEqual(['reconnect', 'failed'])
})

test('what mends itself says so, and what does not asks for a person', () => {
  const health = { ...WELL.health, drifted: 1, deadTasks: 1, deadMessages: 1 }
  const adviceFor = (driftPolicy: Channel['driftPolicy']) =>
    problemsOf({ ...WELL, driftPolicy, health })[0]?.advice
  expect(adviceFor('repair')).toMatch(/by itself/)
  expect(adviceFor('report')).toMatch(/Settings/)
  expect(problemsOf({ ...WELL, health })[1]?.what).toMatch(/^2 messages or tasks/)
})

import { expect, test } from 'vitest'
import type { Rule } from './channelWords.tsx'
import { draftRule, ruleOf } from './ruleDraft.ts'

const RULES: Rule[] = [
  {},
  { ringFenced: 5, maximum: 20, minimum: 2 },
  { buffer: { kind: 'units', units: 3 }, share: 0.07 },
  { buffer: { kind: 'units', units: 0 } },
  { buffer: { kind: 'percent', percent: 12.5 } },
  { buffer: { kind: 'dynamic', oversellProbability: 0.01 }, share: 1 },
  { ringFenced: 0, share: 0 },
]

test.each(RULES)('the form of %j says the same rule again', (rule) => {
  expect(ruleOf(draftRule(rule))).toEqual(rule)
})

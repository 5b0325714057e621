import type { Rule } from './channelWords.tsx'

export type BufferKind = 'channel' | 'none' | 'units' | 'percent' | 'dynamic'

/** A rule as its form holds it: '' where nothing is said. */
export interface RuleDraft {
  ringFenced: number | ''
  buffer: BufferKind
  bufferUnits: number | ''
  bufferPercent: number | ''
  /** How often the others may outsell it, in per cent. */
  oversellPercent: number | ''
  sharePercent: number | ''
  maximum: number | ''
  minimum: number | ''
}

const PERCENT = 100

/** A rule as a form shows it. */
export function draftRule({ ringFenced, buffer, share, maximum, minimum }: Rule): RuleDraft {
  return {
    ringFenced: ringFenced ?? '',
    buffer: !buffer
      ? 'channel'
      : buffer.kind === 'units' && buffer.units === 0
        ? 'none'
        : buffer.kind,
    bufferUnits: buffer?.kind === 'units' ? buffer.units : '',
    bufferPercent: buffer?.kind === 'percent' ? buffer.percent : '',
    oversellPercent:
      buffer?.kind === 'dynamic' ? rounded((buffer.oversellProbability ?? 0.01) * PERCENT) : 1,
    sharePercent: share === undefined ? '' : rounded(share * PERCENT),
    maximum: maximum ?? '',
    minimum: minimum ?? '',
  }
}

/** The rule that a form says; what was left empty is not in it. */
export function ruleOf(draft: RuleDraft): Rule {
  const buffer = bufferOf(draft)
  return {
    ...(draft.ringFenced === '' ? {} : { ringFenced: draft.ringFenced }),
    ...(buffer ? { buffer } : {}),
    ...(draft.sharePercent === '' ? {} : { share: draft.sharePercent / PERCENT }),
    ...(draft.maximum === '' ? {} : { maximum: draft.maximum }),
    ...(draft.minimum === '' ? {} : { minimum: draft.minimum }),
  }
}

function bufferOf(draft: RuleDraft): Rule['buffer'] {
  if (draft.buffer === 'none') return { kind: 'units', units: 0 }
  if (draft.buffer === 'units') return { kind: 'units', units: draft.bufferUnits || 0 }
  if (draft.buffer === 'percent') return { kind: 'percent', percent: draft.bufferPercent || 0 }
  if (draft.buffer === 'dynamic')
    return { kind: 'dynamic', oversellProbability: (draft.oversellPercent || 1) / PERCENT }
  return undefined
}

// 0.07 × 100 is 7.000000000000001.
function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

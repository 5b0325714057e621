import { formatNumber } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import type { Rule } from './channelWords.tsx'

/** What a rule says, in words; nothing where it leaves everything as it is. */
export function ruleSentences({ ringFenced, buffer, share, maximum, minimum }: Rule): string[] {
  return [
    ringFenced ? t('{units} kept for others', { units: formatNumber(ringFenced) }) : '',
    bufferSentence(buffer),
    share !== undefined && share < 1
      ? t('{share} of the rest', { share: formatNumber(share, 'share') })
      : '',
    maximum !== undefined && maximum !== null
      ? t('at most {units}', { units: formatNumber(maximum) })
      : '',
    minimum ? t('none below {units}', { units: formatNumber(minimum) }) : '',
  ].filter((sentence) => sentence !== '')
}

function bufferSentence(buffer: Rule['buffer']): string {
  if (!buffer) return ''
  if (buffer.kind === 'units')
    return buffer.units > 0 ? t('{units} as buffer', { units: formatNumber(buffer.units) }) : ''
  if (buffer.kind === 'percent')
    return t('{percent} % as buffer', { percent: formatNumber(buffer.percent, 'decimal') })
  return t('a buffer by how fast the others sell')
}

import type { Why } from '../ui/WhyPopover.tsx'
import { t } from '../ui/words.ts'

interface Stock {
  onHand: number
  unavailable: number
  committed: number
  held: number
  available: number
}

/** Why so many units can still be sold. */
export function whyAvailable(stock: Stock & { kind?: string }): Why[] {
  const { onHand, unavailable, committed, held, available } = stock
  // A virtual kit has no stock of its own: its scarcest component decides.
  if (stock.kind === 'virtual_kit')
    return [
      {
        name: 'available',
        formula: t('the fewest kits that any component allows, site by site'),
        inputs: {},
        result: available,
      },
    ]
  return [
    {
      name: 'available',
      formula: t('On hand − Unavailable − Committed − Held'),
      inputs: {
        [t('On hand')]: onHand,
        [t('Unavailable')]: unavailable,
        [t('Committed')]: committed,
        [t('Held')]: held,
      },
      result: available,
    },
  ]
}

/** Why what is available lasts that long. */
export function whyCover(row: {
  available: number
  velocity: number | null
  daysOfCover: number | null
}): Why[] {
  if (row.daysOfCover === null || row.velocity === null) return []
  return [
    {
      name: 'daysOfCover',
      formula: t('Available ÷ Units sold a day while in stock'),
      inputs: {
        [t('Available')]: Math.max(0, row.available),
        [t('Units sold a day')]: row.velocity,
      },
      result: row.daysOfCover,
    },
  ]
}

import type { Body } from '@onhand/sdk/operationTypes.ts'
import { formatNumber, UNKNOWN } from '../ui/format.ts'
import { t } from '../ui/words.ts'

type EditRow = Body<'itemEditCreate'>['rows'][number]

/** A value of an item that can be typed, pasted and set for many. */
export interface ItemField {
  name: keyof EditRow & string
  label: string
  hint: string
  /** What people type, as the API takes it; throws the sentence that tells what is wrong. */
  read: (text: string) => string | number | null
  /** As it stands in its field. */
  write: (value: unknown) => string
  /** As it is shown. */
  show: (value: unknown) => string
}

const plain = (value: unknown) =>
  value === null || value === undefined ? '' : String(value as string | number)

function numberField(
  name: ItemField['name'],
  label: string,
  hint: string,
  whole: boolean,
): ItemField {
  return {
    name,
    label,
    hint,
    read: (text) => readNumber(text, whole),
    write: plain,
    show: (value) => formatNumber(value as number | null, whole ? 'integer' : 'decimal'),
  }
}

function readNumber(text: string, whole: boolean): number | null {
  const bare = text.replaceAll(/[\s,$]/g, '')
  if (bare === '' || bare === UNKNOWN) return null
  const number = Number(bare)
  if (Number.isNaN(number) || number < 0) throw new Error(t('Type a number, or nothing.'))
  if (whole && !Number.isInteger(number)) throw new Error(t('Type a whole number.'))
  return number
}

export const leadTimeField = numberField(
  'leadTimeDays',
  t('Lead time, days'),
  t('From ordering to the shelf; empty inherits from the supplier or category'),
  false,
)
export const reviewField = numberField(
  'reviewDays',
  t('Review, days'),
  t('How often it is ordered; empty inherits'),
  true,
)
export const minimumField = numberField(
  'minimumOrderQuantity',
  t('Minimum order'),
  t('The supplier sells no fewer; empty inherits'),
  true,
)
export const casePackField = numberField(
  'casePack',
  t('Case pack'),
  t('Ordered in multiples of it; empty inherits'),
  true,
)

export const serviceLevelField: ItemField = {
  name: 'serviceLevel',
  label: t('Service level'),
  hint: t('The chance not to run out before the next delivery; empty inherits'),
  read: (text) => {
    const number = readNumber(text.replace('%', ''), false)
    if (number === null) return null
    const share = number > 1 ? number / 100 : number
    if (share < 0.5 || share > 0.99999) throw new Error(t('Type a share from 50% to 99.999%.'))
    return share
  },
  write: (value) => (value === null || value === undefined ? '' : `${Number(value) * 100}%`),
  show: (value) => formatNumber(value as number | null, 'share'),
}

export const unitCostField: ItemField = {
  name: 'unitCost',
  label: t('Unit cost'),
  hint: t('What one unit costs us'),
  read: (text) => {
    const number = readNumber(text, false)
    return number === null ? null : text.replaceAll(/[\s,$]/g, '')
  },
  write: plain,
  show: (value) => formatNumber(value as string | null, 'cost'),
}

export const priceField: ItemField = {
  name: 'priceMinor',
  label: t('Price'),
  hint: t('What one unit is sold for'),
  read: (text) => {
    const number = readNumber(text, false)
    return number === null ? null : Math.round(number * 100)
  },
  write: (value) => (value === null || value === undefined ? '' : (Number(value) / 100).toFixed(2)),
  show: (value) => formatNumber(value as number | null, 'money'),
}

export const titleField: ItemField = {
  name: 'title',
  label: t('Title'),
  hint: '',
  read: (text) => {
    if (text.trim() === '') throw new Error(t('An item needs a title.'))
    return text.trim()
  },
  write: plain,
  show: plain,
}

/** What decides when and how much is ordered. */
export const THRESHOLDS = [
  leadTimeField,
  serviceLevelField,
  reviewField,
  minimumField,
  casePackField,
]

/** Every value that can be typed into the list or pasted onto it. */
export const ITEM_FIELDS = [titleField, ...THRESHOLDS, unitCostField, priceField]

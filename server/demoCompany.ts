import { Temporal } from 'temporal-polyfill'
import { type DemoSupplier, FAMILIES, SEASONS, SUPPLIERS, VARIANTS } from './demoCatalog.ts'

/** A company that never was: 300 SKUs of a home-goods seller with two years of sales. */
export interface DemoCompany {
  suppliers: DemoSupplier[]
  items: DemoItem[]
  sales: DemoSale[]
  incoming: { sku: string; quantity: number; expectedOn: string }[]
  kit: {
    sku: string
    title: string
    priceMinor: number
    components: { sku: string; quantity: number }[]
  }
}

export interface DemoItem {
  sku: string
  title: string
  category: string
  supplier: string
  unitCost: string
  priceMinor: number
  gtin: string
  bin: string
  onHand: number
}

export interface DemoSale {
  sku: string
  channel: string
  day: string
  units: number
  revenueMinor: number
  inStockShare: number
}

const DAYS = 730
const SIZE = 300
const CHANNELS = [
  { name: 'shopify', share: 0.45 },
  { name: 'amazon', share: 0.4 },
  { name: 'ebay', share: 0.15 },
]

/** The same company for the same last day, to the last unit. */
export function inventDemoCompany(lastDay: string): DemoCompany {
  const random = randomFrom(20_261_123)
  const items: DemoItem[] = []
  const sales: DemoSale[] = []
  const incoming: DemoCompany['incoming'] = []
  for (let index = 0; index < SIZE; index++) {
    const family = FAMILIES[index % FAMILIES.length] as (typeof FAMILIES)[number]
    const variant = VARIANTS[Math.floor(index / FAMILIES.length)] as (typeof VARIANTS)[number]
    const item = inventItem(index, family, variant, random)
    const life = inventLife(index, random)
    const own = inventSales(item, family.season, life, lastDay, random)
    sales.push(...own)
    item.onHand = inventStock(own, life, lastDay, random)
    items.push(item)
    if (item.onHand < 20 && life.rate > 0.5 && random() < 0.4)
      incoming.push({
        sku: item.sku,
        quantity: Math.ceil(life.rate * 45),
        expectedOn: addDays(lastDay, 4 + Math.floor(random() * 20)),
      })
  }
  const kit = {
    sku: 'SET-COFFEE',
    title: 'Coffee lover set: two mugs and a kettle',
    priceMinor: 7900,
    components: [
      { sku: 'MUG-NVY', quantity: 2 },
      { sku: 'KTL-NVY', quantity: 1 },
    ],
  }
  sales.push(...inventKitSales(kit, lastDay, random))
  return { suppliers: SUPPLIERS, items, sales, incoming, kit }
}

function inventItem(
  index: number,
  family: (typeof FAMILIES)[number],
  [code, color]: readonly [string, string],
  random: () => number,
): DemoItem {
  return {
    sku: `${family.code}-${code}`,
    title: `${family.title}, ${color.toLowerCase()}`,
    category: family.category,
    supplier: family.supplier,
    unitCost: (family.cost * (0.9 + 0.2 * random())).toFixed(2),
    priceMinor: family.price * 100 - 1,
    gtin: withCheckDigit(`0${85_000_000_00 + index}`),
    bin: `${'ABCDEF'[index % 6]}-${String(1 + (Math.floor(index / 6) % 10)).padStart(2, '0')}-${String(1 + (index % 5)).padStart(2, '0')}`,
    onHand: 0,
  }
}

/** How an item lives: its pace, when it came, when it fades, and when it was sold out. */
interface Life {
  rate: number
  from: number
  fadesFrom: number
  growth: number
  soldOut: [number, number][]
}

function inventLife(index: number, random: () => number): Life {
  // A few items make most of the sales, as everywhere.
  const rate = Math.min(9, 6 / (1 + index * 0.06)) * (0.5 + random())
  const isNew = index % 17 === 5
  const fades = index % 13 === 7
  const soldOut: [number, number][] = []
  for (let gap = Math.floor(random() * 3); gap > 0; gap--) {
    const start = 60 + Math.floor(random() * (DAYS - 120))
    soldOut.push([start, start + 4 + Math.floor(random() * 14)])
  }
  return {
    rate,
    from: isNew ? DAYS - 70 : 0,
    fadesFrom: fades ? DAYS - 420 : DAYS,
    growth: -0.2 + 0.6 * random(),
    soldOut,
  }
}

function inventSales(
  item: DemoItem,
  season: string,
  life: Life,
  lastDay: string,
  random: () => number,
): DemoSale[] {
  const sales: DemoSale[] = []
  const promotion = 30 + Math.floor(random() * 90)
  for (let index = life.from; index < DAYS; index++) {
    const day = addDays(lastDay, index - DAYS + 1)
    const isOut = life.soldOut.some(([from, to]) => index >= from && index < to)
    const offer = offerOn(day, index, promotion)
    const faded = index < life.fadesFrom ? 1 : Math.max(0, 1 - (index - life.fadesFrom) / 120)
    const rate =
      life.rate * faded * (1 + (life.growth * index) / DAYS) * rhythm(day, season) * offer.lift
    for (const channel of CHANNELS) {
      const units = isOut ? 0 : poisson(rate * channel.share, random)
      if (units === 0 && !isOut) continue
      const price = Math.round(item.priceMinor * offer.price)
      sales.push({
        sku: item.sku,
        channel: channel.name,
        day,
        units,
        revenueMinor: units * price,
        inStockShare: isOut ? 0 : 1,
      })
    }
  }
  return sales
}

/** The week and the year. */
function rhythm(day: string, season: string): number {
  const date = Temporal.PlainDate.from(day)
  const week = [1.05, 0.95, 0.92, 0.95, 1.05, 1.15, 0.93][date.dayOfWeek - 1] ?? 1
  return week * (SEASONS[season]?.(date.dayOfYear) ?? 1)
}

/** Black Friday to Cyber Monday, Prime days in July, and a week of its own every few months. */
function offerOn(day: string, index: number, promotion: number): { lift: number; price: number } {
  const date = Temporal.PlainDate.from(day)
  const blackFriday = date.month === 11 && date.day >= 24 && date.day <= 30
  const prime = date.month === 7 && date.day >= 8 && date.day <= 11
  if (blackFriday) return { lift: 2.6, price: 0.75 }
  if (prime) return { lift: 1.9, price: 0.8 }
  return index % (promotion * 2) < 7 ? { lift: 1.6, price: 0.85 } : { lift: 1, price: 1 }
}

function inventKitSales(
  kit: DemoCompany['kit'],
  lastDay: string,
  random: () => number,
): DemoSale[] {
  return Array.from({ length: DAYS }, (_, index) => {
    const units = poisson(0.4, random)
    return {
      sku: kit.sku,
      channel: 'shopify',
      day: addDays(lastDay, index - DAYS + 1),
      units,
      revenueMinor: units * kit.priceMinor,
      inStockShare: 1,
    }
  }).filter((sale) => sale.units > 0)
}

/** Some are sold out, some run low, some lie in heaps, most are fine. */
function inventStock(sales: DemoSale[], life: Life, lastDay: string, random: () => number): number {
  const since = addDays(lastDay, -59)
  const recent = sales.filter((sale) => sale.day >= since)
  const pace = recent.reduce((sum, sale) => sum + sale.units, 0) / 60
  const luck = random()
  if (luck < 0.07) return 0
  if (life.fadesFrom < DAYS) return 40 + Math.floor(random() * 160)
  if (luck < 0.27) return Math.ceil(pace * (2 + random() * 12))
  if (luck < 0.35) return Math.ceil(pace * (220 + random() * 200)) + 20
  return Math.ceil(pace * (25 + random() * 70))
}

function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

function withCheckDigit(digits: string): string {
  const body = digits.padStart(11, '0').slice(-11)
  const sum = [...body].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1),
    0,
  )
  return body + ((10 - (sum % 10)) % 10)
}

/** Knuth's way; the rates here are small. */
function poisson(rate: number, random: () => number): number {
  const limit = Math.exp(-rate)
  let product = random()
  let count = 0
  while (product > limit) {
    product *= random()
    count++
  }
  return count
}

/** A small generator with a seed, so that the demo is the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}

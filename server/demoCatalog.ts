/** A supplier of the demo company. */
export interface DemoSupplier {
  code: string
  name: string
  leadTimeDays: number
  leadTimeDeviationDays: number
  minimumOrderQuantity: number
  casePack: number
}

/** Where the demo buys. */
export const SUPPLIERS: DemoSupplier[] = [
  {
    code: 'HARBOR',
    name: 'Harbor Ceramics',
    leadTimeDays: 21,
    leadTimeDeviationDays: 4,
    minimumOrderQuantity: 24,
    casePack: 12,
  },
  {
    code: 'NORTHLOOM',
    name: 'North Loom Textiles',
    leadTimeDays: 35,
    leadTimeDeviationDays: 7,
    minimumOrderQuantity: 50,
    casePack: 10,
  },
  {
    code: 'BRIGHT',
    name: 'Bright Kitchen Supply',
    leadTimeDays: 10,
    leadTimeDeviationDays: 2,
    minimumOrderQuantity: 12,
    casePack: 6,
  },
  {
    code: 'ALDER',
    name: 'Alder & Sons Woodwork',
    leadTimeDays: 45,
    leadTimeDeviationDays: 10,
    minimumOrderQuantity: 20,
    casePack: 4,
  },
  {
    code: 'WICK',
    name: 'Wick Candle Company',
    leadTimeDays: 14,
    leadTimeDeviationDays: 3,
    minimumOrderQuantity: 36,
    casePack: 12,
  },
]

/** How the year moves a category: a factor by day of the year. */
export const SEASONS: Record<string, (dayOfYear: number) => number> = {
  flat: () => 1,
  summer: (day) => 1 + 0.8 * Math.cos((2 * Math.PI * (day - 196)) / 365),
  winter: (day) => 1 + 0.7 * Math.cos((2 * Math.PI * (day - 350)) / 365),
  gifts: (day) => (day > 315 && day < 358 ? 3.2 : day > 120 && day < 132 ? 1.8 : 0.8),
}

/** What the demo sells, before its colours. */
export const FAMILIES = [
  {
    code: 'MUG',
    title: 'Ceramic mug 12 oz',
    category: 'Drinkware',
    supplier: 'HARBOR',
    cost: 3.4,
    price: 14,
    season: 'gifts',
  },
  {
    code: 'BWL',
    title: 'Stoneware bowl',
    category: 'Tableware',
    supplier: 'HARBOR',
    cost: 4.1,
    price: 18,
    season: 'flat',
  },
  {
    code: 'TWL',
    title: 'Linen tea towel',
    category: 'Textiles',
    supplier: 'NORTHLOOM',
    cost: 2.6,
    price: 12,
    season: 'flat',
  },
  {
    code: 'THR',
    title: 'Wool throw blanket',
    category: 'Textiles',
    supplier: 'NORTHLOOM',
    cost: 19.5,
    price: 69,
    season: 'winter',
  },
  {
    code: 'PIC',
    title: 'Picnic mat',
    category: 'Outdoor',
    supplier: 'NORTHLOOM',
    cost: 9.2,
    price: 34,
    season: 'summer',
  },
  {
    code: 'BRD',
    title: 'Oak cutting board',
    category: 'Kitchen',
    supplier: 'ALDER',
    cost: 11.8,
    price: 42,
    season: 'gifts',
  },
  {
    code: 'SPN',
    title: 'Olive wood spoon',
    category: 'Kitchen',
    supplier: 'ALDER',
    cost: 2.1,
    price: 9,
    season: 'flat',
  },
  {
    code: 'CND',
    title: 'Soy candle 8 oz',
    category: 'Candles',
    supplier: 'WICK',
    cost: 3.9,
    price: 19,
    season: 'winter',
  },
  {
    code: 'KTL',
    title: 'Pour-over kettle',
    category: 'Kitchen',
    supplier: 'BRIGHT',
    cost: 17.4,
    price: 58,
    season: 'flat',
  },
  {
    code: 'BTL',
    title: 'Steel water bottle',
    category: 'Outdoor',
    supplier: 'BRIGHT',
    cost: 6.3,
    price: 26,
    season: 'summer',
  },
] as const
/** Colours by the last part of the SKU. */
export const VARIANTS = [
  ['NVY', 'Navy'],
  ['SGE', 'Sage'],
  ['SND', 'Sand'],
  ['RST', 'Rust'],
  ['BLK', 'Black'],
  ['WHT', 'White'],
  ['ROS', 'Rose'],
  ['MST', 'Mustard'],
  ['FOG', 'Fog gray'],
  ['TEA', 'Teal'],
  ['PLM', 'Plum'],
  ['CLY', 'Clay'],
  ['MOS', 'Moss'],
  ['IVR', 'Ivory'],
  ['SKY', 'Sky'],
  ['COR', 'Coral'],
  ['CHA', 'Charcoal'],
  ['OLV', 'Olive'],
  ['BRY', 'Berry'],
  ['HNY', 'Honey'],
  ['SLT', 'Slate'],
  ['PCH', 'Peach'],
  ['LAV', 'Lavender'],
  ['FRN', 'Fern'],
  ['DSK', 'Dusk'],
  ['ALM', 'Almond'],
  ['COB', 'Cobalt'],
  ['GRN', 'Forest'],
  ['RUB', 'Ruby'],
  ['PRL', 'Pearl'],
] as const

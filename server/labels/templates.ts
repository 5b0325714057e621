/** The ids, for schemas. */
export const TEMPLATE_IDS = [
  'letter-30',
  'letter-80',
  'letter-20',
  'letter-10',
  'roll-2.25x1.25',
  'roll-4x6',
] as const

/** How labels lie on a page. Lengths are in inches; a roll has one label on each page. */
export interface LabelTemplate {
  id: (typeof TEMPLATE_IDS)[number]
  name: string
  /** What its makers call it. */
  detail: string
  kind: 'sheet' | 'roll'
  width: number
  height: number
  columns: number
  rows: number
  pageWidth: number
  pageHeight: number
  /** From the page's edge to the first label. */
  left: number
  top: number
  /** From the beginning of one label to that of the next. */
  pitchX: number
  pitchY: number
}

const LETTER = { kind: 'sheet', pageWidth: 8.5, pageHeight: 11, top: 0.5 } as const

function roll(
  id: LabelTemplate['id'],
  name: string,
  detail: string,
  width: number,
  height: number,
) {
  const page = { pageWidth: width, pageHeight: height, pitchX: width, pitchY: height }
  return {
    id,
    name,
    detail,
    kind: 'roll',
    width,
    height,
    columns: 1,
    rows: 1,
    left: 0,
    top: 0,
    ...page,
  } as const
}

/** Every label stock that can be printed on, with the measures that its makers publish. */
export const LABEL_TEMPLATES: readonly LabelTemplate[] = [
  {
    ...LETTER,
    id: 'letter-30',
    name: 'Letter, 30 labels',
    detail: '2⅝ × 1 in, Avery 5160',
    width: 2.625,
    height: 1,
    columns: 3,
    rows: 10,
    left: 0.1875,
    pitchX: 2.75,
    pitchY: 1,
  },
  {
    ...LETTER,
    id: 'letter-80',
    name: 'Letter, 80 labels',
    detail: '1¾ × ½ in, Avery 5167',
    width: 1.75,
    height: 0.5,
    columns: 4,
    rows: 20,
    left: 0.28125,
    pitchX: 2.0625,
    pitchY: 0.5,
  },
  {
    ...LETTER,
    id: 'letter-20',
    name: 'Letter, 20 labels',
    detail: '4 × 1 in, Avery 5161',
    width: 4,
    height: 1,
    columns: 2,
    rows: 10,
    left: 0.15625,
    pitchX: 4.1875,
    pitchY: 1,
  },
  {
    ...LETTER,
    id: 'letter-10',
    name: 'Letter, 10 labels',
    detail: '4 × 2 in, Avery 5163',
    width: 4,
    height: 2,
    columns: 2,
    rows: 5,
    left: 0.15625,
    pitchX: 4.1875,
    pitchY: 2,
  },
  roll('roll-2.25x1.25', 'Label printer, 2¼ × 1¼ in', 'on a roll', 2.25, 1.25),
  roll('roll-4x6', 'Label printer, 4 × 6 in', 'as for shipping', 4, 6),
]

/** A template by its id. */
export function findTemplate(id: (typeof TEMPLATE_IDS)[number]): LabelTemplate {
  const found = LABEL_TEMPLATES.find((template) => template.id === id)
  if (!found) throw new Error(`There is no label template ${id}.`)
  return found
}

/** What the address of a report says: how it is narrowed, and how its table is sorted. */
export interface ReportSearch {
  q?: string
  group?: string
  category?: string
  supplier?: string
  abcClass?: 'A' | 'B' | 'C'
  site?: string
  /** A day, whose end is meant. */
  at?: string
  method?: 'average' | 'fifo'
  by?: 'category' | 'supplier' | 'site'
  sort?: string
  direction?: 'asc' | 'desc'
  /** The saved view that is open. */
  view?: string
}

const TEXTS = ['q', 'group', 'category', 'supplier', 'site', 'sort', 'view'] as const
const CHOICES = {
  abcClass: ['A', 'B', 'C'],
  method: ['average', 'fifo'],
  by: ['category', 'supplier', 'site'],
  direction: ['asc', 'desc'],
} as const

/** Reads the address; what it does not know it leaves out. */
export function readReportSearch(search: Record<string, unknown>): ReportSearch {
  const texts = TEXTS.filter((name) => typeof search[name] === 'string' && search[name] !== '')
  const choices = Object.entries(CHOICES).filter(([name, known]) =>
    known.some((value) => value === search[name]),
  )
  const { at } = search
  return {
    ...Object.fromEntries(
      [...texts, ...choices.map(([name]) => name)].map((name) => [name, search[name]]),
    ),
    ...(typeof at === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(at) ? { at } : {}),
  }
}

import { useCallback, useMemo, useState } from 'react'
import { usePreference, writePreference } from './appearance.ts'

/** How someone has a table: what is absent is as the table brings it. */
export interface TableLayout {
  /** Columns by id, in their order. */
  order?: string[]
  hidden?: string[]
  /** Columns that stay in sight beside the name, in their order. */
  pinned?: string[]
  /** In px. */
  widths?: Record<string, number>
}

/** A column as far as its place in the table goes. */
export interface Placed {
  id: string
  header: string
  width: number
  /** Left out until someone asks for it. */
  starts?: 'hidden'
}

const PREFERENCE = 'table.'

/** The layout of a named table, kept for the reader; one without a name keeps it while it is open. */
export function useTableLayout(
  id: string | undefined,
  given?: TableLayout | null,
): [TableLayout, (change: TableLayout | undefined) => void] {
  const stored = usePreference(`${PREFERENCE}${id ?? ''}`)
  const [own, setOwn] = useState<TableLayout>()
  const layout = useMemo(
    () => (id === undefined ? own : readLayout(stored)) ?? given ?? {},
    [id, own, stored, given],
  )
  const change = useCallback(
    (next: TableLayout | undefined) => {
      if (id === undefined) setOwn(next)
      else writePreference(`${PREFERENCE}${id}`, next && JSON.stringify(next))
    },
    [id],
  )
  return [layout, change]
}

function readLayout(text: string | undefined): TableLayout | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as TableLayout)
  } catch {
    return undefined
  }
}

/** All columns in the order of the layout: pinned ones first, those that it does not know where they were. */
export function inOrder<Column extends Placed>(columns: Column[], layout: TableLayout): Column[] {
  const { order = [], pinned = [] } = layout
  const placeOf = ({ id }: Column) => {
    const at = order.indexOf(id)
    return at === -1 ? columns.findIndex((column) => column.id === id) : at
  }
  const sorted = order.length > 0 ? columns.toSorted((a, b) => placeOf(a) - placeOf(b)) : columns
  return [
    ...pinned.flatMap((id) => sorted.filter((column) => column.id === id)),
    ...sorted.filter(({ id }) => !pinned.includes(id)),
  ]
}

/** The ids that the layout leaves out. */
export function hiddenIn(columns: Placed[], layout: TableLayout): string[] {
  return layout.hidden ?? columns.filter(({ starts }) => starts === 'hidden').map(({ id }) => id)
}

/** The columns that are seen, in order. */
export function visibleIn<Column extends Placed>(columns: Column[], layout: TableLayout): Column[] {
  const hidden = new Set(hiddenIn(columns, layout))
  return inOrder(columns, layout).filter(({ id }) => !hidden.has(id))
}

/** The layout with one column a place further left or right. */
export function moveColumn(
  columns: Placed[],
  layout: TableLayout,
  id: string,
  to: number,
): TableLayout {
  const ids = inOrder(columns, layout).map((column) => column.id)
  const others = ids.filter((one) => one !== id)
  const at = Math.max(0, Math.min(others.length, to))
  const order = [...others.slice(0, at), id, ...others.slice(at)]
  // Pinned columns stand first whatever the order says, so they keep their own.
  return { ...layout, order, pinned: order.filter((one) => layout.pinned?.includes(one)) }
}

/** The layout with a column shown or left out. */
export function showColumn(
  columns: Placed[],
  layout: TableLayout,
  id: string,
  shown: boolean,
): TableLayout {
  const others = hiddenIn(columns, layout).filter((one) => one !== id)
  return { ...layout, hidden: shown ? others : [...others, id] }
}

/** The layout with a column kept beside the name, or not. */
export function pinColumn(layout: TableLayout, id: string, pinned: boolean): TableLayout {
  const others = (layout.pinned ?? []).filter((one) => one !== id)
  return { ...layout, pinned: pinned ? [...others, id] : others }
}

/** The widths in px that fill the room: what nobody set shares what is left in proportion. */
export function fitWidths(columns: Placed[], layout: TableLayout, room: number): number[] {
  const set = columns.map(({ id }) => layout.widths?.[id])
  const base = columns.map(({ width }, at) => set[at] ?? width)
  const left = room - base.reduce((sum, width) => sum + width, 0)
  const free = columns.reduce((sum, { width }, at) => sum + (set[at] === undefined ? width : 0), 0)
  if (left <= 0 || free === 0) return base
  return base.map((width, at) => (set[at] === undefined ? width + (left * width) / free : width))
}

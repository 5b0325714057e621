import { expect, test } from 'vitest'
import { fitWidths, inOrder, moveColumn, pinColumn, showColumn, visibleIn } from './tableLayout.ts'

const columns = [
  { id: 'status', header: 'Status', width: 100 },
  { id: 'onHand', header: 'On hand', width: 50 },
  { id: 'held', header: 'Held', width: 50, starts: 'hidden' as const },
]
const idsOf = (list: { id: string }[]) => list.map(({ id }) => id)

test('a column that starts hidden is seen once someone asks for it', () => {
  expect(idsOf(visibleIn(columns, {}))).toEqual(['status', 'onHand'])
  const layout = showColumn(columns, {}, 'held', true)
  expect(idsOf(visibleIn(columns, layout))).toEqual(['status', 'onHand', 'held'])
  expect(idsOf(visibleIn(columns, showColumn(columns, layout, 'status', false)))).toEqual([
    'onHand',
    'held',
  ])
})

test('a pinned column stands first, and goes back to its place', () => {
  const pinned = pinColumn({}, 'held', true)
  expect(idsOf(inOrder(columns, pinned))).toEqual(['held', 'status', 'onHand'])
  expect(idsOf(inOrder(columns, pinColumn(pinned, 'held', false)))).toEqual(idsOf(columns))
})

test('a moved column keeps its place when a new column comes with a new version', () => {
  const layout = moveColumn(columns, {}, 'onHand', 0)
  const later = [...columns, { id: 'new', header: 'New', width: 10 }]
  expect(idsOf(inOrder(later, layout))).toEqual(['onHand', 'status', 'held', 'new'])
})

test('what nobody has set shares the room that is left', () => {
  expect(fitWidths(columns, { widths: { onHand: 80 } }, 380)).toEqual([200, 80, 100])
  expect(fitWidths(columns, {}, 100)).toEqual([100, 50, 50])
})

import { ActionIcon, Button, Checkbox, NumberInput, Popover, SegmentedControl } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconColumns3,
  IconPin,
  IconPinFilled,
} from '@tabler/icons-react'
import { type Density, usePreference, writePreference } from './appearance.ts'
import styles from './ColumnMenu.module.css'
import {
  hiddenIn,
  inOrder,
  moveColumn,
  type Placed,
  pinColumn,
  showColumn,
  type TableLayout,
  useTableLayout,
} from './tableLayout.ts'
import { t } from './words.ts'

/** Which columns a table shows, in which order, pinned or not, how wide, and how high its rows are. */
export function ColumnMenu({
  id,
  columns,
  layout: given,
}: {
  /** The table's name. */
  id: string
  columns: Placed[]
  layout?: TableLayout | null
}) {
  const [layout, setLayout] = useTableLayout(id, given)
  const hidden = hiddenIn(columns, layout)
  const ordered = inOrder(columns, layout)
  return (
    <Popover position="bottom-end" width={380} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          className={styles.target}
          leftSection={<IconColumns3 size={15} aria-hidden="true" />}
        >
          {t('Columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('Columns')}>
        <ul className={styles.list}>
          {ordered.map((column, at) => {
            const shown = !hidden.includes(column.id)
            const pinned = layout.pinned?.includes(column.id) ?? false
            return (
              <li key={column.id} className={styles.line}>
                <Checkbox
                  size="xs"
                  label={column.header}
                  className={styles.name}
                  checked={shown}
                  onChange={() => setLayout(showColumn(columns, layout, column.id, !shown))}
                />
                <NumberInput
                  size="xs"
                  w={62}
                  hideControls
                  aria-label={t('Width of {column}', { column: column.header })}
                  min={48}
                  max={900}
                  step={8}
                  placeholder={t('auto')}
                  value={layout.widths?.[column.id] ?? ''}
                  onChange={(value) => setLayout(withWidth(layout, column.id, value))}
                />
                <ActionIcon
                  aria-label={t('Pin {column}', { column: column.header })}
                  aria-pressed={pinned}
                  onClick={() => setLayout(pinColumn(layout, column.id, !pinned))}
                >
                  {pinned ? <IconPinFilled size={15} /> : <IconPin size={15} />}
                </ActionIcon>
                <ActionIcon
                  aria-label={t('Move {column} left', { column: column.header })}
                  disabled={at === 0}
                  onClick={() => setLayout(moveColumn(columns, layout, column.id, at - 1))}
                >
                  <IconArrowUp size={15} />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('Move {column} right', { column: column.header })}
                  disabled={at === ordered.length - 1}
                  onClick={() => setLayout(moveColumn(columns, layout, column.id, at + 1))}
                >
                  <IconArrowDown size={15} />
                </ActionIcon>
              </li>
            )
          })}
        </ul>
        <DensityChoice />
        <Button variant="default" onClick={() => setLayout(undefined)}>
          {t('Reset columns')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}

function DensityChoice() {
  const density = usePreference('density') ?? 'default'
  const choices: { value: Density; label: string }[] = [
    { value: 'compact', label: t('Compact') },
    { value: 'default', label: t('Default') },
    { value: 'comfortable', label: t('Comfortable') },
  ]
  return (
    <SegmentedControl
      size="xs"
      fullWidth
      my="sm"
      aria-label={t('Row height')}
      value={density}
      onChange={(value) => writePreference('density', value)}
      data={choices}
    />
  )
}

function withWidth(layout: TableLayout, id: string, value: string | number): TableLayout {
  const { [id]: _, ...others } = layout.widths ?? {}
  const width = Number(value)
  if (value === '' || width < 20) return { ...layout, widths: others }
  return { ...layout, widths: { ...others, [id]: Math.min(900, Math.round(width)) } }
}

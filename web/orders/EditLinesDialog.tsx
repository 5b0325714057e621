import { Button, Checkbox, Group, Modal, NumberInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { ItemPicker } from '../inventory/ItemPicker.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import { refreshAll, showUndo } from '../undoToast.tsx'
import styles from './Orders.module.css'
import { lineName, type Order } from './orderWords.tsx'

interface Wanted {
  quantity: number
  waits: boolean
}

/** More or fewer units of the lines, and lines that are new; none is a line taken out. */
export function EditLinesDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const [lines, setLines] = useState<Record<string, Wanted>>(() =>
    Object.fromEntries(
      order.lines.map((line) => [
        line.id,
        { quantity: line.ordered - line.cancelled, waits: line.meets !== 'stock' },
      ]),
    ),
  )
  const [added, setAdded] = useState<{ sku: string; quantity: number; waits: boolean }[]>([])
  const save = useMutation({
    mutationFn: () => saveLines(order, lines, added),
    onSuccess: async () => {
      onClose()
      showUndo({ id: `lines ${order.id}`, message: t('The lines were changed.'), undo: undefined })
      await refreshAll()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('Change lines')} size={620}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <div className={styles.lines}>
          {order.lines.map((line) => (
            <LineFields
              key={line.id}
              name={lineName(line)}
              least={line.shipped}
              wanted={lines[line.id] ?? { quantity: 0, waits: false }}
              onChange={(wanted) => setLines((before) => ({ ...before, [line.id]: wanted }))}
            />
          ))}
          {added.map((line, index) => (
            <LineFields
              key={line.sku}
              name={line.sku}
              least={0}
              wanted={line}
              onChange={(wanted) =>
                setAdded((before) =>
                  before.map((one, at) => (at === index ? { ...one, ...wanted } : one)),
                )
              }
            />
          ))}
        </div>
        <ItemPicker
          taken={added.map(({ sku }) => sku)}
          autoFocus={false}
          withKits
          onPick={(sku) => setAdded((before) => [...before, { sku, quantity: 1, waits: false }])}
        />
        <InlineError trouble={save.error ? troubleOf(save.error) : undefined} />
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('Back')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('Save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

/** A line's units, and whether it may wait for stock. */
export function LineFields({
  name,
  least,
  wanted,
  onChange,
}: {
  name: string
  least: number
  wanted: Wanted
  onChange: (wanted: Wanted) => void
}) {
  return (
    <div className={styles.line}>
      <span className={styles.lineName}>{name}</span>
      <NumberInput
        className={styles.number4}
        aria-label={t('Units of {sku}', { sku: name })}
        allowDecimal={false}
        allowNegative={false}
        min={least}
        hideControls
        thousandSeparator=","
        value={wanted.quantity}
        onChange={(value) => onChange({ ...wanted, quantity: Number(value) || 0 })}
      />
      <Checkbox
        mb={8}
        label={t('May wait')}
        aria-label={t('{sku} may wait for stock', { sku: name })}
        checked={wanted.waits}
        onChange={(event) => onChange({ ...wanted, waits: event.currentTarget.checked })}
      />
    </div>
  )
}

async function saveLines(
  order: Order,
  lines: Record<string, Wanted>,
  added: { sku: string; quantity: number; waits: boolean }[],
): Promise<void> {
  for (const line of order.lines) {
    const wanted = lines[line.id]
    if (!wanted) continue
    const isSame =
      wanted.quantity === line.ordered - line.cancelled && wanted.waits === (line.meets !== 'stock')
    if (isSame) continue
    const meets = wanted.waits === (line.meets !== 'stock') ? line.meets : waitingOf(wanted.waits)
    await client.orderLineUpdate({
      params: { id: order.id, lineId: line.id },
      body: { quantity: wanted.quantity, meets },
    })
  }
  const more = added.filter(({ quantity }) => quantity > 0)
  if (more.length === 0) return
  await client.orderLineCreate({
    params: { id: order.id },
    body: {
      lines: more.map(({ sku, quantity, waits }) => ({ sku, quantity, meets: waitingOf(waits) })),
    },
  })
}

const waitingOf = (waits: boolean) => (waits ? ('backorder' as const) : ('stock' as const))

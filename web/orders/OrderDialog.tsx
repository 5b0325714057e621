import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { CONDITIONS, readSerials } from '../inventory/deedDraft.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import { refreshAll, showUndo } from '../undoToast.tsx'
import { OrderDeedFields } from './OrderDeedFields.tsx'
import { OrderUnits } from './OrderUnits.tsx'
import { namedLines, type OrderDeed, type OrderDraft, startDraft, textsOf } from './orderDraft.ts'
import type { Order } from './orderWords.tsx'

const WORDS: Record<OrderDeed, { title: string; send: string; done: string }> = {
  ship: { title: t('Ship order'), send: t('Ship'), done: t('Shipped.') },
  cancel: { title: t('Cancel units'), send: t('Cancel units'), done: t('Cancelled.') },
  refund: { title: t('Refund'), send: t('Refund'), done: t('Refunded.') },
  return: { title: t('Take back'), send: t('Take back'), done: t('Taken back into stock.') },
  hold: { title: t('Hold for review'), send: t('Hold'), done: t('Held. Nobody ships it.') },
}

/** One deed on an order's units: which, how many, and what belongs to it. */
export function OrderDialog({
  order,
  deed,
  onClose,
}: {
  order: Order
  deed: OrderDeed
  onClose: () => void
}) {
  const [draft, setDraft] = useState(() => startDraft(deed, order))
  const change = (next: Partial<OrderDraft>) => setDraft((before) => ({ ...before, ...next }))
  const run = useMutation({
    mutationFn: () => sendDeed(order, deed, draft),
    onSuccess: async () => {
      onClose()
      showUndo({
        id: `${deed} ${order.id}`,
        message: WORDS[deed].done,
        undo:
          deed === 'hold'
            ? () => client.orderReleaseCreate({ params: { id: order.id } })
            : undefined,
      })
      await refreshAll()
    },
  })
  const isWhole = deed === 'hold' ? draft.reason.trim() !== '' : namedLines(draft).length > 0
  return (
    <Modal opened onClose={onClose} title={WORDS[deed].title} size={620}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isWhole) run.mutate()
        }}
      >
        {deed === 'hold' ? (
          <TextInput
            label={t('Reason')}
            data-autofocus
            required
            value={draft.reason}
            onChange={(event) => change({ reason: event.currentTarget.value })}
          />
        ) : (
          <>
            <OrderUnits order={order} deed={deed} draft={draft} onChange={change} />
            <OrderDeedFields order={order} deed={deed} draft={draft} onChange={change} />
          </>
        )}
        <InlineError trouble={run.error ? troubleOf(run.error) : undefined} />
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('Back')}
          </Button>
          <Button
            type="submit"
            loading={run.isPending}
            disabled={!isWhole}
            {...(deed === 'cancel' ? { color: 'red' } : {})}
          >
            {WORDS[deed].send}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

function sendDeed(order: Order, deed: OrderDeed, draft: OrderDraft): Promise<unknown> {
  const params = { id: order.id }
  const lines = namedLines(draft)
  const { site, carrier, service, tracking, reason, amount, restock, location } = draft
  const condition = CONDITIONS.find((one) => one === draft.condition) ?? 'sellable'
  const back = { condition, ...textsOf({ location }) }
  if (deed === 'hold') return client.orderHoldCreate({ params, body: { reason } })
  if (deed === 'cancel')
    return client.orderCancellationCreate({ params, body: { lines, ...textsOf({ reason }) } })
  if (deed === 'return')
    return client.orderReturnCreate({
      params,
      body: { lines: lines.map((line) => ({ ...line, ...back })), ...textsOf({ note: reason }) },
    })
  if (deed === 'refund')
    return client.orderRefundCreate({
      params,
      body: {
        lines: lines.map((line) => {
          const kind = restock[line.lineId] ?? 'none'
          return { ...line, restock: kind, ...(kind === 'return' ? back : {}) }
        }),
        ...textsOf({ reason }),
        ...(amount === undefined ? {} : { amountMinor: Math.round(amount * 100) }),
      },
    })
  return client.orderShipmentCreate({
    params,
    body: {
      lines: lines.map((line) => {
        const serials = readSerials(draft.serials[line.lineId] ?? '')
        return { ...line, ...(serials.length > 0 ? { serials } : {}) }
      }),
      ...textsOf({ site, carrier, service, tracking }),
    },
  })
}

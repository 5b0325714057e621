import { Button, Group, Modal, SegmentedControl, Select, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, isRefusal, troubleOf } from '../client.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { readableName } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import styles from './AdjustDialog.module.css'
import { AdjustLine } from './AdjustLine.tsx'
import {
  ADJUSTMENT_REASONS,
  type AdjustmentReason,
  type DraftLine,
  toRequestLine,
} from './adjustDraft.ts'
import { ItemPicker } from './ItemPicker.tsx'
import { useAdjustedToast } from './useAdjustedToast.tsx'

/** Says what is there in truth, for one item or several; the toast after it undoes it. */
export function AdjustDialog({
  skus,
  onClose,
  onDone,
}: {
  skus: string[]
  onClose: () => void
  onDone?: () => void
}) {
  const queryClient = useQueryClient()
  const [mode, setMode] = useState<'change' | 'set'>('change')
  const [reason, setReason] = useState<AdjustmentReason>('counted')
  const [note, setNote] = useState('')
  const [lines, setLines] = useState<DraftLine[]>(() => skus.map((sku) => ({ sku })))
  const tell = useAdjustedToast()
  const wanted = lines.flatMap((line) => toRequestLine(line, mode))
  const adjust = useMutation({
    mutationFn: () =>
      client.adjustmentCreate({ body: { reason, lines: wanted, ...(note ? { note } : {}) } }),
    onSuccess: async (made) => {
      onClose()
      onDone?.()
      tell(made)
      await queryClient.invalidateQueries({ predicate: ({ meta }) => meta?.live !== undefined })
    },
    onError: async (error) => {
      // The next try is judged against what is there now.
      if (isRefusal(error, 'stock_changed'))
        await queryClient.invalidateQueries({ queryKey: ['balanceList'] })
    },
  })
  const change = (index: number, next: Partial<DraftLine>) =>
    setLines((before) => before.map((line, at) => (at === index ? { ...line, ...next } : line)))
  return (
    <Modal opened onClose={onClose} title={t('Adjust stock')} size={560}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (wanted.length > 0) adjust.mutate()
        }}
      >
        <Group mb="sm" justify="space-between" align="end">
          <SegmentedControl
            size="xs"
            aria-label={t('How')}
            value={mode}
            onChange={(value) => setMode(value === 'set' ? 'set' : 'change')}
            data={[
              { value: 'change', label: t('Change by') },
              { value: 'set', label: t('Set to') },
            ]}
          />
          <Select
            w={160}
            aria-label={t('Reason')}
            allowDeselect={false}
            value={reason}
            onChange={(value) =>
              setReason(ADJUSTMENT_REASONS.find((one) => one === value) ?? 'counted')
            }
            data={ADJUSTMENT_REASONS.map((value) => ({ value, label: readableName(value) }))}
          />
        </Group>
        <ul className={styles.lines}>
          {lines.map((line, index) => (
            <AdjustLine
              key={line.sku}
              line={line}
              mode={mode}
              isFirst={index === 0}
              onChange={(next) => change(index, next)}
              onRemove={
                lines.length > 1
                  ? () => setLines((before) => before.filter((_, at) => at !== index))
                  : undefined
              }
            />
          ))}
        </ul>
        <ItemPicker
          autoFocus={lines.length === 0}
          taken={lines.map((line) => line.sku)}
          onPick={(sku) => setLines((before) => [...before, { sku }])}
        />
        <Textarea
          mt="sm"
          label={t('Note')}
          autosize={false}
          rows={2}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {adjust.error ? (
          <div className={styles.error}>
            <InlineError trouble={troubleOf(adjust.error)} />
          </div>
        ) : null}
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" loading={adjust.isPending} disabled={wanted.length === 0}>
            {mode === 'set' ? t('Set stock') : t('Adjust stock')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

import {
  Button,
  Group,
  Modal,
  NumberInput,
  SegmentedControl,
  Select,
  TextInput,
} from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { formatNumber, readableName } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import { refreshAll } from '../undoToast.tsx'
import { ADJUSTMENT_REASONS, type AdjustmentReason } from './adjustDraft.ts'
import { readInBatches, writeInBatches } from './inBatches.ts'
import { type Preview, PreviewList } from './PreviewList.tsx'
import { undoOwn } from './undoDocument.ts'
import { applyAdjustment, stockPreviews } from './writeItems.ts'

interface BulkStockProps {
  skus: string[]
  site: string | undefined
  onClose: () => void
  onDone: () => void
}

/** Changes what is on hand of many items by one number, each in the one place where it lies. */
export function BulkAdjustDialog({ skus, site, onClose, onDone }: BulkStockProps) {
  const [mode, setMode] = useState<'change' | 'set'>('change')
  const [units, setUnits] = useState<number>()
  const [reason, setReason] = useState<AdjustmentReason>('counted')
  const [asked] = useDebouncedValue(units, 250)
  const preview = useQuery({
    queryKey: ['adjustmentPreview', skus, site, mode, asked],
    enabled: asked !== undefined,
    staleTime: 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      readInBatches(skus, async (some) => {
        const change =
          mode === 'set' ? { setTo: Math.max(0, asked ?? 0) } : { quantity: asked ?? 0 }
        const lines = some.map((sku) => ({ sku, ...change }))
        const body = { ...(site ? { site } : {}), lines }
        return (await client.adjustmentPreviewCreate({ body, signal })).lines
      }),
  })
  const lines = preview.data ?? []
  const changed = lines.filter(({ outcome }) => outcome === 'changed').length
  const apply = useMutation({
    mutationFn: () => applyAdjustment(lines, reason),
    onSuccess: async () => {
      onClose()
      onDone()
      await refreshAll()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('Adjust stock')} size={640}>
      <Group align="end" gap="sm">
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
        <NumberInput
          size="xs"
          w={110}
          aria-label={t('Units')}
          data-autofocus
          allowDecimal={false}
          allowNegative={mode === 'change'}
          hideControls
          value={units ?? ''}
          onChange={(value) => setUnits(value === '' || value === '-' ? undefined : Number(value))}
        />
        <Select
          size="xs"
          w={150}
          aria-label={t('Reason')}
          allowDeselect={false}
          value={reason}
          onChange={(value) => value && setReason(value as AdjustmentReason)}
          data={ADJUSTMENT_REASONS.map((value) => ({ value, label: readableName(value) }))}
        />
      </Group>
      {lines.length > 0 ? (
        <PreviewList lines={stockPreviews(lines)} busy={preview.isFetching} />
      ) : null}
      <Finish
        error={apply.error ?? preview.error}
        changed={changed}
        busy={apply.isPending}
        wait={preview.isFetching || units !== asked}
        onClose={onClose}
        onApply={() => apply.mutate()}
      />
    </Modal>
  )
}

/** Moves all or some units of many items to one place. */
export function BulkMoveDialog({ skus, site, onClose, onDone }: BulkStockProps) {
  const [to, setTo] = useState<string | null>(null)
  const [search, setSearch] = useState('')
  const [units, setUnits] = useState<number>()
  const [note, setNote] = useState('')
  const [asked] = useDebouncedValue(units, 250)
  const [wanted] = useDebouncedValue(search, 150)
  const places = useList('locationList', {
    limit: 50,
    active: 'true',
    ...(wanted ? { search: wanted } : {}),
  })
  const preview = useQuery({
    queryKey: ['movePreview', skus, site, to, asked],
    enabled: to !== null,
    staleTime: 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      readInBatches(skus, async (some) => {
        const wanted = { to: to ?? '', ...(asked ? { quantity: asked } : {}) }
        const lines = some.map((sku) => ({ sku, ...wanted }))
        const body = { ...(site ? { site } : {}), lines }
        return (await client.movePreviewCreate({ body, signal })).lines
      }),
  })
  const lines = preview.data ?? []
  const going = lines.filter(({ outcome }) => outcome === 'changed')
  const apply = useMutation({
    mutationFn: () =>
      writeInBatches(going, {
        title: t('Move stock'),
        message: (items) => t('Moved {items} to {to}.', { items, to: to ?? '' }),
        write: async (some) => {
          const lines = some.map(({ sku, location, quantity }) => ({
            sku,
            from: location ?? '',
            to: to ?? '',
            quantity,
          }))
          const { id } = await client.moveCreate({ body: { ...(note ? { note } : {}), lines } })
          return { id, changed: some.length }
        },
        undo: (id) => undoOwn('moveCreate', id),
      }),
    onSuccess: async () => {
      onClose()
      onDone()
      await refreshAll()
    },
  })
  const paths = [...new Set([...(to ? [to] : []), ...places.rows.map(({ path }) => path)])]
  return (
    <Modal opened onClose={onClose} title={t('Move stock')} size={640}>
      <Group align="end" gap="sm">
        <Select
          size="xs"
          w={220}
          label={t('To')}
          placeholder={t('A bin, zone or site')}
          data-autofocus
          searchable
          openOnFocus={false}
          searchValue={search}
          onSearchChange={setSearch}
          filter={({ options }) => options}
          value={to}
          onChange={setTo}
          data={paths}
        />
        <NumberInput
          size="xs"
          w={120}
          label={t('Units of each')}
          placeholder={t('All')}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          value={units ?? ''}
          onChange={(value) => setUnits(value === '' ? undefined : Number(value))}
        />
        <TextInput
          size="xs"
          label={t('Note')}
          value={note}
          maxLength={1000}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </Group>
      {lines.length > 0 ? (
        <PreviewList lines={movePreviews(lines, to)} busy={preview.isFetching} />
      ) : null}
      <Finish
        error={apply.error ?? preview.error}
        changed={going.length}
        busy={apply.isPending}
        wait={preview.isFetching || units !== asked}
        onClose={onClose}
        onApply={() => apply.mutate()}
      />
    </Modal>
  )
}

function movePreviews(
  lines: (Parameters<typeof stockPreviews>[0][number] & { quantity: number })[],
  to: string | null,
): Preview[] {
  return stockPreviews(lines).map((preview, at) => ({
    ...preview,
    what: `${preview.what} → ${to ?? ''}`,
    before: formatNumber(lines[at]?.before),
    after: t('{left} left, {moved} moved', {
      left: formatNumber(lines[at]?.after),
      moved: formatNumber(lines[at]?.quantity),
    }),
  }))
}

function Finish(props: {
  error: Error | null
  changed: number
  busy: boolean
  wait: boolean
  onClose: () => void
  onApply: () => void
}) {
  return (
    <>
      <InlineError trouble={props.error ? troubleOf(props.error) : undefined} />
      <Group mt="md" justify="flex-end">
        <Button variant="default" onClick={props.onClose}>
          {t('Cancel')}
        </Button>
        <Button
          loading={props.busy}
          disabled={props.changed === 0 || props.wait}
          onClick={props.onApply}
        >
          {t('{count, plural, one {Change # item} other {Change # items}}', {
            count: props.changed,
          })}
        </Button>
      </Group>
    </>
  )
}

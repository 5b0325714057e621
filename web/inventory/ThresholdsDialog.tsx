import { Button, Group, Modal, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { Body } from '@onhand/sdk/operationTypes.ts'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import { refreshAll } from '../undoToast.tsx'
import { readInBatches, writeInBatches } from './inBatches.ts'
import { type ItemField, THRESHOLDS } from './itemFieldEdits.ts'
import { PreviewList } from './PreviewList.tsx'
import styles from './ThresholdsDialog.module.css'
import { editPreviews } from './writeItems.ts'

type EditRow = Body<'itemEditCreate'>['rows'][number]
type Mode = 'keep' | 'set' | 'inherit'
type Draft = Partial<Record<string, { mode: Mode; text: string }>>

/** Sets what decides when and how much is ordered, for one item or many. */
export function ThresholdsDialog({
  skus,
  onClose,
  onDone,
}: {
  skus: string[]
  onClose: () => void
  onDone: () => void
}) {
  const [draft, setDraft] = useState<Draft>({})
  const { values, problems } = readDraft(draft)
  const [asked] = useDebouncedValue(JSON.stringify(values), 250)
  const rowsOf = (change: object) => skus.map((sku) => ({ sku, ...change }) as EditRow)
  const preview = useQuery({
    queryKey: ['thresholdPreview', skus, asked],
    enabled: asked !== '{}',
    staleTime: 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const parts = await readInBatches(rowsOf(JSON.parse(asked) as object), async (rows) => [
        await client.itemEditCreate({ body: { rows, dryRun: true }, signal }),
      ])
      return {
        lines: parts.flatMap(({ lines }) => lines),
        changed: parts.reduce((sum, { changed }) => sum + changed, 0),
      }
    },
  })
  const apply = useMutation({
    mutationFn: () =>
      writeInBatches(rowsOf(values), {
        title: t('Set thresholds'),
        message: (items) => t('Changed {items}.', { items }),
        write: (rows) => client.itemEditCreate({ body: { rows } }),
        undo: (id) => client.itemEditReversalCreate({ params: { id } }),
      }),
    onSuccess: async () => {
      onClose()
      onDone()
      await refreshAll()
    },
  })
  const isNothing = Object.keys(values).length === 0
  const trouble = apply.error ?? preview.error
  return (
    <Modal opened onClose={onClose} title={t('Set thresholds')} size={640}>
      {THRESHOLDS.map((field) => (
        <ThresholdLine
          key={field.name}
          field={field}
          draft={draft[field.name] ?? { mode: 'keep', text: '' }}
          problem={problems[field.name]}
          onChange={(next) => setDraft({ ...draft, [field.name]: next })}
        />
      ))}
      {preview.data && !isNothing ? (
        <PreviewList lines={editPreviews(preview.data, THRESHOLDS)} busy={preview.isFetching} />
      ) : null}
      <InlineError trouble={trouble ? troubleOf(trouble) : undefined} />
      <Group mt="md" justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button
          loading={apply.isPending}
          disabled={isNothing || Object.keys(problems).length > 0 || preview.data?.changed === 0}
          onClick={() => apply.mutate()}
        >
          {t('{count, plural, one {Change # item} other {Change # items}}', {
            count: preview.data?.changed ?? skus.length,
          })}
        </Button>
      </Group>
    </Modal>
  )
}

function ThresholdLine({
  field,
  draft,
  problem,
  onChange,
}: {
  field: ItemField
  draft: { mode: Mode; text: string }
  problem: string | undefined
  onChange: (next: { mode: Mode; text: string }) => void
}) {
  const modes: { value: Mode; label: string }[] = [
    { value: 'keep', label: t('Leave as it is') },
    { value: 'set', label: t('Set to') },
    { value: 'inherit', label: t('Inherit') },
  ]
  return (
    <div className={styles.line} title={field.hint}>
      <span className={styles.label}>{field.label}</span>
      <Select
        size="xs"
        w={140}
        aria-label={t('What to do with {field}', { field: field.label })}
        allowDeselect={false}
        value={draft.mode}
        data={modes}
        onChange={(mode) => onChange({ ...draft, mode: (mode ?? 'keep') as Mode })}
      />
      <TextInput
        size="xs"
        w={110}
        aria-label={field.label}
        error={problem}
        value={draft.mode === 'set' ? draft.text : ''}
        onChange={(event) => onChange({ mode: 'set', text: event.currentTarget.value })}
      />
    </div>
  )
}

function readDraft(draft: Draft) {
  const values: Record<string, string | number | null> = {}
  const problems: Record<string, string> = {}
  for (const field of THRESHOLDS) {
    const { mode, text } = draft[field.name] ?? { mode: 'keep', text: '' }
    if (mode === 'inherit') values[field.name] = null
    if (mode !== 'set' || text.trim() === '') continue
    try {
      values[field.name] = field.read(text)
    } catch (error) {
      problems[field.name] = (error as Error).message
    }
  }
  return { values, problems }
}

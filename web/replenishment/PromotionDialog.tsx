import {
  Button,
  Group,
  Modal,
  MultiSelect,
  NumberInput,
  Select,
  Textarea,
  TextInput,
} from '@mantine/core'
import type { Row } from '@onhand/sdk/operationTypes.ts'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import { PROMOTION_WORDS } from './promotionWords.ts'

type Promotion = Row<'promotionList'>

const EMPTY = {
  name: '',
  kind: 'sale' as Promotion['kind'],
  startsOn: '',
  endsOn: '',
  scope: 'all' as Promotion['scope'],
  categories: [] as string[],
  skus: [] as string[],
  discountPercent: null as number | null,
}

/** Adds a promotion to the calendar, or changes one. */
export function PromotionDialog({
  promotion,
  onClose,
  onSaved,
}: {
  promotion: Promotion | undefined
  onClose: () => void
  onSaved: () => void
}) {
  const [draft, setDraft] = useState<typeof EMPTY>(promotion ?? EMPTY)
  const [skus, setSkus] = useState((promotion?.skus ?? []).join('\n'))
  const change = (next: Partial<typeof EMPTY>) => setDraft((before) => ({ ...before, ...next }))
  const categories = useList('categoryList', { limit: 200 })
  const save = useMutation({
    mutationFn: () => {
      const { name, kind, startsOn, endsOn, scope, discountPercent } = draft
      const body = {
        name,
        kind,
        startsOn,
        endsOn,
        scope,
        discountPercent,
        categories: scope === 'categories' ? draft.categories : [],
        skus:
          scope === 'items'
            ? skus
                .split(/[\n,]+/)
                .map((sku) => sku.trim())
                .filter(Boolean)
            : [],
      }
      return promotion
        ? client.promotionUpdate({ params: { id: promotion.id }, body })
        : client.promotionCreate({ body })
    },
    onSuccess: () => {
      onSaved()
      onClose()
    },
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={promotion ? t('Change promotion') : t('Add promotion')}
      size="md"
    >
      <form onSubmit={onSubmit} style={{ display: 'grid', gap: 12 }}>
        <TextInput
          label={t('Name')}
          required
          data-autofocus
          maxLength={200}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Select
          label={t('Kind')}
          description={t('Forecasts expect of a kind what its past promotions did.')}
          allowDeselect={false}
          value={draft.kind}
          data={Object.entries(PROMOTION_WORDS).map(([value, label]) => ({ value, label }))}
          onChange={(kind) => change({ kind: (kind ?? 'sale') as Promotion['kind'] })}
        />
        <Group grow align="flex-start">
          <TextInput
            type="date"
            label={t('First day')}
            required
            value={draft.startsOn}
            onChange={(event) => change({ startsOn: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('Last day')}
            required
            min={draft.startsOn}
            value={draft.endsOn}
            onChange={(event) => change({ endsOn: event.currentTarget.value })}
          />
        </Group>
        <Select
          label={t('For')}
          allowDeselect={false}
          value={draft.scope}
          data={[
            { value: 'all', label: t('All items') },
            { value: 'categories', label: t('Categories') },
            { value: 'items', label: t('Some items') },
          ]}
          onChange={(scope) => change({ scope: (scope ?? 'all') as Promotion['scope'] })}
        />
        {draft.scope === 'categories' ? (
          <MultiSelect
            label={t('Categories')}
            searchable
            data={categories.rows.map(({ name }) => name)}
            value={draft.categories}
            onChange={(names) => change({ categories: names })}
          />
        ) : null}
        {draft.scope === 'items' ? (
          <Textarea
            label={t('SKUs')}
            description={t('One on each line.')}
            autosize
            minRows={3}
            maxRows={8}
            value={skus}
            onChange={(event) => setSkus(event.currentTarget.value)}
          />
        ) : null}
        <NumberInput
          label={t('Discount in per cent')}
          description={t('Empty where prices stay.')}
          min={0}
          max={99}
          value={draft.discountPercent ?? ''}
          onChange={(value) => change({ discountPercent: value === '' ? null : Number(value) })}
        />
        {save.error ? <InlineError trouble={troubleOf(save.error)} /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('Save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

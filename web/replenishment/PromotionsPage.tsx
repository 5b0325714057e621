import { Button } from '@mantine/core'
import type { Row } from '@onhand/sdk/operationTypes.ts'
import { IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { ErrorState, InlineError } from '../ui/ErrorState.tsx'
import { formatDay, formatNumber } from '../ui/format.ts'
import { PageBody, Section } from '../ui/PageBody.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { t } from '../ui/words.ts'
import { PromotionDialog } from './PromotionDialog.tsx'
import { PROMOTION_WORDS } from './promotionWords.ts'

type Promotion = Row<'promotionList'>

/** The calendar of promotions: forecasts learn from those past, and count on those to come. */
export function PromotionsPage() {
  const { can } = useSession()
  const [edited, setEdited] = useState<Promotion | 'new' | undefined>()
  const list = useList(
    'promotionList',
    { limit: 200 },
    { live: ({ type }) => type.startsWith('promotion.') },
  )
  const mayWrite = can('replenishment.write')
  return (
    <>
      <PageHeader title={t('Promotions')} lead={<Link to="/reorder">{t('Reorder')}</Link>}>
        {mayWrite ? (
          <Button
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={() => setEdited('new')}
          >
            {t('Add promotion')}
          </Button>
        ) : null}
      </PageHeader>
      <PageBody>
        {list.error ? (
          <ErrorState
            what={t('The promotions could not be read.')}
            trouble={troubleOf(list.error)}
            onRetry={list.retry}
          />
        ) : (
          <Section title={t('Calendar')}>
            <PromotionTable
              rows={list.rows}
              isLoading={list.isLoading}
              mayWrite={mayWrite}
              onEdit={setEdited}
              onChanged={list.retry}
            />
          </Section>
        )}
      </PageBody>
      {edited ? (
        <PromotionDialog
          promotion={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
          onSaved={list.retry}
        />
      ) : null}
    </>
  )
}

const NO_WRAP = { whiteSpace: 'nowrap' } as const

function PromotionTable({
  rows,
  isLoading,
  mayWrite,
  onEdit,
  onChanged,
}: {
  rows: Promotion[]
  isLoading: boolean
  mayWrite: boolean
  onEdit: (promotion: Promotion) => void
  onChanged: () => void
}) {
  const remove = useMutation({
    mutationFn: (id: string) => client.promotionDelete({ params: { id } }),
    onSuccess: onChanged,
  })
  return (
    <>
      {remove.error ? <InlineError trouble={troubleOf(remove.error)} /> : null}
      <SmallTable<Promotion>
        label={t('Promotions')}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          isLoading
            ? ' '
            : t(
                'None yet. Add past ones too: what they did to sales is what forecasts expect of the next one of their kind.',
              )
        }
        columns={[
          {
            header: t('Name'),
            cell: (row) =>
              mayWrite ? (
                <Button variant="transparent" size="compact-sm" px={0} onClick={() => onEdit(row)}>
                  {row.name}
                </Button>
              ) : (
                row.name
              ),
          },
          {
            header: t('Kind'),
            cell: (row) => <span style={NO_WRAP}>{PROMOTION_WORDS[row.kind]}</span>,
          },
          {
            header: t('Days'),
            cell: (row) => (
              <>
                <span style={NO_WRAP}>{formatDay(row.startsOn)} –</span>{' '}
                <span style={NO_WRAP}>{formatDay(row.endsOn)}</span>
              </>
            ),
          },
          { header: t('For'), wide: true, grow: true, cell: targetOf },
          {
            header: t('Discount'),
            wide: true,
            align: 'right',
            cell: (row) =>
              row.discountPercent === null ? '—' : formatNumber(row.discountPercent / 100, 'share'),
          },
          ...(mayWrite
            ? [
                {
                  header: '',
                  align: 'right' as const,
                  cell: (row: Promotion) => (
                    <ConfirmButton
                      size="compact-xs"
                      title={t('Delete {name}?', { name: row.name })}
                      confirm={t('Delete')}
                      label={t('Delete')}
                      loading={remove.isPending && remove.variables === row.id}
                      onConfirm={() => remove.mutate(row.id)}
                    >
                      {t('Forecasts will neither learn from it nor count on it any more.')}
                    </ConfirmButton>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

function targetOf({ scope, categories, skus }: Promotion): string {
  if (scope === 'all') return t('All items')
  const names = scope === 'categories' ? categories : skus
  const rest = names.length - 3
  const listed = names.slice(0, 3).join(', ')
  return rest > 0 ? t('{names} and {rest} more', { names: listed, rest }) : listed
}

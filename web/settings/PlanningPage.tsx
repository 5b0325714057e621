import { Button } from '@mantine/core'
import type { Body, Row } from '@onhand/sdk/operationTypes.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { THRESHOLDS } from '../inventory/itemFieldEdits.ts'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { t } from '../ui/words.ts'
import { CompanyPlanning, type Planning } from './CompanyPlanning.tsx'
import { PlanningDialog, type PlanningRow } from './PlanningDialog.tsx'
import { useItemsWithOwn } from './planningReach.ts'
import styles from './Settings.module.css'

type Supplier = Row<'supplierList'>
type Category = Row<'categoryList'>

/** What decides when and how much is ordered: item, then supplier, then category, then company. */
export function PlanningPage() {
  const settings = useQuery({
    queryKey: ['settingsGet'],
    queryFn: ({ signal }) => client.settingsGet({ signal }),
  })
  if (settings.error)
    return (
      <ErrorState
        what={t('The settings could not be read.')}
        trouble={troubleOf(settings.error)}
        onRetry={() => void settings.refetch()}
      />
    )
  if (!settings.data) return null
  return (
    <>
      <ItemsNote />
      <Suppliers />
      <Categories company={settings.data.planning as unknown as PlanningRow} />
      <CompanyPlanning planning={settings.data.planning as Planning} />
    </>
  )
}

function ItemsNote() {
  const own = useItemsWithOwn()
  return (
    <Section title={t('Items')}>
      <p className={styles.lead}>
        {t(
          'What an item says for itself goes first, then its supplier, then its category, then the company. Why an item has its values stands on its page.',
        )}{' '}
        {own === undefined
          ? null
          : t(
              '{count, plural, =0 {No item has values of its own.} one {# item has values of its own.} other {# items have values of their own.}}',
              { count: own },
            )}
      </p>
      <Link to="/inventory">{t('Select items in the inventory, and set their thresholds')}</Link>
    </Section>
  )
}

function Suppliers() {
  const { can } = useSession()
  const list = useList('supplierList', { limit: 100, active: 'true' })
  const [editing, setEditing] = useState<Supplier>()
  return (
    <Section title={t('Suppliers')}>
      <PlanningTable
        label={t('Planning by supplier')}
        empty={t('No suppliers yet.')}
        list={list}
        rowKey={({ code }) => code}
        nameOf={({ name }) => name}
        onEdit={can('purchasing.write') ? setEditing : undefined}
      />
      {editing ? (
        <PlanningDialog
          title={t('Planning of {name}', { name: editing.name })}
          level={{ supplier: editing.code }}
          row={editing as unknown as PlanningRow}
          save={(changes) =>
            client.supplierUpdate({
              params: { code: editing.code },
              body: changes as Body<'supplierUpdate'>,
            })
          }
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </Section>
  )
}

function Categories({ company }: { company: PlanningRow }) {
  const { can } = useSession()
  const list = useList('categoryList', { limit: 100 })
  const [editing, setEditing] = useState<Category>()
  return (
    <Section title={t('Categories')}>
      <PlanningTable
        label={t('Planning by category')}
        inherited={company}
        empty={t('No categories yet.')}
        list={list}
        rowKey={({ id }) => id}
        nameOf={({ name }) => name}
        onEdit={can('catalog.write') ? setEditing : undefined}
      />
      {editing ? (
        <PlanningDialog
          title={t('Planning of {name}', { name: editing.name })}
          level={{ category: editing.id }}
          row={editing as unknown as PlanningRow}
          save={(changes) =>
            client.categoryUpdate({
              params: { id: editing.id },
              body: changes as Body<'categoryUpdate'>,
            })
          }
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </Section>
  )
}

function PlanningTable<Level extends Supplier | Category>({
  label,
  inherited,
  empty,
  list,
  rowKey,
  nameOf,
  onEdit,
}: {
  label: string
  /** What those have that say nothing, where it is the same for all of them. */
  inherited?: PlanningRow
  empty: string
  list: {
    rows: Level[]
    error: Error | null
    isLoading: boolean
    hasMore: boolean
    more: () => void
    retry: () => void
  }
  rowKey: (row: Level) => string
  nameOf: (row: Level) => string
  onEdit: ((row: Level) => void) | undefined
}) {
  if (list.error)
    return (
      <ErrorState
        what={t('The values could not be read.')}
        trouble={troubleOf(list.error)}
        onRetry={list.retry}
      />
    )
  if (list.isLoading) return null
  const edit = {
    header: t('Actions'),
    align: 'right' as const,
    cell: (row: Level) => (
      <Button
        variant="default"
        aria-label={t('Edit {name}', { name: nameOf(row) })}
        onClick={() => onEdit?.(row)}
      >
        {t('Edit')}
      </Button>
    ),
  }
  return (
    <>
      <SmallTable
        label={label}
        rows={list.rows}
        rowKey={rowKey}
        empty={empty}
        columns={[
          { header: t('Name'), grow: true, cell: nameOf },
          ...THRESHOLDS.map(({ name, label: header, show }) => ({
            header,
            align: 'right' as const,
            wide: true,
            cell: (row: Level) => {
              const value = (row as unknown as PlanningRow)[name]
              return value === null ? (
                <span className={styles.inherited}>
                  {inherited
                    ? t('{value}, company', { value: show(inherited[name]) })
                    : t('Inherited')}
                </span>
              ) : (
                show(value)
              )
            },
          })),
          ...(onEdit ? [edit] : []),
        ]}
      />
      {list.hasMore ? (
        <Button variant="default" mt="sm" onClick={list.more}>
          {t('Show more')}
        </Button>
      ) : null}
    </>
  )
}

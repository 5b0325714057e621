import { Button, Select } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { troubleOf } from '../client.ts'
import { ExportButton } from '../ExportButton.tsx'
import { useList } from '../list.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { readableName } from '../ui/format.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { TableSkeleton } from '../ui/TableSkeleton.tsx'
import { t } from '../ui/words.ts'
import { activityColumns, activityName } from './activityColumns.tsx'
import type { ActivitySearch } from './activitySearch.ts'

const PAGE_ROWS = 100
const route = getRouteApi('/app/activity')

const KINDS = [
  'adjustment',
  'api_key',
  'category',
  'import',
  'invitation',
  'item',
  'item_edit',
  'location',
  'move',
  'plan',
  'receipt',
  'reservation',
  'reversal',
  'settings',
  'shipment',
  'supplier',
  'user',
]

/** Who did what, when and from where; nothing of it can be changed. */
export function ActivityPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const list = useList('auditEntryList', { ...search, limit: PAGE_ROWS }, { live: () => true })
  const onSearch = useCallback(
    (text: string) =>
      void navigate({
        search: (before: ActivitySearch) => ({ ...before, subject: text || undefined }),
        replace: true,
      }),
    [navigate],
  )
  return (
    <>
      <PageHeader title={t('Activity')}>
        <SearchBox
          value={search.subject ?? ''}
          label={t('SKU, reference or e-mail, exactly')}
          onChange={onSearch}
        />
        <Select
          size="xs"
          w={150}
          aria-label={t('What it is about')}
          placeholder={t('Everything')}
          clearable
          value={search.subjectKind ?? null}
          onChange={(kind) =>
            void navigate({
              search: (before: ActivitySearch) => ({ ...before, subjectKind: kind ?? undefined }),
            })
          }
          data={KINDS.map((value) => ({ value, label: readableName(value) }))}
        />
        <ExportButton list="auditEntryList" name="activity" query={search} />
      </PageHeader>
      {list.error && list.rows.length === 0 ? (
        <ErrorState
          what={t('The activity could not be read.')}
          trouble={troubleOf(list.error)}
          onRetry={list.retry}
        />
      ) : list.isLoading ? (
        <TableSkeleton />
      ) : (
        <DataTable
          label={t('Activity')}
          rows={list.rows}
          rowKey={(row) => row.id}
          name={activityName}
          columns={activityColumns}
          hasMore={list.hasMore}
          onNeedMore={list.more}
          stale={list.isStale}
          empty={
            <EmptyState title={t('Nothing here.')}>
              <Button component={Link} to="/activity" variant="default">
                {t('See all activity')}
              </Button>
            </EmptyState>
          }
        />
      )}
    </>
  )
}

import { Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useList } from '../list.ts'
import { FilterButton } from '../ui/FilterButton.tsx'
import { t } from '../ui/words.ts'
import styles from './Alerts.module.css'
import type { AlertsSearch } from './alertsSearch.ts'
import {
  type AlertKind,
  KIND_CHOICES,
  KIND_NAMES,
  SEVERITY_CHOICES,
  SEVERITY_NAMES,
  type Severity,
} from './alertWords.tsx'

/** What the list is narrowed to beside its tab: a chip for each, and a way to add more. */
export function AlertFilters({ search }: { search: AlertsSearch }) {
  const chips = [
    ['kind', t('Kind'), KIND_NAMES[search.kind as AlertKind]],
    ['severity', t('Severity'), SEVERITY_NAMES[search.severity as Severity]],
    ['site', t('Site'), search.site],
    ['sku', t('SKU'), search.sku],
  ] as const
  return (
    <>
      {chips
        .filter(([name]) => search[name] !== undefined)
        .map(([name, label, value]) => (
          <Link
            key={name}
            from="/alerts"
            to="."
            search={{ ...search, [name]: undefined }}
            className={styles.filter}
            title={t('Remove this filter')}
          >
            {label} {t('is')} <strong>{value ?? search[name]}</strong>
            <IconX size={13} aria-hidden="true" />
          </Link>
        ))}
      <FilterButton>{(close) => <FilterForm search={search} onDone={close} />}</FilterButton>
    </>
  )
}

function FilterForm({ search, onDone }: { search: AlertsSearch; onDone: () => void }) {
  const navigate = useNavigate({ from: '/alerts' })
  const sites = useList('locationList', { kind: 'site', limit: 200 })
  const choice = (
    name: 'kind' | 'severity' | 'site',
    label: string,
    data: { value: string; label: string }[],
  ) => (
    <Select
      label={label}
      placeholder={t('Any')}
      clearable
      openOnFocus={false}
      comboboxProps={{ withinPortal: false }}
      value={search[name] ?? null}
      data={data}
      onChange={(value) => {
        void navigate({ search: { ...search, [name]: value ?? undefined } })
        onDone()
      }}
    />
  )
  return (
    <div className={styles.form}>
      {choice('kind', t('Kind'), KIND_CHOICES)}
      {choice('severity', t('Severity'), SEVERITY_CHOICES)}
      {choice(
        'site',
        t('Site'),
        sites.rows.map(({ path, name }) => ({ value: path, label: name })),
      )}
    </div>
  )
}

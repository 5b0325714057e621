import { Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { FilterButton } from '../ui/FilterButton.tsx'
import { t } from '../ui/words.ts'
import styles from './InventoryFilters.module.css'
import type { InventorySearch } from './inventorySearch.ts'
import { useFilterChoices } from './useFilterChoices.ts'

const FILTERS = [
  ['supplier', t('Supplier')],
  ['category', t('Category')],
  ['site', t('Site')],
  ['abcClass', t('Revenue class')],
  ['itemStatus', t('Item status')],
] as const

/** What the list is narrowed to beside its view: a chip for each, and a way to add more. */
export function InventoryFilters({ search }: { search: InventorySearch }) {
  return (
    <>
      {FILTERS.filter(([name]) => search[name] !== undefined).map(([name, label]) => (
        <Chip key={name} name={name} label={label} search={search} />
      ))}
      <FilterButton>{(close) => <FilterForm search={search} onDone={close} />}</FilterButton>
    </>
  )
}

function Chip({
  name,
  label,
  search,
}: {
  name: (typeof FILTERS)[number][0]
  label: string
  search: InventorySearch
}) {
  const known = useFilterChoices()[name].find((choice) => choice.value === search[name])
  const value = known?.label ?? search[name]
  return (
    <Link
      from="/inventory"
      to="."
      search={{ ...search, [name]: undefined }}
      className={styles.chip}
      title={t('Remove this filter')}
    >
      {label} {t('is')} <strong>{value}</strong>
      <IconX size={13} aria-hidden="true" />
    </Link>
  )
}

function FilterForm({ search, onDone }: { search: InventorySearch; onDone: () => void }) {
  const navigate = useNavigate({ from: '/inventory' })
  const choices = useFilterChoices()
  return (
    <div className={styles.form}>
      {FILTERS.map(([name, label]) => (
        <Select
          key={name}
          label={label}
          placeholder={t('Any')}
          searchable
          openOnFocus={false}
          clearable
          comboboxProps={{ withinPortal: false }}
          value={search[name] ?? null}
          data={choices[name]}
          onChange={(value) => {
            void navigate({ search: { ...search, [name]: value ?? undefined } })
            onDone()
          }}
        />
      ))}
    </div>
  )
}

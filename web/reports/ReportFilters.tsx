import { Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useFilterChoices } from '../inventory/useFilterChoices.ts'
import { FilterButton } from '../ui/FilterButton.tsx'
import { formatDay } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import styles from './Reports.module.css'
import type { ReportHead } from './reportFigures.ts'
import type { ReportSearch } from './reportSearch.ts'

const LABELS = {
  category: t('Category'),
  supplier: t('Supplier'),
  abcClass: t('Revenue class'),
  site: t('Site'),
  at: t('End of'),
  method: t('Cost'),
  by: t('Chart by'),
} as const
type FilterName = keyof typeof LABELS
const NAMES = Object.keys(LABELS) as FilterName[]

const METHODS = [
  { value: 'average', label: t('Weighted average') },
  { value: 'fifo', label: t('FIFO') },
]
const BY = [
  { value: 'category', label: t('Category') },
  { value: 'supplier', label: t('Supplier') },
  { value: 'site', label: t('Site') },
]

/** What the report is narrowed to: a chip for each, and a way to add more. */
export function ReportFilters({ head, search }: { head: ReportHead; search: ReportSearch }) {
  const known = NAMES.filter((name) => head.filters.includes(name))
  if (known.length === 0) return null
  return (
    <>
      {known
        .filter((name) => search[name] !== undefined)
        .map((name) => (
          <Link
            key={name}
            to="."
            search={{ ...search, [name]: undefined } as never}
            className={styles.chip}
            title={t('Remove this filter')}
          >
            {LABELS[name]} {t('is')} <strong>{tellChoice(name, search[name])}</strong>
            <IconX size={13} aria-hidden="true" />
          </Link>
        ))}
      <FilterButton>{() => <FilterForm known={known} search={search} />}</FilterButton>
    </>
  )
}

function tellChoice(name: FilterName, value: string | undefined): string {
  if (name === 'at') return formatDay(value)
  const choices = name === 'method' ? METHODS : name === 'by' ? BY : []
  return choices.find((choice) => choice.value === value)?.label ?? value ?? ''
}

function FilterForm({ known, search }: { known: FilterName[]; search: ReportSearch }) {
  const navigate = useNavigate()
  const choices = { ...useFilterChoices(), method: METHODS, by: BY }
  const choose = (name: FilterName, value: string | null) =>
    void navigate({ to: '.', search: { ...search, [name]: value || undefined } as never })
  return (
    <div className={styles.form}>
      {known.map((name) =>
        name === 'at' ? (
          <TextInput
            key={name}
            type="date"
            label={LABELS.at}
            value={search.at ?? ''}
            onChange={(event) => choose('at', event.currentTarget.value)}
          />
        ) : (
          <Select
            key={name}
            label={LABELS[name]}
            placeholder={t('Any')}
            searchable
            openOnFocus={false}
            clearable
            comboboxProps={{ withinPortal: false }}
            value={search[name] ?? null}
            data={choices[name]}
            onChange={(value) => choose(name, value)}
          />
        ),
      )}
    </div>
  )
}

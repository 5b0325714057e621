import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useList } from '../list.ts'
import { FilterButton } from '../ui/FilterButton.tsx'
import { t } from '../ui/words.ts'
import styles from './Orders.module.css'
import type { OrdersSearch } from './ordersSearch.ts'

const FILTERS = [
  ['channel', t('Channel')],
  ['site', t('Site')],
  ['sku', t('SKU')],
] as const

/** What the list is narrowed to beside its tab: a chip for each, and a way to add more. */
export function OrderFilters({ search }: { search: OrdersSearch }) {
  return (
    <>
      {FILTERS.filter(([name]) => search[name] !== undefined).map(([name, label]) => (
        <Link
          key={name}
          from="/orders"
          to="."
          search={{ ...search, [name]: undefined }}
          className={styles.filter}
          title={t('Remove this filter')}
        >
          {label} {t('is')} <strong>{search[name]}</strong>
          <IconX size={13} aria-hidden="true" />
        </Link>
      ))}
      {search.late ? (
        <Link
          from="/orders"
          to="."
          search={{ ...search, late: undefined }}
          className={styles.filter}
          title={t('Remove this filter')}
        >
          {t('Late')}
          <IconX size={13} aria-hidden="true" />
        </Link>
      ) : null}
      <FilterButton>{(close) => <FilterForm search={search} onDone={close} />}</FilterButton>
    </>
  )
}

function FilterForm({ search, onDone }: { search: OrdersSearch; onDone: () => void }) {
  const navigate = useNavigate({ from: '/orders' })
  const sites = useList('locationList', { kind: 'site', limit: 200 })
  const [texts, setTexts] = useState({ channel: search.channel ?? '', sku: search.sku ?? '' })
  const go = (next: Partial<OrdersSearch>) => {
    void navigate({ search: { ...search, ...next } })
    onDone()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        go({ channel: texts.channel || undefined, sku: texts.sku || undefined })
      }}
    >
      <TextInput
        label={t('Channel')}
        value={texts.channel}
        onChange={(event) => setTexts({ ...texts, channel: event.currentTarget.value })}
      />
      <TextInput
        label={t('SKU')}
        value={texts.sku}
        onChange={(event) => setTexts({ ...texts, sku: event.currentTarget.value })}
      />
      <Select
        label={t('Site')}
        placeholder={t('Any')}
        clearable
        openOnFocus={false}
        comboboxProps={{ withinPortal: false }}
        value={search.site ?? null}
        data={sites.rows.map(({ path, name }) => ({ value: path, label: name }))}
        onChange={(value) => go({ site: value ?? undefined })}
      />
      <Checkbox
        label={t('Late')}
        checked={search.late === 'true'}
        onChange={(event) => go({ late: event.currentTarget.checked ? 'true' : undefined })}
      />
      <Button type="submit">{t('Apply')}</Button>
    </form>
  )
}

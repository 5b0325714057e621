import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { client } from '../client.ts'
import { t } from '../ui/words.ts'
import styles from './ItemPicker.module.css'

const FOUND = 8

/** Finds an item by SKU, title or barcode and hands over its SKU. */
export function ItemPicker({
  taken,
  autoFocus,
  withKits = false,
  label = t('Add an item'),
  onPick,
}: {
  taken: string[]
  autoFocus: boolean
  /** Also kits that have no stock of their own: they are sold, but not adjusted. */
  withKits?: boolean
  label?: string
  onPick: (sku: string) => void
}) {
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 120)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const found = useQuery({
    queryKey: ['inventoryList', 'picker', asked],
    enabled: asked !== '',
    queryFn: ({ signal }) =>
      client.inventoryList({ query: { search: asked, limit: FOUND }, signal }),
    placeholderData: keepPreviousData,
  })
  const items = (found.data?.data ?? []).filter(
    (item) => !taken.includes(item.sku) && (withKits || item.kind !== 'virtual_kit'),
  )
  const first = items[0]?.sku
  const { selectFirstOption } = combobox
  useEffect(() => {
    // Enter takes the best match, as soon as it is there.
    if (first !== undefined) selectFirstOption()
  }, [first, selectFirstOption])
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(sku) => {
        onPick(sku)
        setText('')
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target>
        <TextInput
          aria-label={label}
          placeholder={t('{label}: SKU, title or barcode', { label })}
          data-autofocus={autoFocus || undefined}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            combobox.openDropdown()
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked === ''}>
        <Combobox.Options aria-label={t('Items')}>
          {items.map((item) => (
            <Combobox.Option key={item.sku} value={item.sku}>
              <span className={styles.title}>{item.title}</span>{' '}
              <span className={styles.sku}>{item.sku}</span>
            </Combobox.Option>
          ))}
          {items.length === 0 && !found.isFetching ? (
            <Combobox.Empty>{t('No item matches.')}</Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

import { Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { t } from '../ui/words.ts'
import styles from './Channels.module.css'
import type { ListingsSearch } from './listingsSearch.ts'
import { useChannels } from './useChannel.ts'

/** What the listings are narrowed to beside their tab: one channel, one item. */
export function ListingFilters({ search }: { search: ListingsSearch }) {
  const navigate = useNavigate({ from: '/listings' })
  const channels = useChannels().data?.data ?? []
  return (
    <>
      {search.sku ? (
        <Link
          from="/listings"
          to="."
          search={{ ...search, sku: undefined }}
          className={styles.filter}
          title={t('Remove this filter')}
        >
          {t('SKU')} {t('is')} <strong>{search.sku}</strong>
          <IconX size={13} aria-hidden="true" />
        </Link>
      ) : null}
      <Select
        size="xs"
        w={160}
        flex="none"
        aria-label={t('Channel')}
        placeholder={t('Every channel')}
        clearable
        openOnFocus={false}
        value={search.channel ?? null}
        data={channels.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(value) => void navigate({ search: { ...search, channel: value ?? undefined } })}
      />
    </>
  )
}

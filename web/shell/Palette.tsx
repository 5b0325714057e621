import { Spotlight, spotlight } from '@mantine/spotlight'
import '@mantine/spotlight/styles.css'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBox, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { client } from '../client.ts'
import { useSession } from '../session.tsx'
import styles from './Palette.module.css'
import { ROOMS } from './rooms.ts'

const FOUND = 8

/** One box for everything: type a room, a SKU, a title or a barcode. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { can } = useSession()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 120)
  useEffect(() => {
    spotlight.open()
    return () => spotlight.close()
  }, [])
  const found = useQuery({
    queryKey: ['inventoryList', 'palette', asked],
    enabled: asked !== '' && can('stock.read'),
    queryFn: ({ signal }) =>
      client.inventoryList({ query: { search: asked, limit: FOUND }, signal }),
    placeholderData: keepPreviousData,
  })
  const rooms = ROOMS.filter(
    (room) => can(room.permission) && room.name.toLowerCase().includes(text.trim().toLowerCase()),
  )
  const items = asked === '' ? [] : (found.data?.data ?? [])
  const shown = [...items.map((item) => item.sku), ...rooms.map((room) => room.to)].join(' ')
  useEffect(() => {
    // Enter takes the best match, also when it came after the last key; Mantine marks it likewise.
    if (shown !== '' && !document.querySelector('[data-action][data-selected]'))
      document.querySelector('[data-action]')?.setAttribute('data-selected', 'true')
  }, [shown])
  return (
    <Spotlight.Root
      query={text}
      onQueryChange={setText}
      onSpotlightClose={onClose}
      shortcut={null}
      scrollable
      maxHeight={420}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      aria-label="Search or jump to"
    >
      <Spotlight.Search
        placeholder="Search SKU, title, barcode, or jump to a room"
        aria-label="Search or jump to"
        leftSection={<IconSearch size={18} aria-hidden="true" />}
      />
      <Spotlight.ActionsList>
        {items.map((item) => (
          <Spotlight.Action
            className={styles.action}
            key={item.sku}
            label={item.title}
            description={`${item.sku} · ${item.available.toLocaleString('en-US')} available`}
            leftSection={<IconBox size={18} stroke={1.6} aria-hidden="true" />}
            onClick={() => void navigate({ to: '/inventory/$sku', params: { sku: item.sku } })}
          />
        ))}
        {rooms.map((room) => (
          <Spotlight.Action
            className={styles.action}
            key={room.to}
            label={room.name}
            leftSection={<room.icon size={18} stroke={1.6} aria-hidden="true" />}
            rightSection={<kbd>g {room.key}</kbd>}
            onClick={() => void navigate({ to: room.to })}
          />
        ))}
        {items.length === 0 && rooms.length === 0 && !found.isFetching ? (
          <Spotlight.Empty>
            Nothing found. Try a SKU, a word of the title or a barcode.
          </Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

import { Spotlight, spotlight } from '@mantine/spotlight'
import '@mantine/spotlight/styles.css'
import { useMantineColorScheme } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch, type TablerIcon } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { client } from '../client.ts'
import { useSession } from '../session.tsx'
import { t } from '../ui/words.ts'
import { commandsOf } from './commands.ts'
import { addressOf, FOUND_KINDS } from './found.ts'
import styles from './Palette.module.css'
import { ROOMS } from './rooms.ts'

interface Choice {
  id: string
  label: string
  description?: string
  aside: string
  /** Whether what was typed is its whole code. */
  exact?: boolean
  icon: TablerIcon
  onPick: () => void
}

/** One box for everything: what there is, where one can go, what can be done. */
export function Palette({ onClose, first }: { onClose: () => void; first: string }) {
  const [text, setText] = useState(first)
  const [asked] = useDebouncedValue(text.trim(), 120)
  useEffect(() => {
    spotlight.open()
    return () => spotlight.close()
  }, [])
  const { can } = useSession()
  const found = useQuery({
    queryKey: ['searchList', asked],
    enabled: asked !== '' && can('stock.read'),
    queryFn: ({ signal }) => client.searchList({ query: { q: asked }, signal }),
    placeholderData: keepPreviousData,
  })
  const things = useThings(asked === '' ? [] : (found.data?.data ?? []))
  const deeds = useDeeds(text.trim().toLowerCase())
  const typed = text.trim().toLowerCase()
  // What is named exactly stands first, then a room or a deed that is being typed.
  const rank = ({ exact, label }: Choice) =>
    exact ? 0 : typed !== '' && label.toLowerCase().startsWith(typed) ? 1 : 2
  const choices = [...things, ...deeds].toSorted((one, other) => rank(one) - rank(other))
  const shown = choices.map(({ id }) => id).join(' ')
  useEffect(() => {
    // Enter takes the best match, also when it came after the last key; Mantine marks it likewise.
    const actions = [...document.querySelectorAll('[data-action]')]
    if (shown === '') return
    for (const action of actions) action.removeAttribute('data-selected')
    actions[0]?.setAttribute('data-selected', 'true')
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
      aria-label={t('Search or jump to')}
    >
      <Spotlight.Search
        placeholder={t('Search SKU, title, barcode, order, bin, or jump to a room')}
        aria-label={t('Search or jump to')}
        leftSection={<IconSearch size={18} aria-hidden="true" />}
      />
      <Spotlight.ActionsList>
        {choices.map((choice) => (
          <Spotlight.Action
            className={styles.action}
            key={choice.id}
            label={choice.label}
            description={choice.description}
            leftSection={<choice.icon size={18} stroke={1.6} aria-hidden="true" />}
            rightSection={<span className={styles.aside}>{choice.aside}</span>}
            onClick={choice.onPick}
          />
        ))}
        {choices.length === 0 && !found.isFetching ? (
          <Spotlight.Empty>
            {t('Nothing found. Try a SKU, a word of the title, a barcode or a bin.')}
          </Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function useThings(found: Parameters<typeof addressOf>[0][]): Choice[] {
  const navigate = useNavigate()
  return found.map((one) => ({
    id: `${one.kind} ${one.key}`,
    label: one.title,
    description: one.detail,
    aside: FOUND_KINDS[one.kind].name,
    exact: one.exact,
    icon: FOUND_KINDS[one.kind].icon,
    onPick: () => void navigate({ href: addressOf(one) }),
  }))
}

/** Rooms and commands whose name has what was typed. */
function useDeeds(text: string): Choice[] {
  const { can } = useSession()
  const navigate = useNavigate()
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const commands = useMemo(() => commandsOf(setColorScheme), [setColorScheme])
  const rooms = ROOMS.map((room) => ({ ...room, aside: `g ${room.key}` }))
  return [...rooms, ...commands.map((command) => ({ ...command, aside: t('Do') }))]
    .filter(({ name, permission }) => can(permission) && name.toLowerCase().includes(text))
    .map((one) => ({
      id: one.name,
      label: one.name,
      aside: one.aside,
      icon: one.icon,
      onPick: () => {
        if ('run' in one && one.run) one.run()
        else if (one.to) void navigate({ href: one.to })
      },
    }))
}

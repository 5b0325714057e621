import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useLogOut } from '../session.tsx'
import { type Density, usePreference, writePreference } from '../ui/appearance.ts'
import { t } from '../ui/words.ts'
import { UserButton } from './UserButton.tsx'

const SCHEMES = [
  ['light', t('Light')],
  ['dark', t('Dark')],
  ['auto', t('Like the system')],
] as const

const DENSITIES: [Density, string][] = [
  ['comfortable', t('Comfortable')],
  ['default', t('Default')],
  ['compact', t('Compact')],
]

/** What belongs to the one who is signed in: theme, row height, account. */
export function UserMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const logOut = useLogOut()
  const navigate = useNavigate()
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const density = usePreference('density') ?? 'default'
  return (
    <Menu
      defaultOpened
      position="top-start"
      width={208}
      withinPortal
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <UserButton />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('Theme')}</Menu.Label>
        {SCHEMES.map(([value, name]) => (
          <Menu.Item
            key={value}
            closeMenuOnClick={false}
            rightSection={colorScheme === value ? <IconCheck size={14} /> : null}
            aria-current={colorScheme === value}
            onClick={() => setColorScheme(value)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('Row height')}</Menu.Label>
        {DENSITIES.map(([value, name]) => (
          <Menu.Item
            key={value}
            closeMenuOnClick={false}
            rightSection={density === value ? <IconCheck size={14} /> : null}
            aria-current={density === value}
            onClick={() => writePreference('density', value)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item rightSection={<kbd>?</kbd>} onClick={onShortcuts}>
          {t('Keyboard shortcuts')}
        </Menu.Item>
        <Menu.Item onClick={() => void navigate({ to: '/settings/account' })}>
          {t('My account')}
        </Menu.Item>
        <Menu.Item onClick={() => logOut.mutate()}>{t('Log out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

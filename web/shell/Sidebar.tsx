import { UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useSession } from '../session.tsx'
import { t } from '../ui/words.ts'
import { ROOMS } from './rooms.ts'
import styles from './Shell.module.css'
import { UserButton } from './UserButton.tsx'

const UserMenu = lazy(() => import('./UserMenu.tsx').then((it) => ({ default: it.UserMenu })))

/** The rooms, the search for everything, and who is signed in. */
export function Sidebar({
  counts,
  onPalette,
  onShortcuts,
  onNavigate,
}: {
  counts: Partial<Record<string, number>>
  onPalette: () => void
  onShortcuts: () => void
  onNavigate?: () => void
}) {
  const { can } = useSession()
  // The menu itself is loaded when it is wanted.
  const [menu, setMenu] = useState(false)
  return (
    <div className={styles.sidebar}>
      <UnstyledButton className={styles.palette} onClick={onPalette}>
        <IconSearch size={15} aria-hidden="true" />
        <span>{t('Search or jump to')}</span>
        <kbd>{navigator.platform.startsWith('Mac') ? '⌘K' : 'Ctrl K'}</kbd>
      </UnstyledButton>
      <nav aria-label={t('Rooms')}>
        <ul className={styles.rooms}>
          {ROOMS.filter((room) => can(room.permission)).map((room) => (
            <li key={room.to}>
              <Link to={room.to} className={styles.room} onClick={onNavigate}>
                <room.icon size={16} stroke={1.6} aria-hidden="true" />
                <span>{room.name}</span>
                {counts[room.to] ? (
                  <span className={styles.roomCount}>
                    {counts[room.to]?.toLocaleString('en-US')}
                  </span>
                ) : null}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.foot}>
        {menu ? (
          <Suspense fallback={<UserButton />}>
            <UserMenu onShortcuts={onShortcuts} />
          </Suspense>
        ) : (
          <UserButton onClick={() => setMenu(true)} />
        )}
      </div>
    </div>
  )
}

import { ActionIcon } from '@mantine/core'
import { IconMenu2, IconSearch } from '@tabler/icons-react'
import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { Outlet, useNavigate, useRouter, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { client, sessionEnd } from '../client.ts'
import { useInstalledApp } from '../installedApp.ts'
import { undoLast } from '../lastUndo.ts'
import { useLiveFeed } from '../live.ts'
import { usePreferenceSync } from '../preferences.ts'
import { useSession } from '../session.tsx'
import { isTyping, useShortcuts } from '../ui/shortcuts.ts'
import { t } from '../ui/words.ts'
import { useFocusReturn } from './focusReturn.ts'
import { OfflineStrip } from './OfflineStrip.tsx'
import { PreviewStrip } from './PreviewStrip.tsx'
import { useRoomCounts } from './roomCounts.ts'
import { ROOMS } from './rooms.ts'
import styles from './Shell.module.css'
import { Sidebar } from './Sidebar.tsx'
import { useWedge } from './wedge.ts'

const Palette = lazy(() => import('./Palette.tsx').then((it) => ({ default: it.Palette })))
const WorkDrawer = lazy(() => import('./WorkDrawer.tsx').then((it) => ({ default: it.WorkDrawer })))
const RoomsDrawer = lazy(() =>
  import('./RoomsDrawer.tsx').then((it) => ({ default: it.RoomsDrawer })),
)
const ShortcutSheet = lazy(() =>
  import('./ShortcutSheet.tsx').then((it) => ({ default: it.ShortcutSheet })),
)

/** The frame around every room: sidebar, panel, palette, keys and news. */
export function Shell() {
  const { can } = useSession()
  const navigate = useNavigate()
  const counts = useRoomCounts()
  const [palette, setPalette] = useState<string>()
  const [sheet, setSheet] = useState(false)
  const [drawer, setDrawer] = useState(false)
  useLiveFeed(useQueryClient())
  usePreferenceSync()
  useWedge(useScanToOpen(setPalette))
  useFocusOnNavigation()
  useFocusReturn()
  useLeaveOnSessionEnd()
  useInstalledApp()
  const go = ROOMS.filter((room) => can(room.permission)).map(
    (room) => [`g ${room.key}`, () => void navigate({ to: room.to })] as const,
  )
  useShortcuts({
    ...Object.fromEntries(go),
    '$mod+k': (event) => {
      event.preventDefault()
      setPalette('')
    },
    '$mod+z': (event) => {
      if (!isTyping(event) && undoLast()) event.preventDefault()
    },
    '/': (event) => {
      event.preventDefault()
      const box = document.querySelector<HTMLInputElement>('[data-search-box]')
      if (box) box.select()
      else setPalette('')
    },
    '?': () => setSheet(true),
    'Shift+?': () => setSheet(true),
  })
  const sidebar = (
    <Sidebar
      counts={counts}
      onPalette={() => setPalette('')}
      onShortcuts={() => setSheet(true)}
      onNavigate={() => setDrawer(false)}
    />
  )
  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        {t('Skip to content')}
      </a>
      <Progress />
      <OfflineStrip />
      <div className={styles.side}>{sidebar}</div>
      <div className={styles.top}>
        <ActionIcon size="lg" aria-label={t('Rooms')} onClick={() => setDrawer(true)}>
          <IconMenu2 size={20} />
        </ActionIcon>
        <span className={styles.brand}>Onhand</span>
        <ActionIcon size="lg" aria-label={t('Search')} onClick={() => setPalette('')}>
          <IconSearch size={18} />
        </ActionIcon>
      </div>
      <main id="main" className={styles.panel} tabIndex={-1}>
        <PreviewStrip />
        <Outlet />
      </main>
      <Suspense fallback={null}>
        {drawer ? <RoomsDrawer onClose={() => setDrawer(false)}>{sidebar}</RoomsDrawer> : null}
        {palette === undefined ? null : (
          <Palette first={palette} onClose={() => setPalette(undefined)} />
        )}
        <WorkDrawer />
        {sheet ? <ShortcutSheet onClose={() => setSheet(false)} /> : null}
      </Suspense>
    </div>
  )
}

/** A thin line when something takes longer than a blink; never a spinner over the page. */
function Progress() {
  const fetching = useIsFetching({ predicate: ({ state }) => state.status === 'pending' }) > 0
  const loading = useRouterState({ select: ({ isLoading }) => isLoading })
  return <div className={styles.progress} data-busy={fetching || loading || undefined} />
}

/** A scanned code opens what it names; one that names nothing, or several things, is searched for. */
function useScanToOpen(onUnsure: (code: string) => void): (code: string) => void {
  const navigate = useNavigate()
  const open = async (code: string) => {
    const { addressOf } = await import('./found.ts')
    const { readCode } = await import('../scan/readCode.ts')
    const { gtin, sku, text } = readCode(code)
    const { data } = await client.searchList({ query: { q: gtin ?? sku ?? text, limit: 3 } })
    const exact = data.filter((one) => one.exact)
    const [only] = exact
    if (only && exact.length === 1) await navigate({ href: addressOf(only) })
    else onUnsure(code)
  }
  // A server that is away is told by the strip; the code can be searched for meanwhile.
  return (code) => void open(code).catch(() => onUnsure(code))
}

/** An ended session leads to the log-in, and from there back to this page. */
function useLeaveOnSessionEnd(): void {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { history } = useRouter()
  useEffect(() => {
    const leave = () => {
      const to = history.location.href
      void navigate({ to: '/log-in', search: { to }, replace: true }).then(() =>
        queryClient.clear(),
      )
    }
    sessionEnd.addEventListener('ended', leave, { once: true })
    return () => sessionEnd.removeEventListener('ended', leave)
  }, [navigate, queryClient, history])
}

/** Those who do not see the page hear that it changed: the focus follows to its content. */
function useFocusOnNavigation(): void {
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const [first] = useState(path)
  useEffect(() => {
    if (path !== first) document.getElementById('main')?.focus({ preventScroll: true })
  }, [path, first])
}

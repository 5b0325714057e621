import { Link } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { t } from '../ui/words.ts'
import { useWaitingDeeds } from '../waitingDeeds.ts'
import styles from './Shell.module.css'

/** Without the server nothing new comes; what was scanned meanwhile waits on this device. */
export function OfflineStrip() {
  const online = useOnline()
  const { waiting, refused } = useWaitingDeeds()
  const deeds = t('{count, plural, one {# deed waits} other {# deeds wait}} on this device.', {
    count: waiting,
  })
  const isQuiet = online && waiting === 0 && refused === 0
  if (isQuiet) return null
  return (
    <p className={styles.offline} role="status">
      {online
        ? null
        : waiting > 0
          ? t('Offline. What you see may be old.')
          : t(
              'Offline. What you see may be old; only scans are kept until the connection is back.',
            )}{' '}
      {waiting > 0 || refused > 0 ? (
        <Link to="/scan">
          {waiting > 0
            ? deeds
            : t('{count, plural, one {# scanned deed needs} other {# scanned deeds need}} you.', {
                count: refused,
              })}
        </Link>
      ) : null}
    </p>
  )
}

/** Whether the browser has a connection. */
function useOnline(): boolean {
  return useSyncExternalStore(
    (notify) => {
      addEventListener('online', notify)
      addEventListener('offline', notify)
      return () => {
        removeEventListener('online', notify)
        removeEventListener('offline', notify)
      }
    },
    () => navigator.onLine,
  )
}

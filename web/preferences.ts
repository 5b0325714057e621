import { useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import { client } from './client.ts'
import { useSession } from './session.tsx'
import {
  PREFERENCE_CHANGED,
  type Preference,
  readPreference,
  takePreferences,
} from './ui/appearance.ts'

// A column that is dragged changes with every pixel.
const GATHER_MS = 800
/** Whose choices the browser keeps: another person who signs in here does not inherit them. */
const KEEPER = 'onhand-preferences-of'

/** Carries what someone sets for their screen to the server, and from there to their other browsers. */
export function usePreferenceSync(): void {
  const { user } = useSession()
  const { setColorScheme } = useMantineColorScheme()
  useEffect(() => {
    const stop = new AbortController()
    const changed = new Set<Preference>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const send = () => {
      const values = Object.fromEntries(
        [...changed].map((name) => [name, readPreference(name) ?? null]),
      )
      changed.clear()
      timer = undefined
      // What could not be sent stays in this browser, and goes with the next change of it.
      client.preferencesUpdate({ body: { values } }).catch(() => {})
    }
    const onChange = (event: Event) => {
      const name = (event as CustomEvent<Preference | undefined>).detail
      if (name === undefined) return
      changed.add(name)
      clearTimeout(timer)
      timer = setTimeout(send, GATHER_MS)
    }
    addEventListener(PREFERENCE_CHANGED, onChange)
    const take = async () => {
      const { values } = await client.preferencesGet({ signal: stop.signal })
      // What was set in the meantime is newer than what the server says.
      const news = Object.entries(values).filter(([name]) => !changed.has(name as Preference))
      takePreferences({ ...forgetOthers(user.id), ...Object.fromEntries(news) })
      if (isScheme(values.theme)) setColorScheme(values.theme)
    }
    take().catch(() => {})
    return () => {
      stop.abort()
      removeEventListener(PREFERENCE_CHANGED, onChange)
      if (timer) {
        clearTimeout(timer)
        send()
      }
    }
  }, [user.id, setColorScheme])
}

/** The choices that someone else left in this browser, as forgotten. */
function forgetOthers(userId: string): Record<string, undefined> {
  try {
    const keeper = localStorage.getItem(KEEPER)
    localStorage.setItem(KEEPER, userId)
    if (keeper === null || keeper === userId) return {}
    const names = Object.keys(localStorage).filter((name) => /^onhand-(table\.|density)/.test(name))
    return Object.fromEntries(names.map((name) => [name.replace('onhand-', ''), undefined]))
  } catch {
    return {}
  }
}

function isScheme(value: string | undefined): value is 'light' | 'dark' | 'auto' {
  return value === 'light' || value === 'dark' || value === 'auto'
}

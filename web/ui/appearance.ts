import { useSyncExternalStore } from 'react'

/** What each person sets for their own screen; kept in the browser. */
export type Preference = 'theme' | 'density' | 'shortcuts' | 'sidebar'

export type Density = 'comfortable' | 'default' | 'compact'

const ROW_HEIGHT: Record<Density, number> = { comfortable: 44, default: 36, compact: 28 }
const CHANGED = 'onhand-preference'

/** The stored choice, or undefined where nothing was chosen or storage is closed. */
export function readPreference(name: Preference): string | undefined {
  try {
    return localStorage.getItem(`onhand-${name}`) ?? undefined
  } catch {
    return undefined
  }
}

/** Stores a choice and tells everything that is drawn by it. */
export function writePreference(name: Preference, value: string): void {
  try {
    localStorage.setItem(`onhand-${name}`, value)
  } catch {
    // A browser without storage keeps the choice for this page only.
  }
  if (name === 'density') document.documentElement.dataset.density = value
  dispatchEvent(new Event(CHANGED))
}

/** A choice that redraws when it changes. */
export function usePreference(name: Preference): string | undefined {
  return useSyncExternalStore(subscribe, () => readPreference(name))
}

function subscribe(notify: () => void): () => void {
  addEventListener(CHANGED, notify)
  addEventListener('storage', notify)
  return () => {
    removeEventListener(CHANGED, notify)
    removeEventListener('storage', notify)
  }
}

/** The height of a table row in px, as the density says. */
export function useRowHeight(): number {
  return ROW_HEIGHT[(usePreference('density') as Density | undefined) ?? 'default']
}

const phone = matchMedia('(max-width: 640px)')

/** Whether the window is as narrow as a phone; the same width as in the style sheets. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(
    (notify) => {
      phone.addEventListener('change', notify)
      return () => phone.removeEventListener('change', notify)
    },
    () => phone.matches,
  )
}

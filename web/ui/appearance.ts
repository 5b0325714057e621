import { useSyncExternalStore } from 'react'

/** What each person sets for their own screen; kept in the browser, and by the server (web/preferences.ts). */
export type Preference =
  | 'theme'
  | 'density'
  | 'shortcuts'
  | 'language'
  | 'setUpSteps'
  | 'labels'
  | `table.${string}`

export type Density = 'comfortable' | 'default' | 'compact'

const ROW_HEIGHT: Record<Density, number> = { comfortable: 44, default: 36, compact: 28 }
/** Told on the window when a choice changes; `detail` is its name, or undefined where all may have. */
export const PREFERENCE_CHANGED = 'onhand-preference'

/** The stored choice, or undefined where nothing was chosen or storage is closed. */
export function readPreference(name: Preference): string | undefined {
  try {
    return localStorage.getItem(`onhand-${name}`) ?? undefined
  } catch {
    return undefined
  }
}

/** Stores a choice and tells everything that is drawn by it, and who carries it to the server. */
export function writePreference(name: Preference, value: string | undefined): void {
  storePreferences({ [name]: value })
  dispatchEvent(new CustomEvent(PREFERENCE_CHANGED, { detail: name }))
}

/** Takes choices that were made elsewhere. */
export function takePreferences(values: Partial<Record<Preference, string | undefined>>): void {
  storePreferences(values)
  dispatchEvent(new CustomEvent(PREFERENCE_CHANGED))
}

function storePreferences(values: Partial<Record<Preference, string | undefined>>): void {
  for (const [name, value] of Object.entries(values)) {
    try {
      if (value === undefined) localStorage.removeItem(`onhand-${name}`)
      else localStorage.setItem(`onhand-${name}`, value)
    } catch {
      // A browser without storage keeps the choice for this page only.
    }
    if (name === 'density') document.documentElement.dataset.density = value ?? 'default'
  }
}

/** A choice that redraws when it changes. */
export function usePreference(name: Preference): string | undefined {
  return useSyncExternalStore(subscribe, () => readPreference(name))
}

function subscribe(notify: () => void): () => void {
  addEventListener(PREFERENCE_CHANGED, notify)
  addEventListener('storage', notify)
  return () => {
    removeEventListener(PREFERENCE_CHANGED, notify)
    removeEventListener('storage', notify)
  }
}

/** The height of a table row in px, as the density says. */
export function useRowHeight(): number {
  return ROW_HEIGHT[(usePreference('density') as Density | undefined) ?? 'default']
}

// Absent where modules are tested without a window.
const phone = globalThis.matchMedia?.('(max-width: 640px)')

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

import { isMantineColorScheme, type MantineColorSchemeManager } from '@mantine/core'
import { readPreference, writePreference } from './appearance.ts'

let onStorage: ((event: StorageEvent) => void) | undefined

/** Keeps the theme where index.html looks for it before the first paint. */
export const themeStorage: MantineColorSchemeManager = {
  get: (fallback) => {
    const stored = readPreference('theme')
    return isMantineColorScheme(stored) ? stored : fallback
  },
  set: (value) => writePreference('theme', value),
  subscribe: (onUpdate) => {
    onStorage = ({ key, newValue }) => {
      if (key === 'onhand-theme' && isMantineColorScheme(newValue)) onUpdate(newValue)
    }
    addEventListener('storage', onStorage)
  },
  unsubscribe: () => {
    if (onStorage) removeEventListener('storage', onStorage)
  },
  clear: () => writePreference('theme', 'auto'),
}

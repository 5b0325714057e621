import { SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core'
import { type Density, usePreference, writePreference } from '../ui/appearance.ts'
import { Section } from '../ui/PageBody.tsx'
import { t } from '../ui/words.ts'
import styles from './Settings.module.css'

const SCHEMES = [
  { value: 'light', label: t('Light') },
  { value: 'dark', label: t('Dark') },
  { value: 'auto', label: t('Like the system') },
]
const DENSITIES: { value: Density; label: string }[] = [
  { value: 'comfortable', label: t('Comfortable') },
  { value: 'default', label: t('Default') },
  { value: 'compact', label: t('Compact') },
]

/** How one likes one's own screens; it follows to other browsers, and is nobody else's. */
export function AppearancePage() {
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const density = usePreference('density') ?? 'default'
  const shortcuts = usePreference('shortcuts') !== 'off'
  return (
    <>
      <Section title={t('Theme')}>
        <SegmentedControl
          aria-label={t('Theme')}
          data={SCHEMES}
          value={colorScheme}
          onChange={(value) => setColorScheme(value as typeof colorScheme)}
        />
      </Section>
      <Section title={t('Row height')}>
        <SegmentedControl
          aria-label={t('Row height')}
          data={DENSITIES}
          value={density}
          onChange={(value) => writePreference('density', value)}
        />
      </Section>
      <Section title={t('Keyboard')}>
        <Switch
          label={t('Shortcuts of single keys')}
          description={t('Off, letters do nothing outside of fields; ? lists them all.')}
          checked={shortcuts}
          onChange={(event) =>
            writePreference('shortcuts', event.currentTarget.checked ? 'on' : 'off')
          }
        />
      </Section>
      <p className={styles.note}>
        {t('These are yours: they follow you to every browser in which you log in.')}
      </p>
    </>
  )
}

import { Button, CloseButton, Menu } from '@mantine/core'
import barStyles from '../inventory/SelectionBar.module.css'
import { t } from '../ui/words.ts'
import { AssignItems, assignAlerts, closeAlerts, RestItems, snoozeAlerts } from './alertDeeds.tsx'
import type { AlertRow } from './alertWords.tsx'

/** What can be done with the selected alerts; docked below the table. */
export function AlertBar({ alerts, onClear }: { alerts: AlertRow[]; onClear: () => void }) {
  if (alerts.length === 0) return null
  const ids = alerts.map(({ id }) => id)
  const then = (deed: Promise<void>) => void deed.then(onClear)
  return (
    <div className={barStyles.bar} role="region" aria-label={t('Selection')}>
      <span className={barStyles.count} aria-live="polite">
        {t('{count, plural, one {# alert} other {# alerts}} selected', { count: alerts.length })}
      </span>
      {alerts.every(({ state }) => state === 'snoozed') ? (
        <Button variant="default" onClick={() => then(snoozeAlerts(ids, null))}>
          {t('Wake up')}
        </Button>
      ) : null}
      <Menu position="top" withinPortal>
        <Menu.Target>
          <Button variant="default">{t('Snooze')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <RestItems onChoose={(until) => then(snoozeAlerts(ids, until))} />
        </Menu.Dropdown>
      </Menu>
      <Menu position="top" withinPortal>
        <Menu.Target>
          <Button variant="default">{t('Assign')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <AssignItems onChoose={(person) => then(assignAlerts(alerts, person))} />
        </Menu.Dropdown>
      </Menu>
      <Button onClick={() => then(closeAlerts(ids))}>{t('Close')}</Button>
      <CloseButton aria-label={t('Clear selection')} onClick={onClear} />
    </div>
  )
}

import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '../ui/words.ts'
import { AssignItems, assignAlerts, closeAlerts, RestItems, snoozeAlerts } from './alertDeeds.tsx'
import type { AlertRow } from './alertWords.tsx'

/** What else can be done with one alert. */
export function AlertMenu({ alert }: { alert: AlertRow }) {
  const [open, setOpen] = useState(false)
  if (alert.state === 'closed') return null
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('More for: {alert}', { alert: alert.headline })}
        >
          <IconDots size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      {open ? (
        <Menu.Dropdown>
          {alert.state === 'snoozed' ? (
            <Menu.Item onClick={() => void snoozeAlerts([alert.id], null)}>
              {t('Wake up')}
            </Menu.Item>
          ) : (
            <RestItems onChoose={(until) => void snoozeAlerts([alert.id], until)} />
          )}
          <Menu.Divider />
          <AssignItems onChoose={(person) => void assignAlerts([alert], person)} />
          <Menu.Divider />
          <Menu.Item onClick={() => void closeAlerts([alert.id])}>{t('Close')}</Menu.Item>
        </Menu.Dropdown>
      ) : null}
    </Menu>
  )
}

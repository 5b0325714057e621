import { Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { client, queryClient, troubleOf } from '../client.ts'
import { t } from '../ui/words.ts'
import { showUndo } from '../undoToast.tsx'
import type { AlertRow } from './alertWords.tsx'

const HOUR_MS = 3_600_000

/** For how long an alert may rest. */
export const RESTS = [
  { label: t('For 4 hours'), until: () => new Date(Date.now() + 4 * HOUR_MS) },
  { label: t('Until tomorrow'), until: () => morning(1) },
  { label: t('For a week'), until: () => morning(7) },
  { label: t('For a month'), until: () => morning(30) },
]

const MORNING_HOUR = 8

function morning(days: number): Date {
  const day = new Date()
  day.setDate(day.getDate() + days)
  day.setHours(MORNING_HOUR, 0, 0, 0)
  return day
}

/** Lets alerts rest; its notice takes it back. */
export function snoozeAlerts(ids: string[], until: Date | null): Promise<void> {
  return run(async () => {
    await client.alertSnooze({ body: { ids, until: until?.toISOString() ?? null } })
    say(
      'snooze',
      until
        ? t('{count, plural, one {# alert rests} other {# alerts rest}}.', { count: ids.length })
        : t('{count, plural, one {# alert is} other {# alerts are}} back.', { count: ids.length }),
      until ? () => client.alertSnooze({ body: { ids, until: null } }) : undefined,
    )
  })
}

/** Makes alerts somebody's, or nobody's; its notice gives each back to whoever had it. */
export function assignAlerts(
  alerts: AlertRow[],
  person: { id: string; name: string } | null,
): Promise<void> {
  return run(async () => {
    const ids = alerts.map(({ id }) => id)
    await client.alertAssign({ body: { ids, userId: person?.id ?? null } })
    say(
      'assign',
      person
        ? t('{count, plural, one {# alert is} other {# alerts are}} now with {name}.', {
            count: ids.length,
            name: person.name,
          })
        : t('{count, plural, one {# alert is} other {# alerts are}} nobody’s now.', {
            count: ids.length,
          }),
      async () => {
        for (const userId of new Set(alerts.map(({ assignee }) => assignee?.id ?? null))) {
          const theirs = alerts.filter(({ assignee }) => (assignee?.id ?? null) === userId)
          await client.alertAssign({ body: { ids: theirs.map(({ id }) => id), userId } })
        }
      },
    )
  })
}

/** Puts alerts away until their cause ends and begins again; its notice takes it back. */
export function closeAlerts(ids: string[]): Promise<void> {
  return run(async () => {
    await client.alertClose({ body: { ids } })
    say(
      'close',
      t('{count, plural, one {# alert was} other {# alerts were}} closed.', { count: ids.length }),
      () => client.alertReopen({ body: { ids } }),
    )
  })
}

function say(deed: string, message: string, undo: (() => Promise<unknown>) | undefined): void {
  showUndo({ id: `alert-${deed}`, message, undo })
}

async function run(work: () => Promise<void>): Promise<void> {
  try {
    await work()
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ['alertList'] }),
      queryClient.invalidateQueries({ queryKey: ['alertCountsGet'] }),
    ])
  } catch (error) {
    const { title, detail } = troubleOf(error)
    notifications.show({ color: 'red', title: t('Nothing was changed.'), message: detail ?? title })
  }
}

/** The entries of a menu that let alerts rest. */
export function RestItems({ onChoose }: { onChoose: (until: Date) => void }) {
  return (
    <>
      <Menu.Label>{t('Snooze')}</Menu.Label>
      {RESTS.map(({ label, until }) => (
        <Menu.Item key={label} onClick={() => onChoose(until())}>
          {label}
        </Menu.Item>
      ))}
    </>
  )
}

/** The entries of a menu that assign alerts. */
export function AssignItems({
  onChoose,
}: {
  onChoose: (person: { id: string; name: string } | null) => void
}) {
  const people = useQuery({
    queryKey: ['alertAssigneeList'],
    queryFn: ({ signal }) => client.alertAssigneeList({ signal }),
  })
  return (
    <>
      <Menu.Label>{t('Assign to')}</Menu.Label>
      {(people.data?.data ?? []).map((person) => (
        <Menu.Item key={person.id} onClick={() => onChoose(person)}>
          {person.name}
        </Menu.Item>
      ))}
      <Menu.Item onClick={() => onChoose(null)}>{t('Nobody')}</Menu.Item>
    </>
  )
}

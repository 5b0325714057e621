import { Modal, Switch } from '@mantine/core'
import { useSession } from '../session.tsx'
import { usePreference, writePreference } from '../ui/appearance.ts'
import { ROOMS } from './rooms.ts'
import styles from './ShortcutSheet.module.css'

const EVERYWHERE: [string[], string][] = [
  [['Ctrl K', '⌘K'], 'Search, or jump to anything'],
  [['/'], 'Search this page'],
  [['?'], 'This sheet'],
]
const TABLES: [string[], string][] = [
  [['j', 'k'], 'Next and previous row'],
  [['Enter'], 'Open the row'],
  [['x', 'Space'], 'Select the row'],
]

/** Every key there is, and the switch that turns single keys off. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { can } = useSession()
  const enabled = usePreference('shortcuts') !== 'off'
  const rooms = ROOMS.filter((room) => can(room.permission))
  return (
    <Modal opened onClose={onClose} title="Keyboard shortcuts" size="md">
      <Keys title="Everywhere" keys={EVERYWHERE} />
      <Keys title="In a table" keys={TABLES} />
      <Keys title="Go to" keys={rooms.map((room) => [[`g ${room.key}`], room.name])} />
      <Switch
        mt="md"
        label="Single-key shortcuts"
        description="Turn off if keys get in the way of your software or hardware."
        checked={enabled}
        onChange={(event) =>
          writePreference('shortcuts', event.currentTarget.checked ? 'on' : 'off')
        }
      />
    </Modal>
  )
}

function Keys({ title, keys }: { title: string; keys: [string[], string][] }) {
  return (
    <section className={styles.group}>
      <h3>{title}</h3>
      <dl>
        {keys.map(([presses, what]) => (
          <div key={what} className={styles.line}>
            <dt>{what}</dt>
            <dd>
              {presses.map((press) => (
                <kbd key={press} className={styles.key}>
                  {press}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

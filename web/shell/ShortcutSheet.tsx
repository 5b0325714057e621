import { Modal, Switch } from '@mantine/core'
import { useSession } from '../session.tsx'
import { usePreference, writePreference } from '../ui/appearance.ts'
import { t } from '../ui/words.ts'
import { ROOMS } from './rooms.ts'
import styles from './ShortcutSheet.module.css'

const EVERYWHERE: [string[], string][] = [
  [['Ctrl K', '⌘K'], t('Search, jump to or do anything')],
  [['/'], t('Search this page')],
  [['Ctrl Z', '⌘Z'], t('Take back what was just done')],
  [['?'], t('This sheet')],
  [[t('Scan')], t('Opens the item, bin or document of a barcode')],
]
const TABLES: [string[], string][] = [
  [['j', 'k', '↓', '↑'], t('Next and previous row')],
  [['→', '←'], t('Within the row')],
  [['Enter'], t('Open the row')],
  [['Space'], t('Peek at the row')],
  [['o'], t('Show its places')],
  [['x', 'Shift'], t('Select the row, or all up to it')],
]
const CELLS: [string[], string][] = [
  [['Enter', 'F2'], t('Change the cell')],
  [['Tab'], t('Save, and go to the next')],
  [['Esc'], t('Leave it as it was')],
  [['Ctrl V', '⌘V'], t('Paste a range of a spreadsheet')],
]

/** Every key there is, and the switch that turns single keys off. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { can } = useSession()
  const enabled = usePreference('shortcuts') !== 'off'
  const rooms = ROOMS.filter((room) => can(room.permission))
  return (
    <Modal opened onClose={onClose} title={t('Keyboard shortcuts')} size="md">
      <Keys title={t('Everywhere')} keys={EVERYWHERE} />
      <Keys title={t('In a table')} keys={TABLES} />
      <Keys title={t('In a cell')} keys={CELLS} />
      <Keys title={t('Go to')} keys={rooms.map((room) => [[`g ${room.key}`], room.name])} />
      <Switch
        mt="md"
        label={t('Single-key shortcuts')}
        description={t('Turn off if keys get in the way of your software or hardware.')}
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

import { Modal } from '@mantine/core'
import { IconBackspace } from '@tabler/icons-react'
import { useState } from 'react'
import { formatNumber } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import styles from './Scan.module.css'

const MOST_DIGITS = 6
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'back', '0', 'ok'] as const

/** A number by thumb. There is no field in it, so that a scan cannot become a quantity. */
export function Keypad({
  title,
  value,
  onDone,
  onClose,
}: {
  title: string
  value: number
  onDone: (units: number) => void
  onClose: () => void
}) {
  const [typed, setTyped] = useState<string>()
  const shown = typed === undefined ? value : Number(typed)
  const press = (key: (typeof KEYS)[number]) => {
    if (key === 'ok') return onDone(shown)
    const before = typed ?? (key === 'back' ? String(value) : '')
    setTyped(key === 'back' ? before.slice(0, -1) : `${before}${key}`.slice(0, MOST_DIGITS))
  }
  return (
    <Modal opened onClose={onClose} title={title} size="xs" centered>
      <output className={styles.typed}>{formatNumber(shown)}</output>
      <div className={styles.keys}>
        {KEYS.map((key) => (
          <button
            key={key}
            type="button"
            className={styles.key}
            data-main={key === 'ok' || undefined}
            onClick={() => press(key)}
          >
            {key === 'back' ? (
              <IconBackspace aria-label={t('Delete the last digit')} />
            ) : key === 'ok' ? (
              t('OK')
            ) : (
              key
            )}
          </button>
        ))}
      </div>
    </Modal>
  )
}

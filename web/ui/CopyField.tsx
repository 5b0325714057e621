import { Button } from '@mantine/core'
import { useState } from 'react'
import styles from './CopyField.module.css'
import { copyText } from './copyText.ts'
import { t } from './words.ts'

/** A value that is shown to be taken away: a key, a link, a code. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const [said, setSaid] = useState<string>()
  const copy = async () => {
    setSaid((await copyText(value)) ? t('Copied') : t('Select it and copy'))
    setTimeout(() => setSaid(undefined), 2_000)
  }
  return (
    <div>
      <div className={styles.label}>{label}</div>
      <div className={styles.field}>
        <code className={styles.value}>{value}</code>
        <Button variant="default" onClick={() => void copy()} aria-live="polite">
          {said ?? t('Copy')}
        </Button>
      </div>
    </div>
  )
}

import { Button } from '@mantine/core'
import { useState } from 'react'
import styles from './CopyField.module.css'

/** A value that is shown to be taken away: a key, a link, a code. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    setCopied(true)
    setTimeout(() => setCopied(false), 2_000)
  }
  return (
    <div>
      <div className={styles.label}>{label}</div>
      <div className={styles.field}>
        <code className={styles.value}>{value}</code>
        <Button variant="default" onClick={() => void copy()} aria-live="polite">
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
    </div>
  )
}

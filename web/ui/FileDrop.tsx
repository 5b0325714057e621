import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import styles from './FileDrop.module.css'
import { formatBytes } from './format.ts'
import { t } from './words.ts'

/** A place for one file: dropped, or chosen with a button. */
export function FileDrop({
  label,
  hint,
  accept,
  file,
  onFile,
}: {
  label: string
  hint: string
  accept: string
  file: File | undefined
  onFile: (file: File) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  return (
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const dropped = event.dataTransfer.files[0]
        if (dropped) onFile(dropped)
      }}
    >
      <input
        ref={input}
        type="file"
        accept={accept}
        className={styles.input}
        aria-label={label}
        tabIndex={-1}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0]
          if (chosen) onFile(chosen)
          // The same file, corrected, may be chosen again.
          event.currentTarget.value = ''
        }}
      />
      <div>
        <p className={styles.name}>{file ? file.name : label}</p>
        <p className={styles.hint}>{file ? formatBytes(file.size) : hint}</p>
      </div>
      <Button variant="default" onClick={() => input.current?.click()}>
        {file ? t('Choose another') : t('Choose a file')}
      </Button>
    </div>
  )
}

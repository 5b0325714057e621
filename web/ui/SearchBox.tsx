import { CloseButton, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import styles from './SearchBox.module.css'
import { t } from './words.ts'

const WAIT_MS = 200

/** A search whose text lives in the URL; "/" leads here from anywhere on the page. */
export function SearchBox({
  value,
  label,
  onChange,
}: {
  value: string
  label: string
  onChange: (value: string) => void
}) {
  const [text, setText] = useState(value)
  const sent = useRef(value)
  useEffect(() => {
    // Back and forward change the URL under us; our own echo must not undo newer typing.
    if (value !== sent.current) {
      sent.current = value
      setText(value)
    }
  }, [value])
  useEffect(() => {
    if (text === sent.current) return
    const timer = setTimeout(() => {
      sent.current = text
      onChange(text)
    }, WAIT_MS)
    return () => clearTimeout(timer)
  }, [text, onChange])
  return (
    <TextInput
      data-search-box
      type="search"
      className={styles.box}
      size="xs"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        if (text) setText('')
        else event.currentTarget.blur()
      }}
      rightSection={
        text ? (
          <CloseButton size="sm" aria-label={t('Clear search')} onClick={() => setText('')} />
        ) : null
      }
    />
  )
}

import { useEffect } from 'react'
import { useLatest } from '../ui/latest.ts'

// A scanner types a character every few milliseconds; a busy browser hands them on more slowly.
const GAP_MS = 120
const LEAST_LENGTH = 6
// From here on it is no person who types, and single-key shortcuts must not hear it.
const SURE_AT = 5

let takers = 0

/** Leaves the scanner to a page that hears it itself; gives what hands it back. */
export function takeOverScanner(): () => void {
  takers += 1
  return () => {
    takers -= 1
  }
}

/**
 * Hears a barcode scanner that types like a keyboard, wherever the focus is but in a field: fast keys
 * that end with Enter. The Enter presses no button.
 */
export function useWedge(onScan: (code: string) => void): void {
  const latest = useLatest(onScan)
  useEffect(() => {
    let buffer = ''
    let last = 0
    const onKey = (event: KeyboardEvent) => {
      if (takers > 0 || isField(event.target) || event.ctrlKey || event.metaKey || event.altKey)
        return
      // A key that is held down walks the rows.
      if (event.repeat) return
      // When it was typed, not when a busy page came to it.
      const now = event.timeStamp
      if (now - last > GAP_MS) buffer = ''
      last = now
      if (event.key === 'Enter') {
        if (buffer.length >= LEAST_LENGTH) {
          event.preventDefault()
          event.stopImmediatePropagation()
          latest.current(readCode(buffer))
        }
        buffer = ''
      } else if (event.key.length === 1) {
        buffer += event.key
        if (buffer.length >= SURE_AT) {
          event.preventDefault()
          event.stopImmediatePropagation()
        }
      }
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [latest])
}

/** The code without the mark of its symbology (`]C1`, `]E0`), where the scanner sends one. */
function readCode(text: string): string {
  return text.replace(/^\][A-Za-z]\d/, '').trim()
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox'
  return target.closest('textarea, select, [contenteditable="true"]') !== null
}

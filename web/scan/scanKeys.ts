import { useEffect } from 'react'
import { takeOverScanner } from '../shell/wedge.ts'
import { useLatest } from '../ui/latest.ts'

// No scanner pauses for so long within a code; what was typed before is no part of the next one.
const STALE_MS = 1_500
// Some scanners end with two line ends; the second must press nothing.
const ECHO_MS = 400

/**
 * Takes every printable key while the page is open, whatever has the focus, so that no scan is lost and
 * the Enter at its end presses no button. Fields in dialogs keep their keys.
 */
export function useScanKeys(onScan: (code: string) => void): void {
  const latest = useLatest(onScan)
  useEffect(() => {
    let buffer = ''
    let last = 0
    let scannedAt = -Infinity
    const onKey = (event: KeyboardEvent) => {
      if (isDialogField(event.target)) return
      const key = keyOf(event)
      if (key === undefined) return
      // When it was typed, not when a busy page came to it.
      const now = event.timeStamp
      if (now - last > STALE_MS) buffer = ''
      const isEnd = key === 'Enter' || key === 'Tab'
      if (buffer === '' && (isEnd || key === ' ')) {
        // By hand, Enter and Space still press what has the focus.
        if (isEnd && now - scannedAt < ECHO_MS) stop(event)
        return
      }
      last = now
      stop(event)
      if (!isEnd) {
        buffer += key
        return
      }
      const code = buffer
      buffer = ''
      scannedAt = now
      latest.current(code)
    }
    // A button is pressed by Space when the key comes up.
    const onKeyUp = (event: KeyboardEvent) => {
      if (buffer !== '' && !isDialogField(event.target) && event.key === ' ') stop(event)
    }
    const giveBack = takeOverScanner()
    window.addEventListener('keydown', onKey, true)
    window.addEventListener('keyup', onKeyUp, true)
    return () => {
      window.removeEventListener('keydown', onKey, true)
      window.removeEventListener('keyup', onKeyUp, true)
      giveBack()
    }
  }, [latest])
}

function stop(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** The key as a part of a code; nothing for keys that are none. */
function keyOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): string | undefined {
  // How keyboards type the separator of GS1 data.
  if (ctrlKey && !altKey && key === ']') return '\u001d'
  if (metaKey || altKey !== ctrlKey) return undefined
  if (ctrlKey && key.length > 1) return undefined
  return key === 'Enter' || key === 'Tab' || [...key].length === 1 ? key : undefined
}

function isDialogField(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || !target.matches('input, textarea, select')) return false
  return target.closest('[role="dialog"]') !== null
}

import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import { readPreference } from './appearance.ts'

type Shortcuts = Record<string, (event: KeyboardEvent) => void>

/** Keys of one press or a sequence such as `g i`, never while someone types or a dialog is open. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  const names = Object.keys(shortcuts).join('\n')
  useEffect(() => {
    const bindings = names
      .split('\n')
      .filter((name) => name !== '')
      .map((name): [string, (event: KeyboardEvent) => void] => [
        name,
        (event) => latest.current[name]?.(event),
      ])
    return tinykeys(window, Object.fromEntries(bindings), { ignore: isElsewhere })
  }, [names])
}

const FIELDS = 'input, textarea, select, [contenteditable="true"]'

/** Whether a press belongs to a field or a dialog, or single keys are turned off (WCAG 2.1.4). */
function isElsewhere(event: KeyboardEvent): boolean {
  if (event.repeat && !/^(j|k|Arrow.*)$/.test(event.key)) return true
  const hasModifier = event.metaKey || event.ctrlKey || event.altKey
  if (hasModifier) return false
  if (readPreference('shortcuts') === 'off') return true
  return isTyping(event)
}

/** Whether a press belongs to a field, which has its own use for it, or to a dialog. */
export function isTyping({ target }: KeyboardEvent): boolean {
  if (document.querySelector('[role="dialog"][aria-modal="true"]')) return true
  const field = target instanceof HTMLElement && target.closest(FIELDS)
  // A checkbox takes no text.
  return Boolean(field) && !(field instanceof HTMLInputElement && field.type === 'checkbox')
}

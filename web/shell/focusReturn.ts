import { useEffect } from 'react'

const MODAL = '[role="dialog"][aria-modal="true"]'
// What is gone by then itself.
const PASSING = '[role="menu"], [role="listbox"]'

/**
 * Gives the focus back to where it was when a dialog that took it is gone. Dialogs are drawn only while
 * they are open, so their own library never sees them close.
 */
export function useFocusReturn(): void {
  useEffect(() => {
    const watched = new WeakSet<Element>()
    let outside: HTMLElement | undefined
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return
      const dialog = target.closest(MODAL)
      if (!dialog && !target.closest(PASSING)) outside = target
      if (!dialog || !outside || watched.has(dialog)) return
      watched.add(dialog)
      returnAfter(dialog, outside)
    }
    document.addEventListener('focusin', onFocus)
    return () => document.removeEventListener('focusin', onFocus)
  }, [])
}

function returnAfter(dialog: Element, to: HTMLElement): void {
  const observer = new MutationObserver(() => {
    if (dialog.isConnected) return
    observer.disconnect()
    requestAnimationFrame(() => {
      // Where it went somewhere else on purpose, it stays.
      if (document.activeElement === document.body) to.focus({ preventScroll: true })
    })
  })
  observer.observe(document.body, { childList: true, subtree: true })
}

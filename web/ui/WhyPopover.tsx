import { VisuallyHidden } from '@mantine/core'
import { type ReactNode, useId, useRef, useState } from 'react'
import { readableName, UNKNOWN } from './format.ts'
import styles from './WhyPopover.module.css'
import { t } from './words.ts'

/** How a figure came to be, as the API tells it. */
export interface Why {
  name: string
  /** Empty for mere facts. */
  formula: string
  inputs: Record<string, unknown>
  /** Left out for mere facts. */
  result?: unknown
}

/** A number that can be asked why: a button that opens formula, inputs and result. */
export function WhyPopover({
  label,
  why,
  note,
  children,
}: {
  /** What the number is, such as "Available of BLU-TEE-S". */
  label: string
  why: Why[]
  note?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  const anchor = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  if (why.length === 0) return children
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={styles.number}
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded={open}
      >
        {children}
        <VisuallyHidden>{t(': why {label}', { label })}</VisuallyHidden>
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        // A panel that scrolls must be reachable without a mouse.
        tabIndex={0}
        aria-label={t('Why: {label}', { label })}
        className={styles.panel}
        onToggle={(event) => {
          const isOpen = event.newState === 'open'
          setOpen(isOpen)
          if (isOpen) place(anchor.current, panel.current)
        }}
      >
        {open ? why.map((each) => <WhyOne key={each.name} why={each} />) : null}
        {open && note ? <div className={styles.note}>{note}</div> : null}
      </div>
    </>
  )
}

/** Below the number, or above it where there is no room; never outside the window. */
function place(anchor: HTMLElement | null, panel: HTMLElement | null): void {
  if (!anchor || !panel) return
  const box = anchor.getBoundingClientRect()
  // The content arrives with the next frame; only then the height is known.
  requestAnimationFrame(() => {
    const { offsetWidth: width, offsetHeight: height } = panel
    const below = box.bottom + 6
    const top = below + height > innerHeight - 8 ? Math.max(8, box.top - height - 6) : below
    panel.style.left = `${Math.max(8, Math.min(box.right - width, innerWidth - width - 8))}px`
    panel.style.top = `${top}px`
  })
}

function WhyOne({ why }: { why: Why }) {
  return (
    <section className={styles.one}>
      <h3>{readableName(why.name)}</h3>
      {why.formula ? <p className={styles.formula}>{why.formula}</p> : null}
      <dl className={styles.inputs}>
        {Object.entries(why.inputs).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatInput(value)}</dd>
          </div>
        ))}
        {why.result === undefined ? null : (
          <div className={styles.result}>
            <dt>{t('Result')}</dt>
            <dd>{formatInput(why.result)}</dd>
          </div>
        )}
      </dl>
    </section>
  )
}

const plain = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 })

function formatInput(value: unknown): string {
  if (typeof value === 'number') return plain.format(value).replace('-', '−')
  if (value === null || value === undefined) return UNKNOWN
  return String(value)
}

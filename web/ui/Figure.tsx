import styles from './Figure.module.css'
import { formatNumber, type NumberKind, UNKNOWN } from './format.ts'

/** A number in a table or a header: zero grey, negative red, unknown a dash. */
export function Figure({
  value,
  kind = 'integer',
  strong = false,
}: {
  value: number | string | null | undefined
  kind?: NumberKind
  strong?: boolean
}) {
  const text = formatNumber(value, kind)
  const number = Number(value)
  const tone = text === UNKNOWN || number === 0 ? 'quiet' : number < 0 ? 'negative' : 'plain'
  return (
    <span className={styles.figure} data-tone={tone} data-strong={strong || undefined}>
      {text}
    </span>
  )
}

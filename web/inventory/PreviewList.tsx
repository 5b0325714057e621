import { formatNumber } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import styles from './PreviewList.module.css'

/** What a deed on many items would do to one of them. */
export interface Preview {
  sku: string
  /** Which of its values, or where. */
  what: string
  before: string
  after: string
  /** Why it is left out, or undefined where it is changed. */
  skipped: string | undefined
}

const SHOWN = 200

/** Before and after, line by line; first those that are left out, as they need a second look. */
export function PreviewList({ lines, busy }: { lines: Preview[]; busy?: boolean }) {
  const skipped = lines.filter((line) => line.skipped !== undefined)
  const changed = lines.filter((line) => line.skipped === undefined)
  const shown = [...skipped, ...changed].slice(0, SHOWN)
  return (
    <div className={styles.box} aria-busy={busy} data-busy={busy || undefined}>
      <p className={styles.sum} role="status">
        {t('{changed} changed, {skipped} left out', {
          changed: formatNumber(changed.length),
          skipped: formatNumber(skipped.length),
        })}
      </p>
      <div className={styles.scroller} tabIndex={0}>
        <table className={styles.table} aria-label={t('Preview')}>
          <thead>
            <tr>
              <th scope="col">{t('Item')}</th>
              <th scope="col">{t('What')}</th>
              <th scope="col" data-align="right">
                {t('Before')}
              </th>
              <th scope="col" data-align="right">
                {t('After')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <tr key={`${line.sku} ${line.what}`} data-skipped={line.skipped ? '' : undefined}>
                <th scope="row">{line.sku}</th>
                <td>{line.what}</td>
                {line.skipped === undefined ? (
                  <>
                    <td data-align="right">{line.before}</td>
                    <td data-align="right">
                      <strong>{line.after}</strong>
                    </td>
                  </>
                ) : (
                  <td colSpan={2} className={styles.reason}>
                    {line.skipped}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lines.length > SHOWN ? (
        <p className={styles.more}>
          {t('and {count} more', { count: formatNumber(lines.length - SHOWN) })}
        </p>
      ) : null}
    </div>
  )
}

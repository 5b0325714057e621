import { Button } from '@mantine/core'
import styles from './States.module.css'
import { t } from './words.ts'

/** What of an error is told to people. */
export interface Trouble {
  /** A refusal's code, or `network`. */
  code?: string
  title: string
  detail?: string
  requestId?: string
}

/** What failed, what is safe, what to do, and the number to name when asking for help. */
export function ErrorState({
  what,
  trouble,
  onRetry,
}: {
  what: string
  trouble: Trouble
  onRetry?: () => void
}) {
  return (
    <div className={styles.state} role="alert">
      <p className={styles.title}>{what}</p>
      <p>
        {trouble.detail ?? trouble.title} {t('Nothing was changed.')}
      </p>
      {trouble.requestId ? (
        <p className={styles.request}>{t('Request {id}', { id: trouble.requestId })}</p>
      ) : null}
      {onRetry ? (
        <div className={styles.more}>
          <Button variant="default" onClick={onRetry}>
            {t('Try again')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** A refusal beside the button that met it. */
export function InlineError({ trouble }: { trouble: Trouble | undefined }) {
  if (!trouble) return null
  return (
    <p className={styles.inline} role="alert">
      {trouble.title} {trouble.detail}
      {trouble.requestId ? (
        <span className={styles.request}> {t('Request {id}', { id: trouble.requestId })}</span>
      ) : null}
    </p>
  )
}

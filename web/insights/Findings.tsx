import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { say, t } from '../ui/words.ts'
import styles from './Audit.module.css'

type Finding = Reply<'auditGet'>['findings'][number]

const SEVERITY = {
  high: ['out', t('High')],
  medium: ['low', t('Medium')],
  low: ['idle', t('Low')],
} as const

const EXAMPLES = 3

/** What makes the figures less true, and what to do about it. */
export function Findings({ findings }: { findings: Finding[] }) {
  if (findings.length === 0)
    return <p className={styles.sentence}>{t('Nothing found to doubt.')}</p>
  return (
    <ul className={styles.findings}>
      {findings.map((finding) => (
        <li key={finding.code} className={styles.finding}>
          <StatusBadge tone={SEVERITY[finding.severity][0]}>
            {SEVERITY[finding.severity][1]}
          </StatusBadge>
          <div>
            <p>{say(finding.message, finding.said?.message)}</p>
            <p className={styles.advice}>
              {say(finding.advice)}
              {finding.skus.length > 0 ? (
                <Examples skus={finding.skus} count={finding.count} />
              ) : null}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

function Examples({ skus, count }: { skus: string[]; count: number }) {
  const shown = skus.slice(0, EXAMPLES)
  return (
    <>
      {' '}
      {shown.map((sku, index) => (
        <Fragment key={sku}>
          {index > 0 ? ', ' : null}
          <Link to="/inventory/$sku" params={{ sku }}>
            {sku}
          </Link>
        </Fragment>
      ))}
      {count > shown.length ? ' …' : null}
    </>
  )
}

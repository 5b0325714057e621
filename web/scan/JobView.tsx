import { SegmentedControl, Switch } from '@mantine/core'
import { ADJUSTMENT_REASONS } from '../inventory/adjustDraft.ts'
import { formatNumber, readableName } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import { JobLines } from './JobLines.tsx'
import styles from './Scan.module.css'
import { differencesOf, missingOf, type ScanJob } from './scanJob.ts'
import { changeJob } from './scanStore.ts'

/** A job that is under way: where, what, how many. */
export function JobView({ job }: { job: ScanJob }) {
  if (job.isReview) return <Review job={job} />
  return (
    <>
      <div className={styles.context}>
        <Spot label={job.mode === 'move' ? t('From') : t('At')} place={job.place} />
        {job.mode === 'move' ? <Spot label={t('To')} place={job.to} /> : null}
      </div>
      {job.mode === 'adjust' ? <AdjustChoices job={job} /> : null}
      {job.mode === 'count' ? (
        <Switch
          className={styles.blind}
          label={t('Blind: show the books only afterwards')}
          checked={job.isBlind}
          onChange={(event) => changeJob({ ...job, isBlind: event.currentTarget.checked })}
        />
      ) : null}
      {job.lines.length > 0 ? (
        <JobLines job={job} />
      ) : (
        <p className={styles.hint}>{missingOf(job) ?? t('Scan every unit that lies here.')}</p>
      )}
      <Awaited job={job} />
    </>
  )
}

function Spot({ label, place }: { label: string; place: string | undefined }) {
  return (
    <div className={styles.spot} data-empty={place === undefined || undefined}>
      <span className={styles.detail}>{label}</span>
      <strong>{place ?? t('Scan it')}</strong>
    </div>
  )
}

function AdjustChoices({ job }: { job: ScanJob }) {
  return (
    <div className={styles.adjust}>
      <SegmentedControl
        fullWidth
        size="md"
        aria-label={t('Add or take away')}
        value={String(job.sign)}
        onChange={(value) => {
          const sign = value === '1' ? 1 : -1
          changeJob({ ...job, sign, reason: sign > 0 ? 'found' : 'lost' })
        }}
        data={[
          { value: '1', label: t('Add') },
          { value: '-1', label: t('Take away') },
        ]}
      />
      <select
        className={styles.choice}
        aria-label={t('Reason')}
        value={job.reason}
        onChange={(event) => {
          const reason = ADJUSTMENT_REASONS.find((one) => one === event.currentTarget.value)
          if (reason) changeJob({ ...job, reason })
        }}
      >
        {ADJUSTMENT_REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {readableName(reason)}
          </option>
        ))}
      </select>
    </div>
  )
}

/** What the books say that lies here and was not scanned yet; a blind count does not tell. */
function Awaited({ job }: { job: ScanJob }) {
  if (job.mode !== 'count' || job.isBlind) return null
  const rows = (job.expected ?? []).filter(
    ({ sku, lot, quantity }) =>
      quantity > 0 && !job.lines.some((line) => line.sku === sku && line.lot === lot),
  )
  if (rows.length === 0) return null
  return (
    <section aria-label={t('Not scanned yet')}>
      <h2 className={styles.head}>{t('Not scanned yet')}</h2>
      <ul className={styles.places}>
        {rows.map(({ sku, lot, quantity }) => (
          <li key={`${sku} ${lot}`} className={styles.place}>
            <span>{[sku, lot].filter(Boolean).join(' · ')}</span>
            <strong>{formatNumber(quantity)}</strong>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Review({ job }: { job: ScanJob }) {
  const rows = differencesOf(job)
  return (
    <section className={styles.card} aria-label={t('Differences')}>
      <h2 className={styles.name}>{job.place}</h2>
      {rows.length === 0 ? (
        <p className={styles.detail}>{t('The count agrees with the books.')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('Item')}</th>
              <th scope="col">{t('Books')}</th>
              <th scope="col">{t('Counted')}</th>
              <th scope="col">{t('Change')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ sku, lot, expected, counted }) => (
              <tr key={`${sku} ${lot}`}>
                <th scope="row">{[sku, lot].filter(Boolean).join(' · ')}</th>
                <td>{formatNumber(expected)}</td>
                <td>{formatNumber(counted)}</td>
                <td data-less={counted < expected || undefined}>
                  {formatNumber(counted - expected, 'signed')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {job.otherUnits ? (
        <p className={styles.detail}>
          {t('{units} damaged or held units lie here too; they are left as they are.', {
            units: job.otherUnits,
          })}
        </p>
      ) : null}
    </section>
  )
}

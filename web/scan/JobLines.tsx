import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '../client.ts'
import { formatNumber } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import { Keypad } from './Keypad.tsx'
import styles from './Scan.module.css'
import { changeLine, type ScanJob, type ScanLine } from './scanJob.ts'
import { changeJob, useScan } from './scanStore.ts'

/** What was scanned, the last on top, with its number under the thumb. */
export function JobLines({ job }: { job: ScanJob }) {
  const { scans } = useScan()
  // A scan closes the keypad: the line that it was for may stand elsewhere now.
  const [typed, setTyped] = useState<{ at: number; scans: number }>()
  const typing = typed?.scans === scans ? typed.at : undefined
  const line = typing === undefined ? undefined : job.lines[typing]
  const change = (at: number, units: number) => changeJob(changeLine(job, at, { units }))
  return (
    <>
      <ul className={styles.lines}>
        {job.lines.map((one, at) => (
          <li
            key={`${one.sku} ${one.lot}`}
            className={styles.line}
            data-last={at === 0 || undefined}
          >
            <div className={styles.words}>
              <span className={styles.title}>{one.title}</span>
              <span className={styles.detail}>{detailOf(one, job)}</span>
              {one.tracksLots ? (
                <LotChoice line={one} onLot={(lot) => changeJob(changeLine(job, at, { lot }))} />
              ) : null}
            </div>
            {one.tracksSerials ? (
              <strong className={styles.units}>{formatNumber(one.units)}</strong>
            ) : (
              <Stepper
                line={one}
                onStep={(by) => change(at, Math.max(0, one.units + by))}
                onType={() => setTyped({ at, scans })}
              />
            )}
          </li>
        ))}
      </ul>
      {line && typing !== undefined ? (
        <Keypad
          title={t('Units of {sku}', { sku: line.sku })}
          value={line.units}
          onClose={() => setTyped(undefined)}
          onDone={(units) => {
            change(typing, units)
            setTyped(undefined)
          }}
        />
      ) : null}
    </>
  )
}

function Stepper({
  line,
  onStep,
  onType,
}: {
  line: ScanLine
  onStep: (by: number) => void
  onType: () => void
}) {
  const { sku } = line
  return (
    <div className={styles.stepper}>
      <button
        type="button"
        className={styles.step}
        aria-label={t('One {sku} less', { sku })}
        onClick={() => onStep(-1)}
      >
        <IconMinus size={20} />
      </button>
      <button
        type="button"
        className={styles.units}
        aria-label={t('{units} units of {sku}, type a number', { units: line.units, sku })}
        onClick={onType}
      >
        {formatNumber(line.units)}
      </button>
      <button
        type="button"
        className={styles.step}
        aria-label={t('One {sku} more', { sku })}
        onClick={() => onStep(1)}
      >
        <IconPlus size={20} />
      </button>
    </div>
  )
}

function detailOf({ sku, lot, serials }: ScanLine, job: ScanJob): string {
  const row = job.expected?.find((one) => one.sku === sku && one.lot === lot)
  const books =
    job.mode === 'count' && !job.isBlind && job.expected
      ? t('{units} by the books', { units: formatNumber(row?.quantity ?? 0) })
      : ''
  return [sku, lot && t('lot {lot}', { lot }), serials.join(', '), books]
    .filter(Boolean)
    .join(' · ')
}

/** The lots of an item whose code did not name one. */
function LotChoice({ line, onLot }: { line: ScanLine; onLot: (lot: string) => void }) {
  const { sku, lot } = line
  const lots = useQuery({
    queryKey: ['lotList', sku],
    enabled: lot === '',
    queryFn: ({ signal }) => client.lotList({ params: { sku }, signal }),
  })
  if (lot !== '') return null
  return (
    <select
      className={styles.choice}
      aria-label={t('Lot of {sku}', { sku })}
      value=""
      onChange={(event) => onLot(event.currentTarget.value)}
    >
      <option value="">{t('Choose the lot, or scan its label')}</option>
      {lots.data?.data.map((one) => (
        <option key={one.lot} value={one.lot}>
          {one.lot}
        </option>
      ))}
    </select>
  )
}

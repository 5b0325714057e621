import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useSession } from '../session.tsx'
import { t } from '../ui/words.ts'
import { addDeed, type DeedCall } from './deedQueue.ts'
import { toCall } from './jobCalls.ts'
import styles from './Scan.module.css'
import { differencesOf, missingOf, type ScanJob, unitsOfJob } from './scanJob.ts'
import { changeJob, readBooks, startJob, useScan } from './scanStore.ts'

/** The one thing to do next, under the thumb. */
export function DoneButton({
  job,
  onCamera,
}: {
  job: ScanJob
  onCamera: (() => void) | undefined
}) {
  const { user } = useSession()
  const { said } = useScan()
  const [busy, setBusy] = useState(false)
  const missing = missingOf(job)
  const keep = async (title: string, call?: DeedCall) => {
    setBusy(true)
    try {
      await addDeed({ userId: user.id, title, ...(call ? { call } : { job }) })
      startJob(job.mode)
    } catch {
      notifications.show({
        color: 'red',
        message: t('This device has no room to keep it; nothing was done.'),
      })
    } finally {
      setBusy(false)
    }
  }
  const compare = async () => {
    setBusy(true)
    const hasBooks = job.expected !== undefined || (await readBooks())
    setBusy(false)
    if (hasBooks) reviewNow()
    // Without the books nothing can be compared: the count waits for them, and the next bin can be counted.
    else await keep(t('Count of {place}', { place: job.place ?? '' }))
  }
  const post = () => {
    const call = toCall(job)
    if (call) void keep(titleOf(job), call)
    else startJob(job.mode)
  }
  if (job.mode === 'look')
    return (
      <Button className={styles.main} onClick={onCamera} disabled={!onCamera}>
        {onCamera ? t('Scan with the camera') : said || t('Hold a code before the camera')}
      </Button>
    )
  const isComparing = job.mode === 'count' && !job.isReview
  return (
    <Button
      className={styles.main}
      loading={busy}
      disabled={missing !== undefined}
      onClick={() => (isComparing ? void compare() : post())}
    >
      {missing ?? labelOf(job)}
    </Button>
  )
}

/** The newest job, since the books may have come in the meantime. */
function reviewNow(): void {
  changeJob((job) => ({ ...job, isReview: true }))
}

function labelOf(job: ScanJob): string {
  const units = unitsOfJob(job)
  if (job.mode === 'move') return t('Move {units, plural, one {# unit} other {# units}}', { units })
  if (job.mode === 'adjust')
    return job.sign > 0
      ? t('Add {units, plural, one {# unit} other {# units}}', { units })
      : t('Take {units, plural, one {# unit} other {# units}} away', { units })
  if (!job.isReview) return t('Compare {units, plural, one {# unit} other {# units}}', { units })
  const count = differencesOf(job).length
  return count === 0
    ? t('Done')
    : t('Post {count, plural, one {# difference} other {# differences}}', { count })
}

function titleOf(job: ScanJob): string {
  const units = unitsOfJob(job)
  const place = job.place ?? ''
  if (job.mode === 'move')
    return t('{units, plural, one {# unit} other {# units}} from {place} to {to}', {
      units,
      place,
      to: job.to ?? '',
    })
  if (job.mode === 'count')
    return t('Count of {place}: {count, plural, one {# difference} other {# differences}}', {
      place,
      count: differencesOf(job).length,
    })
  return job.sign > 0
    ? t('{units, plural, one {# unit} other {# units}} added at {place}', { units, place })
    : t('{units, plural, one {# unit} other {# units}} taken away at {place}', { units, place })
}

import { ActionIcon, SegmentedControl } from '@mantine/core'
import {
  IconArrowBackUp,
  IconCamera,
  IconCameraOff,
  IconKeyboard,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { keepApp } from '../installedApp.ts'
import { useSession } from '../session.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { t } from '../ui/words.ts'
import { openCodeBook } from './codeBook.ts'
import { DeedList } from './DeedList.tsx'
import { DoneButton } from './DoneButton.tsx'
import { flushDeeds, readDeeds } from './deedQueue.ts'
import { isMuted, setMuted } from './feedback.ts'
import { JobView } from './JobView.tsx'
import { LookResult } from './LookResult.tsx'
import styles from './Scan.module.css'
import { SCAN_MODES, type ScanMode } from './scanJob.ts'
import { useScanKeys } from './scanKeys.ts'
import { hearScan, startJob, undoStep, useScan } from './scanStore.ts'
import { TypeCode } from './TypeCode.tsx'

const CameraView = lazy(() => import('./CameraView.tsx').then((it) => ({ default: it.CameraView })))

const MODE_NAMES: Record<ScanMode, string> = {
  look: t('Look up'),
  adjust: t('Adjust'),
  move: t('Move'),
  count: t('Count'),
}
const NEEDS: Record<ScanMode, string> = {
  look: 'stock.read',
  adjust: 'stock.adjust',
  move: 'stock.move',
  count: 'stock.adjust',
}

/** Everything with a scanner in one hand: look up, adjust, move, count. */
export function ScanPage() {
  const { can } = useSession()
  const { job, tone, said, scans, canUndo } = useScan()
  const [camera, setCamera] = useState(false)
  const [typing, setTyping] = useState(false)
  const [muted, setSilence] = useState(isMuted)
  const onScan = (code: string) => void hearScan(code)
  useScanKeys(onScan)
  useEffect(() => {
    void keepApp()
    void openCodeBook()
    void readDeeds().then(flushDeeds)
  }, [])
  const modes = SCAN_MODES.filter((mode) => can(NEEDS[mode]))
  return (
    <>
      <PageHeader title={t('Scan')}>
        <ActionIcon size={44} aria-label={t('Type a code')} onClick={() => setTyping(true)}>
          <IconKeyboard size={22} />
        </ActionIcon>
        <ActionIcon
          size={44}
          aria-label={t('Sound')}
          aria-pressed={!muted}
          onClick={() => {
            setMuted(!muted)
            setSilence(!muted)
          }}
        >
          {muted ? <IconVolumeOff size={22} /> : <IconVolume size={22} />}
        </ActionIcon>
      </PageHeader>
      <div className={styles.modes}>
        <SegmentedControl
          fullWidth
          size="md"
          aria-label={t('What to do')}
          value={job.mode}
          onChange={(mode) => startJob(mode as ScanMode)}
          data={modes.map((value) => ({ value, label: MODE_NAMES[value] }))}
        />
      </div>
      <div className={styles.body}>
        {camera ? (
          <Suspense fallback={<div className={styles.camera} />}>
            <CameraView onCode={onScan} />
          </Suspense>
        ) : null}
        <p className={styles.said} role="status" data-tone={tone} key={scans}>
          {said}
        </p>
        {job.mode === 'look' ? <LookResult found={job.found} /> : <JobView job={job} />}
        <DeedList />
      </div>
      <div className={styles.dock}>
        {camera || job.mode !== 'look' ? (
          <ActionIcon
            size={56}
            variant="default"
            aria-label={camera ? t('Close the camera') : t('Open the camera')}
            onClick={() => setCamera(!camera)}
          >
            {camera ? <IconCameraOff size={26} /> : <IconCamera size={26} />}
          </ActionIcon>
        ) : null}
        <ActionIcon
          size={56}
          variant="default"
          aria-label={t('Undo the last scan')}
          disabled={!canUndo}
          onClick={undoStep}
        >
          <IconArrowBackUp size={26} />
        </ActionIcon>
        <DoneButton job={job} onCamera={camera ? undefined : () => setCamera(true)} />
      </div>
      {typing ? <TypeCode onCode={onScan} onClose={() => setTyping(false)} /> : null}
    </>
  )
}

import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useSession } from '../session.tsx'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import {
  addDeed,
  flushDeeds,
  type KeptDeed,
  markUndone,
  removeDeed,
  retryDeed,
  useDeeds,
} from './deedQueue.ts'
import styles from './Scan.module.css'
import { startJob } from './scanStore.ts'

const DONE_SHOWN = 5

/** What this device has done: what waits, what was refused and needs a person, and the last that was taken. */
export function DeedList() {
  const deeds = useDeeds()
  const open = deeds.filter(({ state }) => state !== 'done')
  const done = deeds.filter(({ state }) => state === 'done').slice(-DONE_SHOWN)
  const shown = [...open.toReversed(), ...done.toReversed()]
  if (shown.length === 0) return null
  const waiting = open.filter(({ state }) => state === 'waiting').length
  return (
    <section className={styles.deeds} aria-label={t('Done on this device')}>
      <div className={styles.deedsHead}>
        <h2 className={styles.head}>{t('Done on this device')}</h2>
        {waiting > 0 ? (
          <Button variant="subtle" onClick={() => void flushDeeds()}>
            {t('Send now')}
          </Button>
        ) : null}
      </div>
      <ul className={styles.lines}>
        {shown.map((deed) => (
          <DeedRow key={deed.key} deed={deed} />
        ))}
      </ul>
    </section>
  )
}

function DeedRow({ deed }: { deed: KeptDeed }) {
  const { user } = useSession()
  const { state, title, documentId, problem, at } = deed
  const Icon = state === 'done' ? IconCheck : state === 'waiting' ? IconClock : IconAlertTriangle
  return (
    <li className={styles.deed} data-state={state}>
      <Icon size={18} aria-hidden="true" />
      <div className={styles.words}>
        {documentId && state === 'done' ? (
          <Link to="/documents/$id" params={{ id: documentId }} className={styles.title}>
            {title}
          </Link>
        ) : (
          <span className={styles.title}>{title}</span>
        )}
        <span className={styles.detail}>
          {stateWords(deed, user.id)} · <When instant={new Date(at).toISOString()} />
        </span>
        {problem ? <span className={styles.problem}>{problem.detail ?? problem.title}</span> : null}
      </div>
      <DeedActions deed={deed} />
    </li>
  )
}

function stateWords({ state, undone, sentAt, userId }: KeptDeed, reader: string): string {
  if (undone) return t('Taken back')
  if (state === 'done') return t('Saved')
  if (state === 'review') return t('To be compared with the books')
  if (state === 'refused') return t('Refused')
  if (userId !== reader) return t('Waits for the person who did it')
  return sentAt === undefined ? t('Waits for the connection') : t('Being sent')
}

const UNDO_MS = 30_000

/** What takes a deed back: those who may reverse can do so at any time, others for half a minute. */
function wayBack({ state, undone, documentId, call, doneAt = 0 }: KeptDeed, mayReverse: boolean) {
  if (state !== 'done' || undone || !documentId || !call || 'id' in call) return undefined
  if (mayReverse) return 'documentReversalCreate'
  if (Date.now() - doneAt > UNDO_MS) return undefined
  return call.operation === 'moveCreate' ? 'moveUndo' : 'adjustmentUndo'
}

/** Looks at a deed once more when its half minute is over. */
function useFarewell({ doneAt = 0 }: KeptDeed): void {
  const [, look] = useState(0)
  useEffect(() => {
    const left = doneAt + UNDO_MS - Date.now()
    if (left <= 0) return
    const timer = setTimeout(() => look((count) => count + 1), left + 100)
    return () => clearTimeout(timer)
  }, [doneAt])
}

function DeedActions({ deed }: { deed: KeptDeed }) {
  const { can, user } = useSession()
  const { state, title, documentId, sentAt, job } = deed
  useFarewell(deed)
  const way = wayBack(deed, can('stock.reverse'))
  const undo = async () => {
    if (!documentId || !way) return
    await markUndone(deed)
    await addDeed({
      userId: user.id,
      title: t('Undo: {title}', { title }),
      call: { operation: way, id: documentId, body: {} },
    })
  }
  return (
    <div className={styles.deedActions}>
      {way ? (
        <Button variant="default" h={44} onClick={() => void undo()}>
          {t('Undo')}
        </Button>
      ) : null}
      {state === 'review' && job ? (
        <Button
          h={44}
          onClick={() => {
            const { expected, ...rest } = job
            startJob('count', rest)
            void removeDeed(deed)
          }}
        >
          {t('Compare')}
        </Button>
      ) : null}
      {state === 'refused' && deed.problem?.code !== 'too_old' ? (
        <Button variant="default" h={44} onClick={() => void retryDeed(deed)}>
          {t('Try again')}
        </Button>
      ) : null}
      {state === 'refused' ||
      state === 'review' ||
      (state === 'waiting' && sentAt === undefined) ? (
        <Button variant="default" h={44} onClick={() => void removeDeed(deed)}>
          {t('Discard')}
        </Button>
      ) : null}
    </div>
  )
}

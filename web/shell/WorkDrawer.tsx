import { ActionIcon, Button } from '@mantine/core'
import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { IconChevronDown, IconX } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { client } from '../client.ts'
import { useSession } from '../session.tsx'
import { formatNumber } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import { dismissWork, useWorks, type Work } from '../works.ts'
import styles from './WorkDrawer.module.css'

type Import = Reply<'importGet'>

const LOOKED_AT = 5
const POLL_MS = 1_000
const UNDERWAY = new Set(['queued', 'running', 'rolling_back'])

/** Long work at the bottom left: how far it is, a way to stop it, and what came of it. */
export function WorkDrawer() {
  const works = useWorks()
  const imports = useImportWorks()
  const [folded, setFolded] = useState(false)
  const all = [...works, ...imports]
  if (all.length === 0) return null
  const running = all.filter(({ state }) => state === 'running').length
  return (
    <section className={styles.drawer} aria-label={t('Work in progress')}>
      <header className={styles.head}>
        <h2>
          {running > 0
            ? t('{count, plural, one {# job running} other {# jobs running}}', { count: running })
            : t('Done')}
        </h2>
        <ActionIcon
          aria-label={folded ? t('Show work') : t('Hide work')}
          aria-expanded={!folded}
          onClick={() => setFolded(!folded)}
        >
          <IconChevronDown size={15} className={styles.fold} />
        </ActionIcon>
      </header>
      {folded ? null : (
        <ul className={styles.list} role="status">
          {all.map((work) => (
            <Line key={work.id} work={work} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Line({ work }: { work: Work & { onDismiss?: () => void } }) {
  const { title, state, share, message, to, cancel } = work
  return (
    <li className={styles.line}>
      <div className={styles.words}>
        <span className={styles.title}>{title}</span>
        <span className={styles.message} data-state={state}>
          {state === 'running' ? (message ?? t('Running')) : message}
        </span>
        {state === 'running' ? (
          <progress
            className={styles.bar}
            aria-label={title}
            {...(share === undefined ? {} : { value: share })}
          />
        ) : null}
      </div>
      {to && state !== 'running' ? (
        <Link to={to} className={styles.result}>
          {t('Open')}
        </Link>
      ) : null}
      {state === 'running' && cancel ? (
        <Button size="compact-xs" variant="default" onClick={cancel}>
          {t('Cancel')}
        </Button>
      ) : null}
      {state === 'running' ? null : (
        <ActionIcon
          size={22}
          aria-label={t('Dismiss {title}', { title })}
          onClick={work.onDismiss ?? (() => dismissWork(work.id))}
        >
          <IconX size={14} />
        </ActionIcon>
      )}
    </li>
  )
}

/** Imports that run, and those that ended while this page was open; the server knows them. */
function useImportWorks(): (Work & { onDismiss: () => void })[] {
  const { can } = useSession()
  const queryClient = useQueryClient()
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set())
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  const list = useQuery({
    queryKey: ['importList', 'works'],
    enabled: can('imports.read'),
    queryFn: ({ signal }) => client.importList({ query: { limit: LOOKED_AT }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.data.some((one) => UNDERWAY.has(one.state)) ? POLL_MS : false,
    meta: { live: (event) => event.type.startsWith('import.') },
  })
  const rows = list.data?.data ?? []
  const ended = rows.filter(({ id, state }) => seen.has(id) && !UNDERWAY.has(state)).length
  useEffect(() => {
    // What an import changed is read anew once it is through.
    if (ended > 0)
      void queryClient.invalidateQueries({ predicate: ({ meta }) => meta?.live !== undefined })
  }, [ended, queryClient])
  const fresh = rows.filter(({ id, state }) => UNDERWAY.has(state) && !seen.has(id))
  if (fresh.length > 0) setSeen(new Set([...seen, ...fresh.map(({ id }) => id)]))
  return rows
    .filter(({ id }) => seen.has(id) && !dismissed.has(id))
    .map((one, at) => ({
      ...toWork(one, -1 - at),
      ...(can('imports.run') && (one.state === 'queued' || one.state === 'running')
        ? { cancel: () => void client.importCancel({ params: { id: one.id } }) }
        : {}),
      onDismiss: () => setDismissed(new Set([...dismissed, one.id])),
    }))
}

function toWork(one: Import, id: number): Work {
  const { state, rowsDone, rowsTotal, created, changed, errors, fileName, dryRun } = one
  const underway = UNDERWAY.has(state)
  const rows = formatNumber(rowsDone)
  return {
    id,
    title: dryRun
      ? t('Check of {file}', { file: fileName || t('a file') })
      : t('Import of {file}', { file: fileName || t('a file') }),
    state: underway ? 'running' : state === 'failed' ? 'failed' : 'done',
    share: rowsTotal ? rowsDone / rowsTotal : undefined,
    message: underway
      ? rowsTotal
        ? t('{rows} of {total} rows', { rows, total: formatNumber(rowsTotal) })
        : t('{rows} rows read', { rows: formatNumber(one.rowsRead) })
      : t('{created} created, {changed} changed, {errors} errors', { created, changed, errors }),
    to: `/imports/${one.id}`,
  }
}

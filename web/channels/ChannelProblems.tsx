import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { client, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import { refreshAll } from '../undoToast.tsx'
import styles from './Channels.module.css'
import { type ChannelProblem, problemsOf } from './channelProblems.ts'
import type { Channel } from './channelWords.tsx'
import { LinkButton } from './LinkButton.tsx'

/** What is wrong with a channel: each with what happens by itself, and what to do. */
export function ChannelProblems({
  channel,
  which = 'all',
}: {
  channel: Channel
  which?: 'all' | 'mass_change'
}) {
  const problems = problemsOf(channel).filter(({ key }) => which === 'all' || key === which)
  if (problems.length === 0) return null
  return (
    <section className={styles.problems} aria-label={t('Problems')}>
      {problems.map((problem) => (
        <div key={problem.key} className={styles.problem}>
          <p>
            <span className={styles.what}>{problem.what}</span>{' '}
            {problem.key === 'error' ? <When instant={channel.health.errorAt} /> : null}
            {problem.key === 'blind' ? <When instant={channel.blindSince} /> : null}
            <span className={styles.sub}>
              {problem.advice}{' '}
              {problem.key === 'error' && channel.health.openUntil ? (
                <>
                  {t('Next try:')} <When instant={channel.health.openUntil} />
                </>
              ) : null}
            </span>
          </p>
          <Mend channel={channel} problem={problem.key} />
        </div>
      ))}
    </section>
  )
}

/** The buttons beside a problem. */
function Mend({
  channel: { code },
  problem,
}: {
  channel: Channel
  problem: ChannelProblem['key']
}) {
  const { can } = useSession()
  const params = { code }
  const mend = useMutation({
    mutationFn: async () => {
      if (problem === 'mass_change') await client.channelMassChangeAllow({ params })
      else if (problem === 'drifted') await client.channelRepairCreate({ params, body: {} })
      else await client.channelWorkReplayAll({ params })
    },
    onSuccess: refreshAll,
  })
  const look = {
    reconnect: <Look to="/channels/$code/settings" code={code} label={t('Give new keys')} />,
    mass_change: <Look to="/channels/$code/review" code={code} label={t('Look at them')} />,
    blind: null,
    error: null,
    failed: <LookAtListings code={code} show="failed" />,
    drifted: <LookAtListings code={code} show="drifted" />,
    dead: <Look to="/channels/$code/work" code={code} label={t('Look at them')} />,
  }[problem]
  const label = {
    mass_change: t('Allow for an hour'),
    failed: t('Try all again'),
    drifted: t('Repair all'),
    dead: t('Try all again'),
    reconnect: undefined,
    blind: undefined,
    error: undefined,
  }[problem]
  return (
    <div className={styles.choices}>
      <InlineError trouble={mend.error ? troubleOf(mend.error) : undefined} />
      {look}
      {label && can('channels.write') ? (
        <Button variant="default" loading={mend.isPending} onClick={() => mend.mutate()}>
          {label}
        </Button>
      ) : null}
    </div>
  )
}

function Look({
  to,
  code,
  label,
}: {
  to: '/channels/$code/settings' | '/channels/$code/review' | '/channels/$code/work'
  code: string
  label: string
}) {
  return (
    <LinkButton to={to} params={{ code }} variant="default">
      {label}
    </LinkButton>
  )
}

function LookAtListings({ code, show }: { code: string; show: 'failed' | 'drifted' }) {
  return (
    <LinkButton to="/listings" search={{ channel: code, show }} variant="default">
      {t('Look at them')}
    </LinkButton>
  )
}

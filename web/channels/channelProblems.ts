import { t } from '../ui/words.ts'
import { adviceOf, type Channel } from './channelWords.tsx'

/** Something of a channel that needs a person, or will soon. */
export interface ChannelProblem {
  key: 'reconnect' | 'mass_change' | 'blind' | 'error' | 'failed' | 'drifted' | 'dead'
  what: string
  /** What happens by itself, and what to do. */
  advice: string
}

const BLIND_ADVICE: Record<Channel['blindAction'], string> = {
  buffer: t('The other channels keep more back meanwhile.'),
  stop: t('It shows 0 of everything meanwhile.'),
  nothing: t('Its orders may sell what others sell too.'),
}

/** What is wrong with a channel, the gravest first. */
export function problemsOf(channel: Channel): ChannelProblem[] {
  const { health, state } = channel
  const problems: (ChannelProblem | false)[] = [
    state === 'reconnect' && {
      key: 'reconnect',
      what: t('The channel refuses our keys.'),
      advice: t('Nothing is read or written until you give new ones under Settings.'),
    },
    channel.massChangeWaiting && {
      key: 'mass_change',
      what: t('Too many listings would go to zero at once.'),
      advice: t('Nothing is written until you have looked at them and allowed it.'),
    },
    channel.blindSince !== null && {
      key: 'blind',
      what: t('Its orders could not be read for too long.'),
      advice: BLIND_ADVICE[channel.blindAction],
    },
    state !== 'reconnect' &&
      health.error !== null && {
        key: 'error',
        what: health.error,
        advice: adviceOf(health.errorCode),
      },
    health.failed > 0 && {
      key: 'failed',
      what: t('{count, plural, one {# number was} other {# numbers were}} given up.', {
        count: health.failed,
      }),
      advice: t('The reason stands beside each listing.'),
    },
    health.drifted > 0 && {
      key: 'drifted',
      what: t(
        '{count, plural, one {# number differs} other {# numbers differ}} from what it was told.',
        {
          count: health.drifted,
        },
      ),
      advice:
        channel.driftPolicy === 'repair' && state === 'live'
          ? t('It is put right by itself.')
          : t('It is only shown here, as Settings say; repair it when you know why.'),
    },
    health.deadMessages + health.deadTasks > 0 && {
      key: 'dead',
      what: t(
        '{count, plural, one {# message or task was} other {# messages or tasks were}} given up.',
        {
          count: health.deadMessages + health.deadTasks,
        },
      ),
      advice: t('The reason stands beside each; try again once it is gone.'),
    },
  ]
  return problems.filter((problem) => problem !== false)
}

import { Button } from '@mantine/core'
import { IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react'
import { PathLink } from '../alerts/PathLink.tsx'
import { usePreference, writePreference } from '../ui/appearance.ts'
import { Section } from '../ui/PageBody.tsx'
import { t } from '../ui/words.ts'
import styles from './Today.module.css'
import { type SetUpStep, STEP_WORDS } from './todayWords.ts'

/** What is left to set up, until it is done or put away. */
export function SetUpSteps({ steps }: { steps: SetUpStep[] }) {
  const choice = usePreference('setUpSteps')
  const done = steps.filter(({ isDone }) => isDone).length
  if (done === steps.length || choice === 'hidden') return null
  return (
    <Section
      title={t('Set up: {done} of {all}', { done, all: steps.length })}
      aside={
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => writePreference('setUpSteps', 'hidden')}
        >
          {t('Do not show again')}
        </Button>
      }
    >
      <ol className={styles.steps}>
        {steps.map(({ step, isDone, path }) => {
          const [name, why] = STEP_WORDS[step]
          return (
            <li key={step} data-done={isDone || undefined}>
              {isDone ? (
                <IconCircleCheckFilled size={18} aria-label={t('Done')} />
              ) : (
                <IconCircleDashed size={18} aria-label={t('To do')} />
              )}
              <span>
                {isDone ? name : <PathLink path={path}>{name}</PathLink>}
                {isDone ? null : <span className={styles.why}>{why}</span>}
              </span>
            </li>
          )
        })}
      </ol>
    </Section>
  )
}

import { t } from '../ui/words.ts'
import styles from './Imports.module.css'

const STEPS = [
  ['file', t('File')],
  ['columns', t('Columns')],
  ['check', t('Check')],
  ['import', t('Import')],
] as const

export type Step = (typeof STEPS)[number][0]

/** The four steps, and at which of them the import is; nothing is written before the last. */
export function ImportSteps({ now }: { now: Step }) {
  const at = STEPS.findIndex(([step]) => step === now)
  return (
    <ol className={styles.steps} aria-label={t('Steps')}>
      {STEPS.map(([step, name], index) => (
        <li
          key={step}
          data-state={index < at ? 'past' : index === at ? 'now' : 'coming'}
          aria-current={index === at ? 'step' : undefined}
        >
          <span aria-hidden="true">{index + 1}</span>
          {name}
        </li>
      ))}
    </ol>
  )
}

import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { formatNumber, readableName } from '../ui/format.ts'
import { type Why, WhyPopover } from '../ui/WhyPopover.tsx'
import { say } from '../ui/words.ts'
import styles from './Audit.module.css'

type AuditFigure = Reply<'auditGet'>['figures'][number]

// Inputs that are money, in whichever figure they stand.
const MONEY = /value|inventory|cost|cash/i

/** The company in ten numbers, each with its reason. */
export function AuditFigures({ figures }: { figures: AuditFigure[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map((figure) => (
        <div key={figure.name} className={styles.figure}>
          <dt>{say(figure.label)}</dt>
          <dd>
            <WhyPopover label={say(figure.label)} why={[tellWhy(figure)]} note={say(figure.note)}>
              {write(figure.value, figure.unit)}
            </WhyPopover>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function write(value: number | null, unit: AuditFigure['unit']): string {
  if (unit === 'money') return formatNumber(value, 'money')
  if (unit === 'share') return formatNumber(value, 'share')
  if (unit === 'turns') return formatNumber(value, 'decimal')
  return formatNumber(value)
}

function tellWhy({ why, label, unit, value }: AuditFigure): Why {
  const inputs = Object.entries(why.inputs).map(([name, input]) => [
    readableName(name),
    MONEY.test(name) ? formatNumber(input, 'money') : input,
  ])
  return {
    name: say(label),
    formula: why.formula,
    inputs: Object.fromEntries(inputs),
    result: write(value, unit),
  }
}

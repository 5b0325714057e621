import type { LiveEvent } from '@onhand/sdk/messages.ts'
import { demandNote, sourceName, whyOf } from '../replenishment/planWords.ts'
import { FactList } from '../ui/FactList.tsx'
import { Figure } from '../ui/Figure.tsx'
import { formatDay, formatNumber } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { WhyPopover } from '../ui/WhyPopover.tsx'
import { useItemDemand } from './useItemDemand.ts'

const FIGURES = [
  ['position', 'Position'],
  ['reorderPoint', 'Reorder point'],
  ['safetyStock', 'Safety stock'],
  ['orderUpTo', 'Order up to'],
  ['suggestedQuantity', 'Order now'],
] as const

/** When to reorder at each site, and why. */
export function ItemPlan({ sku, live }: { sku: string; live: (event: LiveEvent) => boolean }) {
  const { data } = useItemDemand(sku, live)
  if (!data || data.plans.length === 0) return null
  return data.plans.map((plan) => (
    <Section
      key={plan.site}
      title={data.plans.length > 1 ? `Reordering at ${plan.site}` : 'Reordering'}
    >
      <FactList
        facts={[
          ...FIGURES.map(([name, label]): [string, React.ReactNode] => [
            label,
            <WhyPopover
              key={name}
              label={label}
              why={whyOf(name, plan.why)}
              note={demandNote(plan.basis)}
            >
              <Figure
                value={Math.round(plan[name])}
                strong={name === 'suggestedQuantity' && plan[name] > 0}
              />
            </WhyPopover>,
          ]),
          ['Sold out on', plan.stockoutOn === null ? null : formatDay(plan.stockoutOn)],
          ['Sold a day', formatNumber(plan.basis.meanDailyDemand, 'decimal')],
          [
            'Lead time',
            `${formatNumber(plan.basis.leadTimeDays, 'decimal')} days, from ${sourceName(plan.basis.sources.leadTimeDays)}`,
          ],
          ['Service level', formatNumber(plan.basis.serviceLevel, 'share')],
          ['Revenue class', plan.abcClass],
        ]}
      />
    </Section>
  ))
}

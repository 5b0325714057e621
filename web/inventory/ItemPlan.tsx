import type { LiveEvent } from '@onhand/sdk/messages.ts'
import { demandNote, sourceName, whyOf } from '../replenishment/planWords.ts'
import { FactList } from '../ui/FactList.tsx'
import { Figure } from '../ui/Figure.tsx'
import { formatDay, formatNumber } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { WhyPopover } from '../ui/WhyPopover.tsx'
import { t } from '../ui/words.ts'
import { useItemDemand } from './useItemDemand.ts'

const FIGURES = [
  ['position', t('Position')],
  ['reorderPoint', t('Reorder point')],
  ['safetyStock', t('Safety stock')],
  ['orderUpTo', t('Order up to')],
  ['suggestedQuantity', t('Order now')],
] as const

/** When to reorder at each site, and why. */
export function ItemPlan({ sku, live }: { sku: string; live: (event: LiveEvent) => boolean }) {
  const { data } = useItemDemand(sku, live)
  if (!data || data.plans.length === 0) return null
  return data.plans.map((plan) => (
    <Section
      key={plan.site}
      title={
        data.plans.length > 1 ? t('Reordering at {site}', { site: plan.site }) : t('Reordering')
      }
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
          [t('Sold out on'), plan.stockoutOn === null ? null : formatDay(plan.stockoutOn)],
          [t('Sold a day'), formatNumber(plan.basis.meanDailyDemand, 'decimal')],
          [
            t('Lead time'),
            t('{days} days, from {source}', {
              days: formatNumber(plan.basis.leadTimeDays, 'decimal'),
              source: sourceName(plan.basis.sources.leadTimeDays),
            }),
          ],
          [t('Service level'), formatNumber(plan.basis.serviceLevel, 'share')],
          [t('Revenue class'), plan.abcClass],
        ]}
      />
    </Section>
  ))
}

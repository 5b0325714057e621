import { reasonsOf } from '../replenishment/planWords.ts'
import { FactList } from '../ui/FactList.tsx'
import { Figure } from '../ui/Figure.tsx'
import { formatDay, formatNumber } from '../ui/format.ts'
import { WhyPopover } from '../ui/WhyPopover.tsx'
import { t } from '../ui/words.ts'
import type { SiteForecast } from './useItemForecast.ts'

const PLAIN_REASONS = {
  no_sales: t('No sale is known, so there is nothing to forecast.'),
  short_history: t(
    'Fewer than 8 weeks of sales are known: the plan is by the plain formula, from the mean and the deviation of daily sales.',
  ),
  no_forecast: t(
    'No forecast was made yet: the plan is by the plain formula, from the mean and the deviation of daily sales.',
  ),
}

/** What is expected, why, and how good such words have been. */
export function ForecastFacts({ sku, site }: { sku: string; site: SiteForecast }) {
  const { plan, weeks, why, plainReason, method } = site
  const expected = why.find(({ name }) => name === 'weeklyDemand')
  if (!expected || weeks.length === 0)
    return method === 'plain' && plainReason ? (
      <p style={{ color: 'var(--ink-2)', marginTop: 12 }}>{PLAIN_REASONS[plainReason]}</p>
    ) : null
  return (
    <div style={{ marginTop: 12 }}>
      <FactList
        facts={[
          [
            t('Expected a week'),
            <WhyPopover
              key="expected"
              label={t('Expected demand of {sku}', { sku })}
              why={reasonsOf(why)}
              note={t('{weeks} weeks of history, known to {day}.', {
                weeks: site.historyWeeks,
                day: formatDay(site.knownTo),
              })}
            >
              <Figure value={expected.result} kind="decimal" />
            </WhyPopover>,
          ],
          [t('Next stock-out'), plan?.stockoutOn ? formatDay(plan.stockoutOn) : null],
          [t('How good it has been'), wordsOf(site)],
        ]}
      />
    </div>
  )
}

// Before so many weeks have really come, looking back tells more.
const LEAST_REALISED = 4

function wordsOf({ realised, lookingBack }: SiteForecast): string | null {
  const isReal = (realised?.weeks ?? 0) >= LEAST_REALISED
  const measured = isReal ? realised : lookingBack
  if (!measured || measured.wape === null) return null
  const share = (value: number) => formatNumber(value, 'share')
  const words = [
    isReal
      ? t('Off by {share} over {weeks} weeks', {
          share: share(measured.wape),
          weeks: measured.weeks,
        })
      : t('Looking back {weeks} weeks, off by {share}', {
          share: share(measured.wape),
          weeks: measured.weeks,
        }),
    (measured.bias ?? 0) >= 0
      ? t('{share} too high on the whole', { share: share(measured.bias ?? 0) })
      : t('{share} too low on the whole', { share: share(-(measured.bias ?? 0)) }),
    t('{share} of weeks below the band’s top', { share: share(measured.coverage90) }),
    ...(measured.valueAdded === null
      ? []
      : [
          measured.valueAdded >= 0
            ? t('{share} closer than repeating the last week', {
                share: share(measured.valueAdded),
              })
            : t('{share} farther than repeating the last week', {
                share: share(-measured.valueAdded),
              }),
        ]),
  ]
  return `${words.join(', ')}.`
}

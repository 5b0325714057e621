import { SegmentedControl } from '@mantine/core'
import type { LiveEvent } from '@onhand/sdk/messages.ts'
import { lazy, Suspense, useMemo, useState } from 'react'
import { Figure } from '../ui/Figure.tsx'
import { formatDay } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { t } from '../ui/words.ts'
import { type DemandWeek, listDemandWeeks } from './demandWeeks.ts'
import { ForecastFacts } from './ForecastFacts.tsx'
import { useItemForecast } from './useItemForecast.ts'

const DemandChart = lazy(() =>
  import('./DemandChart.tsx').then((it) => ({ default: it.DemandChart })),
)

/** Demand by week: a year behind, half a year ahead, and how far to trust it. */
export function ItemDemand({ sku, live }: { sku: string; live: (event: LiveEvent) => boolean }) {
  const { data } = useItemForecast(sku, live)
  const [shown, setShown] = useState('chart')
  const [chosen, setChosen] = useState<string | undefined>()
  const sites = data?.sites ?? []
  const site = sites.find((one) => nameOf(one.site) === chosen) ?? sites[0]
  const weeks = useMemo(
    () => (site && data ? listDemandWeeks(site, data.promotions) : []),
    [site, data],
  )
  if (!data) return null
  const isEmpty = !site || weeks.every((week) => !week.units && !week.p90)
  return (
    <Section
      title={t('Demand by week')}
      aside={
        isEmpty ? null : (
          <SegmentedControl
            size="xs"
            aria-label={t('Show as')}
            value={shown}
            onChange={setShown}
            data={[
              { value: 'chart', label: t('Chart') },
              { value: 'table', label: t('Table') },
            ]}
          />
        )
      }
    >
      {sites.length > 1 ? (
        <SegmentedControl
          size="xs"
          mb={12}
          aria-label={t('Site')}
          value={nameOf(site?.site)}
          onChange={setChosen}
          data={sites.map((one) => nameOf(one.site))}
        />
      ) : null}
      {isEmpty ? (
        <p style={{ color: 'var(--ink-2)' }}>{t('No sale is known in the last year.')}</p>
      ) : shown === 'chart' ? (
        <Suspense fallback={<div style={{ height: 260 }} />}>
          <DemandChart
            label={t('Units sold and expected by week, {from} to {to}; the table tells the same', {
              from: formatDay(weeks[0]?.from),
              to: formatDay(weeks.at(-1)?.from),
            })}
            weeks={weeks}
            reorderPoint={site.plan?.reorderPoint ?? null}
          />
        </Suspense>
      ) : (
        <WeekTable weeks={weeks} />
      )}
      {site ? <ForecastFacts sku={sku} site={site} /> : null}
    </Section>
  )
}

function nameOf(site: string | null | undefined): string {
  return site ?? t('All sites')
}

function WeekTable({ weeks }: { weeks: DemandWeek[] }) {
  return (
    <div style={{ maxHeight: 320, overflowY: 'auto' }}>
      <SmallTable
        label={t('Demand by week')}
        rows={weeks.toReversed()}
        rowKey={(week) => week.from}
        columns={[
          { header: t('Week of'), cell: (week) => formatDay(week.from) },
          { header: t('Sold'), align: 'right', cell: (week) => <Figure value={week.units} /> },
          {
            header: t('Expected'),
            align: 'right',
            cell: (week) => <Figure value={week.p50} />,
          },
          {
            header: t('8 of 10 weeks'),
            align: 'right',
            cell: ({ p10, p90 }) =>
              p10 === null || p90 === null ? (
                <Figure value={null} />
              ) : (
                `${Math.round(p10)}–${Math.round(p90)}`
              ),
          },
          {
            header: t('In stock'),
            align: 'right',
            wide: true,
            cell: (week) => <Figure value={week.inStockShare} kind="share" />,
          },
        ]}
      />
    </div>
  )
}

import { SegmentedControl } from '@mantine/core'
import type { LiveEvent } from '@onhand/sdk/messages.ts'
import { lazy, Suspense, useMemo, useState } from 'react'
import { Figure } from '../ui/Figure.tsx'
import { formatDay } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { useItemDemand } from './useItemDemand.ts'
import { weeksOf } from './weeks.ts'

const BarChart = lazy(() => import('../ui/BarChart.tsx').then((it) => ({ default: it.BarChart })))

/** What was sold in each of the last weeks, as a picture or as a table. */
export function ItemDemand({ sku, live }: { sku: string; live: (event: LiveEvent) => boolean }) {
  const { data } = useItemDemand(sku, live)
  const [shown, setShown] = useState('chart')
  const weeks = useMemo(() => weeksOf(data?.days ?? []), [data])
  if (!data) return null
  const isEmpty = weeks.every((week) => week.units === 0)
  return (
    <Section
      title="Units sold by week"
      aside={
        isEmpty ? null : (
          <SegmentedControl
            size="xs"
            aria-label="Show as"
            value={shown}
            onChange={setShown}
            data={[
              { value: 'chart', label: 'Chart' },
              { value: 'table', label: 'Table' },
            ]}
          />
        )
      }
    >
      {isEmpty ? (
        <p style={{ color: 'var(--ink-2)' }}>No sale is known in the last half year.</p>
      ) : shown === 'chart' ? (
        <Suspense fallback={<div style={{ height: 180 }} />}>
          <BarChart
            label={`Units sold by week, ${formatDay(weeks[0]?.from)} to ${formatDay(weeks.at(-1)?.to)}`}
            unit="units"
            mutedMeans="Out of stock for some days"
            bars={weeks.map((week) => ({
              from: week.from,
              label: `Week of ${formatDay(week.from)}`,
              value: week.units,
              muted: week.outDays > 0,
              note: week.outDays > 0 ? `out of stock on ${week.outDays} days` : undefined,
            }))}
          />
        </Suspense>
      ) : (
        <SmallTable
          label="Units sold by week"
          rows={weeks.toReversed()}
          rowKey={(week) => week.from}
          columns={[
            { header: 'Week of', cell: (week) => formatDay(week.from) },
            {
              header: 'Days out of stock',
              align: 'right',
              cell: (week) => <Figure value={week.isKnown ? week.outDays : null} />,
            },
            { header: 'Units', align: 'right', cell: (week) => <Figure value={week.units} /> },
          ]}
        />
      )}
    </Section>
  )
}

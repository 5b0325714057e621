import type { LiveEvent } from '@onhand/sdk/messages.ts'
import type { Row } from '@onhand/sdk/operationTypes.ts'
import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { client } from '../client.ts'
import { useSession } from '../session.tsx'
import { FactList } from '../ui/FactList.tsx'
import { Figure } from '../ui/Figure.tsx'
import { formatDay, formatNumber } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { type Why, WhyPopover } from '../ui/WhyPopover.tsx'
import { t } from '../ui/words.ts'
import { endOfDay } from './days.ts'

const route = getRouteApi('/app/inventory/$sku')

type Value = Row<'itemValueList'>

/** What the units are worth by both methods, now or as of a day, and why. */
export function ItemValue({ sku, live }: { sku: string; live: (event: LiveEvent) => boolean }) {
  const { at } = route.useSearch()
  const { company } = useSession()
  const moment = at ? { at: endOfDay(at, company.timeZone ?? undefined) } : {}
  const [average, fifo] = useQueries({
    queries: (['average', 'fifo'] as const).map((method) => ({
      queryKey: ['itemValueList', sku, method, at],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        client.itemValueList({ query: { sku, method, limit: 1, ...moment }, signal }),
      placeholderData: keepPreviousData,
      meta: { live },
    })),
  })
  const byAverage = average?.data?.data[0]
  const byFifo = fifo?.data?.data[0]
  if (!byAverage || !byFifo) return null
  return (
    <Section title={at ? t('Value as of {day}', { day: formatDay(at) }) : t('Value')}>
      <FactList
        facts={[
          [t('Weighted average'), <Worth key="average" value={byAverage} why={whyAverage} />],
          [t('First in, first out'), <Worth key="fifo" value={byFifo} why={whyFifo} />],
          [t('Units'), <Figure key="units" value={byAverage.units} />],
          [
            t('Units without a cost'),
            byAverage.unitsWithoutCost > 0 ? <Figure value={byAverage.unitsWithoutCost} /> : null,
          ],
        ]}
      />
    </Section>
  )
}

function Worth({ value, why }: { value: Value; why: (value: Value) => Why }) {
  const told = why(value)
  return (
    <WhyPopover label={told.name} why={[told]}>
      <Figure value={value.valueMinor} kind="money" />
    </WhyPopover>
  )
}

function whyAverage(value: Value): Why {
  return {
    name: t('Value by weighted average'),
    formula: t('Cost of all that came − Cost of what left, each unit at the average of its moment'),
    inputs: {
      ...inputsOf(value),
      [t('Average cost of a unit')]:
        value.units > 0 ? formatNumber(value.valueMinor / value.units / 100, 'cost') : null,
    },
    result: formatNumber(value.valueMinor, 'money'),
  }
}

function whyFifo(value: Value): Why {
  return {
    name: t('Value by FIFO'),
    formula: t('Cost of all that came − Cost of what left, the oldest units first'),
    inputs: inputsOf(value),
    result: formatNumber(value.valueMinor, 'money'),
  }
}

function inputsOf({ units, unitsWithoutCost, valueMinor, leftMinor }: Value) {
  return {
    [t('Cost of all that came')]: formatNumber(valueMinor + leftMinor, 'money'),
    [t('Cost of what left')]: formatNumber(leftMinor, 'money'),
    [t('Units on hand')]: units,
    [t('Units whose cost is unknown, counted as nothing')]: unitsWithoutCost,
  }
}

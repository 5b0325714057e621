import { useElementSize } from '@mantine/hooks'
import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { formatDay, formatNumber } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import styles from './DemandChart.module.css'
import { DemandMarks } from './DemandMarks.tsx'
import { type DemandWeek, roundTop } from './demandWeeks.ts'

const HEIGHT = 200
// A reorder point far above any week's sales would flatten the weeks.
const MOST_ABOVE = 1.6

/** Weeks of sales and the weeks to come with their band, drawn in the page's own colours. */
export function DemandChart({
  label,
  weeks,
  reorderPoint,
}: {
  label: string
  weeks: DemandWeek[]
  reorderPoint: number | null
}) {
  const { ref, width } = useElementSize<HTMLDivElement>()
  const [pointed, setPointed] = useState<number | undefined>()
  const highest = Math.max(1, ...weeks.map(({ units, p90 }) => Math.max(units ?? 0, p90 ?? 0)))
  const isNear = reorderPoint !== null && reorderPoint <= MOST_ABOVE * highest
  const top = roundTop(Math.max(highest, isNear ? reorderPoint : 0))
  const step = width / Math.max(1, weeks.length)
  const onPointer = (event: PointerEvent<SVGSVGElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left
    setPointed(Math.min(weeks.length - 1, Math.max(0, Math.floor(x / step))))
  }
  const onKey = (event: KeyboardEvent<SVGSVGElement>) => {
    const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (event.key === 'Escape') setPointed(undefined)
    if (move === undefined) return
    event.preventDefault()
    const first = weeks.findIndex(({ units }) => units === null)
    setPointed((now) => Math.min(weeks.length - 1, Math.max(0, (now ?? first) + move)))
  }
  return (
    <figure className={styles.figure}>
      <div className={styles.plot}>
        <div className={styles.axis} aria-hidden="true">
          {[top, top / 2, 0].map((tick) => (
            <span key={tick}>{formatNumber(tick)}</span>
          ))}
        </div>
        <div ref={ref} className={styles.area} style={{ height: HEIGHT }}>
          {width > 0 ? (
            <svg
              // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the crosshair
              tabIndex={0}
              role="img"
              aria-label={label}
              width={width}
              height={HEIGHT}
              className={styles.svg}
              onPointerMove={onPointer}
              onPointerDown={onPointer}
              onPointerLeave={() => setPointed(undefined)}
              onKeyDown={onKey}
              onBlur={() => setPointed(undefined)}
            >
              <DemandMarks
                weeks={weeks}
                step={step}
                height={HEIGHT}
                top={top}
                reorderPoint={isNear ? reorderPoint : null}
                pointed={pointed}
              />
            </svg>
          ) : null}
        </div>
      </div>
      <figcaption className={styles.caption} aria-live="polite">
        {pointed === undefined ? (
          <>
            <span>{formatDay(weeks[0]?.from)}</span>
            <span>{formatDay(weeks.at(-1)?.from)}</span>
          </>
        ) : (
          <WeekWords week={weeks[pointed]} />
        )}
      </figcaption>
      <Legend weeks={weeks} reorderPoint={reorderPoint} isNear={isNear} />
    </figure>
  )
}

function WeekWords({ week }: { week: DemandWeek | undefined }) {
  if (!week) return null
  const notes = [
    ...(week.isOut
      ? [
          t('in stock {share} of the week', {
            share: formatNumber(week.inStockShare, 'share'),
          }),
        ]
      : []),
    ...(week.incoming > 0 ? [t('{units} incoming', { units: formatNumber(week.incoming) })] : []),
    ...week.promotions,
  ]
  return (
    <>
      <span>
        {t('Week of {day}', { day: formatDay(week.from) })}
        {notes.length > 0 ? ` (${notes.join(', ')})` : ''}
      </span>
      <strong>
        {week.units === null
          ? t('{p50} expected, {p10} to {p90} in 8 of 10 weeks', {
              p50: formatNumber(week.p50),
              p10: formatNumber(week.p10),
              p90: formatNumber(week.p90),
            })
          : t('{units} units', { units: formatNumber(week.units) })}
      </strong>
    </>
  )
}

function Legend({
  weeks,
  reorderPoint,
  isNear,
}: {
  weeks: DemandWeek[]
  reorderPoint: number | null
  isNear: boolean
}) {
  const hasForecast = weeks.some(({ p50 }) => p50 !== null)
  const entries = [
    ['actual', t('Sold'), true],
    ['forecast', t('Expected'), hasForecast],
    ['band', t('8 of 10 weeks'), hasForecast],
    ['out', t('Out of stock'), weeks.some(({ isOut }) => isOut)],
    ['incoming', t('Incoming'), weeks.some(({ incoming }) => incoming > 0)],
    ['promotion', t('Promotion'), weeks.some(({ promotions }) => promotions.length > 0)],
    [
      'point',
      isNear
        ? t('Reorder point {units}', { units: formatNumber(reorderPoint) })
        : t('Reorder point {units}, above the chart', { units: formatNumber(reorderPoint) }),
      reorderPoint !== null && reorderPoint > 0,
    ],
  ] as const
  return (
    <ul className={styles.legend}>
      {entries
        .filter(([, , isShown]) => isShown)
        .map(([mark, text]) => (
          <li key={mark} data-mark={mark}>
            {text}
          </li>
        ))}
    </ul>
  )
}

import styles from './DemandChart.module.css'
import type { DemandWeek } from './demandWeeks.ts'

const MARKER = 5

/** What is drawn of the weeks: grid, hatch, band, lines, markers and the crosshair. */
export function DemandMarks({
  weeks,
  step,
  height,
  top,
  reorderPoint,
  pointed,
}: {
  weeks: DemandWeek[]
  step: number
  height: number
  top: number
  reorderPoint: number | null
  pointed: number | undefined
}) {
  const x = (index: number) => (index + 0.5) * step
  const y = (value: number) => height - (Math.min(top, value) / top) * height
  const point = (index: number, value: number | null) =>
    `${x(index).toFixed(1)},${y(value ?? 0).toFixed(1)}`
  const indices = weeks.map((_, index) => index)
  const past = indices.filter((index) => weeks[index]?.units !== null)
  const ahead = indices.filter((index) => weeks[index]?.p50 !== null)
  const lines = (list: number[], name: 'units' | 'p50' | 'p10' | 'p90') =>
    list.map((index) => point(index, weeks[index]?.[name] ?? 0)).join(' ')
  // The band and the dashes begin where the sales end.
  const last = past.at(-1)
  const join = last === undefined ? '' : `${point(last, weeks[last]?.units ?? 0)} `
  const shown = pointed === undefined ? undefined : weeks[pointed]
  return (
    <>
      <defs>
        <pattern id="out-of-stock" width="6" height="6" patternUnits="userSpaceOnUse">
          <path d="M-1 7 L7 -1" className={styles.hatch} />
        </pattern>
      </defs>
      {[0, height / 2, height].map((line) => (
        <line key={line} x1="0" x2="100%" y1={line} y2={line} className={styles.line} />
      ))}
      {weeks.map((week, index) =>
        week.isOut ? (
          <rect
            key={week.from}
            x={index * step}
            y={0}
            width={step}
            height={height}
            fill="url(#out-of-stock)"
          />
        ) : null,
      )}
      {weeks.map((week, index) =>
        week.promotions.length > 0 ? (
          <rect
            key={week.from}
            x={index * step}
            y={height + 3}
            width={step}
            height={3}
            className={styles.promotion}
          />
        ) : null,
      )}
      {ahead.length > 0 ? (
        <>
          <polygon
            points={`${join}${lines(ahead, 'p90')} ${lines(ahead.toReversed(), 'p10')}`}
            className={styles.band}
          />
          <polyline points={`${join}${lines(ahead, 'p50')}`} className={styles.forecast} />
        </>
      ) : null}
      <polyline points={lines(past, 'units')} className={styles.actual} />
      {reorderPoint !== null && reorderPoint > 0 ? (
        <line x1="0" x2="100%" y1={y(reorderPoint)} y2={y(reorderPoint)} className={styles.point} />
      ) : null}
      {weeks.map((week, index) =>
        week.incoming > 0 ? (
          <path
            key={week.from}
            d={`M${x(index) - MARKER} 0 h${2 * MARKER} l${-MARKER} ${1.6 * MARKER} z`}
            className={styles.incoming}
          />
        ) : null,
      )}
      {pointed === undefined ? null : (
        <>
          <line x1={x(pointed)} x2={x(pointed)} y1="0" y2={height} className={styles.crosshair} />
          <circle
            cx={x(pointed)}
            cy={y(shown?.units ?? shown?.p50 ?? 0)}
            r="3.5"
            className={styles.dot}
            data-ahead={shown?.units === null || undefined}
          />
        </>
      )}
    </>
  )
}

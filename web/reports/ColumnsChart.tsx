import { useElementSize } from '@mantine/hooks'
import { SmallTable } from '../ui/SmallTable.tsx'
import { t } from '../ui/words.ts'
import styles from './ReportChart.module.css'
import { type ReportChartData, writeFigure, writeShort } from './reportFigures.ts'

const HEIGHT = 180
const GAP = 0.28
const LABEL_WIDTH = 40

/** Standing columns, stacked by series; a series may be a line instead. With its numbers as a table. */
export function Columns({ chart }: { chart: ReportChartData }) {
  const { ref, width } = useElementSize<HTMLDivElement>()
  // A label that would be cut says nothing; those that stand have its room.
  const every = Math.max(1, Math.ceil((LABEL_WIDTH * chart.points.length) / Math.max(1, width)))
  const top = roundUp(
    Math.max(
      1,
      ...chart.points.map(({ values }) =>
        Math.max(stackOf(chart, values), ...values.map((value) => value ?? 0)),
      ),
    ),
  )
  return (
    <>
      <div className={styles.plot}>
        <div className={styles.axis} aria-hidden="true">
          {[top, top / 2, 0].map((tick) => (
            <span key={tick}>{writeShort(tick, chart.unit)}</span>
          ))}
        </div>
        <div ref={ref} className={styles.area}>
          {width > 0 ? (
            <svg width={width} height={HEIGHT} role="img" aria-label={chart.label}>
              <Marks chart={chart} step={width / chart.points.length} top={top} />
            </svg>
          ) : null}
          <ol className={styles.labels} aria-hidden="true">
            {chart.points.map(({ label }, index) => (
              <li key={label} data-left-out={index % every > 0 || undefined}>
                {label}
              </li>
            ))}
          </ol>
        </div>
      </div>
      <details className={styles.numbers}>
        <summary>{t('Show as a table')}</summary>
        <SmallTable
          label={chart.label}
          rows={chart.points}
          rowKey={({ label }) => label}
          columns={[
            { header: '', cell: ({ label }) => label },
            ...chart.series.map(({ label }, index) => ({
              header: label,
              align: 'right' as const,
              cell: ({ values }: { values: (number | null)[] }) =>
                writeFigure(values[index], chart.unit),
            })),
          ]}
        />
      </details>
    </>
  )
}

function Marks({ chart, step, top }: { chart: ReportChartData; step: number; top: number }) {
  const y = (value: number) => HEIGHT - (Math.max(0, value) / top) * HEIGHT
  return (
    <>
      {[0, HEIGHT / 2, HEIGHT].map((line) => (
        <line key={line} x1="0" x2="100%" y1={line} y2={line} className={styles.line} />
      ))}
      {chart.points.map(({ label, values }, index) => {
        let below = 0
        return (
          <g key={label}>
            {values.map((value, series) => {
              if (chart.series[series]?.line || !value) return null
              const from = below
              below += value
              return (
                <rect
                  key={chart.series[series]?.name}
                  x={(index + GAP / 2) * step}
                  width={Math.max(1, step * (1 - GAP))}
                  y={y(below)}
                  height={Math.max(1, y(from) - y(below))}
                  data-series={series}
                />
              )
            })}
          </g>
        )
      })}
      {chart.series.map(({ name, line }, series) =>
        line ? (
          <polyline
            key={name}
            className={styles.path}
            points={chart.points
              .map(({ values }, index) => `${(index + 0.5) * step},${y(values[series] ?? 0)}`)
              .join(' ')}
          />
        ) : null,
      )}
    </>
  )
}

function stackOf(chart: ReportChartData, values: (number | null)[]): number {
  return values.reduce<number>(
    (sum, value, index) => sum + (chart.series[index]?.line ? 0 : Math.max(0, value ?? 0)),
    0,
  )
}

/** The next 1, 2 or 5 of its size, so that the axis reads well. */
function roundUp(value: number): number {
  const size = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 5, 10].find((times) => times * size >= value) ?? 10) * size
}

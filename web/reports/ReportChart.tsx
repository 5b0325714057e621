import { Link } from '@tanstack/react-router'
import { Columns } from './ColumnsChart.tsx'
import styles from './ReportChart.module.css'
import { type ReportChartData, writeFigure } from './reportFigures.ts'
import type { ReportSearch } from './reportSearch.ts'

/** A report's chart, drawn in the page's own colours; every value also stands beside it as text. */
export function ReportChart({
  chart: whole,
  search,
}: {
  chart: ReportChartData
  search: ReportSearch
}) {
  if (whole.points.length === 0) return null
  const chart = whole.kind === 'bars' ? withoutEmptySeries(whole) : whole
  return (
    <figure className={styles.figure}>
      {chart.kind === 'bars' ? <Bars chart={chart} search={search} /> : null}
      {chart.kind === 'columns' ? <Columns chart={chart} /> : null}
      {chart.kind === 'matrix' ? <Matrix chart={chart} search={search} /> : null}
      {chart.kind !== 'matrix' && chart.series.length > 1 ? (
        <ul className={styles.legend}>
          {chart.series.map(({ name, label, line }, index) => (
            <li key={name} data-series={index} data-line={line || undefined}>
              {label}
            </li>
          ))}
        </ul>
      ) : null}
    </figure>
  )
}

/** Bars of nothing but zero only take room. */
function withoutEmptySeries(chart: ReportChartData): ReportChartData {
  const kept = chart.series.filter((_, index) => chart.points.some(({ values }) => values[index]))
  if (kept.length === 0) return chart
  return {
    ...chart,
    series: kept,
    points: chart.points.map((point) => ({
      ...point,
      values: point.values.filter((_, index) => kept.includes(chart.series[index] as never)),
    })),
  }
}

interface ChartProps {
  chart: ReportChartData
  search: ReportSearch
}

/** Lying bars: a table that shows its numbers also as lengths. */
function Bars({ chart, search }: ChartProps) {
  const total = (values: (number | null)[]) =>
    values.reduce<number>((sum, value) => sum + Math.max(0, value ?? 0), 0)
  const most = Math.max(1e-9, ...chart.points.map(({ values }) => total(values)))
  return (
    <table className={styles.bars} aria-label={chart.label}>
      <thead className={chart.series.length > 1 ? undefined : styles.unseen}>
        <tr>
          <td />
          <td className={styles.track} />
          {chart.series.map(({ name, label }, index) => (
            <th key={name} scope="col" data-series={index}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {chart.points.map(({ label, values, filter }) => (
          <tr key={label}>
            <th scope="row" title={label}>
              {filter ? (
                <Link to="." search={{ ...search, ...filter, view: undefined } as never}>
                  {label}
                </Link>
              ) : (
                label
              )}
            </th>
            <td className={styles.track} aria-hidden="true">
              <div className={styles.bar}>
                {values.map((value, index) => (
                  <span
                    key={chart.series[index]?.name}
                    data-series={index}
                    style={{ width: `${(100 * Math.max(0, value ?? 0)) / most}%` }}
                  />
                ))}
              </div>
            </td>
            {values.map((value, index) => (
              <td key={chart.series[index]?.name} className={styles.value}>
                {writeFigure(value, chart.unit)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Two classes against each other; a cell narrows the table to its items. */
function Matrix({ chart, search }: ChartProps) {
  const all = chart.points.flatMap(({ values }) => values.map((value) => value ?? 0))
  const most = Math.max(1, ...all)
  return (
    <table className={styles.matrix} aria-label={chart.label}>
      <thead>
        <tr>
          <td />
          {chart.series.map(({ name, label }) => (
            <th key={name} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {chart.points.map(({ label, values, counts }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {values.map((value, index) => {
              const group = `${label}${chart.series[index]?.name}`
              return (
                <td
                  key={group}
                  style={{ '--share': `${Math.round((28 * (value ?? 0)) / most)}%` } as object}
                  data-open={search.group === group || undefined}
                >
                  <Link to="." search={{ ...search, group, view: undefined } as never}>
                    <strong>{writeFigure(value, chart.unit)}</strong>
                    <span>
                      {group}: {writeFigure(counts?.[index], 'items')}
                    </span>
                  </Link>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import { useState } from 'react'
import styles from './BarChart.module.css'

/** One bar: a span of time and what came together in it. */
export interface Bar {
  from: string
  label: string
  value: number
  /** Drawn hatched: the value says less than it seems to. */
  muted?: boolean
  note?: string
}

const HEIGHT = 160
const BASE = 18
const WIDTH = 10

/** Values over time as bars; drawn in the page's own colours, so that it follows the theme. */
export function BarChart({
  label,
  unit,
  bars,
  mutedMeans,
}: {
  label: string
  unit: string
  bars: Bar[]
  /** What a hatched bar says. */
  mutedMeans: string
}) {
  const [pointed, setPointed] = useState<number | undefined>()
  const top = niceTop(Math.max(1, ...bars.map((bar) => bar.value)))
  const shown = pointed === undefined ? undefined : bars[pointed]
  const total = bars.reduce((sum, bar) => sum + bar.value, 0)
  return (
    <figure className={styles.figure}>
      <div className={styles.plot}>
        <div className={styles.axis} aria-hidden="true">
          {[top, top / 2, 0].map((tick) => (
            <span key={tick}>{tick.toLocaleString('en-US')}</span>
          ))}
        </div>
        <svg
          role="img"
          aria-label={`${label}: ${total.toLocaleString('en-US')} ${unit} in all`}
          viewBox={`0 0 ${bars.length * WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className={styles.svg}
          onPointerLeave={() => setPointed(undefined)}
        >
          <pattern id="hatch" width="3" height="3" patternUnits="userSpaceOnUse">
            <path d="M0 3 L3 0" className={styles.hatch} />
          </pattern>
          {[0, HEIGHT / 2, HEIGHT].map((y) => (
            <line key={y} x1="0" x2={bars.length * WIDTH} y1={y} y2={y} className={styles.line} />
          ))}
          {bars.map((bar, index) => {
            const height = (bar.value / top) * HEIGHT
            return (
              <g key={bar.from} onPointerEnter={() => setPointed(index)}>
                <rect
                  x={index * WIDTH}
                  y={0}
                  width={WIDTH}
                  height={HEIGHT}
                  className={styles.target}
                  data-pointed={index === pointed || undefined}
                />
                {bar.muted ? (
                  <rect
                    x={index * WIDTH + 1}
                    y={0}
                    width={WIDTH - 2}
                    height={HEIGHT}
                    fill="url(#hatch)"
                  />
                ) : null}
                <rect
                  x={index * WIDTH + 1.5}
                  y={HEIGHT - height}
                  width={WIDTH - 3}
                  height={height}
                  className={styles.bar}
                />
              </g>
            )
          })}
        </svg>
      </div>
      <figcaption className={styles.caption} style={{ minHeight: BASE }}>
        {shown ? (
          <>
            <span>
              {shown.label}
              {shown.note ? ` (${shown.note})` : ''}
            </span>
            <strong>
              {shown.value.toLocaleString('en-US')} {unit}
            </strong>
          </>
        ) : (
          <>
            <span>{bars[0]?.label}</span>
            {bars.some((bar) => bar.muted) ? (
              <span className={styles.legend}>{mutedMeans}</span>
            ) : null}
            <span>{bars.at(-1)?.label}</span>
          </>
        )}
      </figcaption>
    </figure>
  )
}

/** The next round number above whose half is round too. */
function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 2, 3, 4, 5, 6, 8, 10].find((factor) => factor * power >= value) ?? 10
  return Math.max(2, step * power)
}

import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { say } from '../ui/words.ts'

type Head = Reply<'reportList'>['data'][number]
type Answer = Reply<'reportGet'>

/** What a report is called and made of, in the reader's language. */
export function sayHead<Told extends Head>(head: Told): Told {
  return {
    ...head,
    title: say(head.title),
    about: say(head.about),
    groups: head.groups.map(({ value, label }) => ({ value, label: say(label) })),
    columns: head.columns.map(({ hint, ...column }) => ({
      ...column,
      label: say(column.label),
      ...(hint ? { hint: say(hint) } : {}),
    })),
    definitions: head.definitions.map((one) => ({
      ...one,
      term: say(one.term),
      text: say(one.text),
    })),
  }
}

/** Its answer, figures and chart in the reader's language; what bars are of is the company's own words. */
export function sayReport(report: Answer): Answer {
  return {
    ...sayHead(report),
    answer: say(report.answer, report.said?.answer),
    figures: report.figures.map(({ label, note, said, ...figure }) => ({
      ...figure,
      label: say(label, said?.label),
      note: say(note, said?.note),
    })),
    chart: {
      ...report.chart,
      label: say(report.chart.label),
      // A bar that leads nowhere is of what has no name.
      points: report.chart.points.map((one) =>
        report.chart.kind === 'bars' && !one.filter ? { ...one, label: say(one.label) } : one,
      ),
      series: report.chart.series.map((one) => ({ ...one, label: say(one.label) })),
    },
  }
}

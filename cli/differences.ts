import { formatTable } from './output.ts'

/** Something that verifying found. */
export interface Difference {
  check: string
  subject: string
  expected: string
  found: string
}

/** What verifying found, for people. */
export function describeDifferences(differences: Difference[]): string {
  if (differences.length === 0) return 'Every number agrees with the ledger, and every seal holds.'
  return formatTable(differences, [
    { title: 'Check', value: ({ check }) => check },
    { title: 'Of', value: ({ subject }) => subject },
    { title: 'Expected', value: ({ expected }) => expected, align: 'right' },
    { title: 'Found', value: ({ found }) => found, align: 'right' },
  ])
}

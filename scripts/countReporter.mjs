import { writeFileSync } from 'node:fs'

/** Leaves the counts of a test run where run.mjs finds them, for its closing line. */
// oxlint-disable-next-line import/no-default-export -- vitest takes a reporter's default export
export default class CountReporter {
  onTestRunEnd(files, errors) {
    const counts = { passed: 0, failed: errors.length, skipped: 0 }
    for (const file of files) {
      // A file that cannot be read has no tests that could fail.
      counts.failed += file.errors().length
      for (const test of file.children.allTests()) {
        const { state } = test.result()
        counts[state === 'passed' || state === 'failed' ? state : 'skipped']++
      }
    }
    writeFileSync(process.env.ONHAND_COUNTS ?? '', JSON.stringify(counts))
  }
}

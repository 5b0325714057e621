import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Starts with the longest files, so that no worker is left alone with one of them at the end. */
export class BrowsersFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- vitest's own, which gives a new array
    const sorted = await super.sort(files)
    const inBrowser = ({ moduleId }: TestSpecification) => moduleId.includes('/test/e2e/')
    return [...sorted.filter(inBrowser), ...sorted.filter((file) => !inBrowser(file))]
  }
}

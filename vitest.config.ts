import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BrowsersFirst } from './test/setup/browsersFirst.ts'

export default defineConfig({
  test: {
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'web/dist/**', 'test/long/**', 'test/stores/**'],
    sequence: { sequencer: BrowsersFirst },
    globalSetup: ['test/setup/postgres.ts'],
    pool: 'forks',
    // Files share what they import: most of the time went into reading the program anew for each.
    isolate: false,
    // Vitest leaves one core to itself otherwise, which of two is half. Each has a PostgreSQL of its own.
    maxWorkers: process.env.DATABASE_URL ? 1 : Math.min(4, availableParallelism()),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})

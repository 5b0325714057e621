import { defineConfig } from 'vitest/config'

// Real shops, which take half a minute to open: a stage of its own beside npm test.
export default defineConfig({
  test: {
    include: ['test/stores/*.test.ts'],
    globalSetup: ['test/setup/postgres.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 600_000,
  },
})

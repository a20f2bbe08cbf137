import { defineConfig } from 'vitest/config'

/**
 * What is proved over copies of the whole clone: each builds one, so they run alone and one after the other (`npm test -- house`, and among
 * all of `npm test -- --long`).
 */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['tests/house/**/*.spec.ts'],
    testTimeout: 900_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
})

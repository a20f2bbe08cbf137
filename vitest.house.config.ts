import { defineConfig } from 'vitest/config'

/**
 * What is proved over copies of the whole clone: each builds one, so they run alone and one after the other. By hand for the time being
 * (`npx vitest run --config vitest.house.config.ts`), until `npm test` is short enough to take them in.
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

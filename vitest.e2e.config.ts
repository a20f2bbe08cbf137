import path from 'node:path'
import { defineConfig } from 'vitest/config'

/** Real browser, real server: each file with a server of its own, on a copy of the demonstration data. */
export default defineConfig({
  resolve: {
    alias: {
      '@payload-config': path.resolve(import.meta.dirname, 'payload.config.ts'),
      '@': path.resolve(import.meta.dirname, 'src'),
    },
  },
  test: {
    environment: 'node',
    include: ['tests/e2e/**/*.spec.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    globalSetup: ['tests/e2e/support/demo.ts'],
    maxWorkers: 2,
    maxConcurrency: 3,
  },
})

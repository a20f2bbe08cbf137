import path from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: {
      '@payload-config': path.resolve(import.meta.dirname, 'payload.config.ts'),
      '@': path.resolve(import.meta.dirname, 'src'),
    },
  },
  test: {
    environment: 'node',
    setupFiles: ['tests/factories/environment.ts'],
    include: ['tests/{unit,int,contract}/**/*.spec.ts'],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    maxWorkers: 4,
  },
})

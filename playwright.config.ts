/** End-to-end tests: one window at a time, no retries, since a journey that fails sometimes fails. */
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/e2e',
  // The project's own maps the database driver to its types, which are no module to load.
  tsconfig: 'tests/e2e/playwright.tsconfig.json',
  outputDir: 'test-results/e2e',
  workers: 1,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
})

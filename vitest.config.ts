/** Test projects, one per layer of docs/architecture.md; date suites run again in two more time zones. */
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { threads } from './scripts/threads.mjs'

process.env['TZ'] = 'UTC'

/** Outside a window Electron is the one that stands in for it. */
const standIn = { electron: join(import.meta.dirname, 'tests/support/electronStandIn.ts') }

const layer = (name: string, folders: readonly string[], timeout = 20_000) => ({
  plugins: [threads()],
  resolve: { alias: standIn },
  test: {
    name, environment: 'node' as const, pool: 'forks' as const, testTimeout: timeout, hookTimeout: 60_000,
    include: folders.map((folder) => `tests/${folder}/**/*.test.ts`), env: { TZ: 'UTC' },
  },
})

const dates = (zone: string) => ({
  test: {
    name: `dates ${zone}`, environment: 'node' as const, pool: 'forks' as const, testTimeout: 60_000,
    include: ['tests/domain/**/{day,calendar,deadline,identity,petitionClass}*.test.ts'], env: { TZ: zone },
  },
})

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      layer('domain', ['domain'], 60_000),
      dates('Asia/Shanghai'),
      dates('America/Los_Angeles'),
      layer('store', ['store'], 60_000),
      layer('office', ['office'], 60_000),
      layer('documents', ['documents']),
      layer('faults', ['faults'], 900_000),
      layer('architecture', ['architecture', 'scripts'], 60_000),
      {
        plugins: [react(), threads()],
        test: {
          name: 'ui', environment: 'jsdom', pool: 'forks', testTimeout: 60_000, hookTimeout: 60_000,
          include: ['tests/ui/**/*.test.{ts,tsx}'], env: { TZ: 'UTC' }, css: { modules: { classNameStrategy: 'non-scoped' } },
        },
      },
    ],
  },
})

/** Bundles a program among the tests for plain Node: the measurements (tests/bench) and the fault suites (tests/faults). */
import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '..')

/** Path of the built program of tests/<name>/main.ts. */
export async function bundleProgram(name) {
  await build({
    root, configFile: false, logLevel: 'warn', ssr: { external: true },
    build: { ssr: `tests/${name}/main.ts`, outDir: `out/${name}`, target: 'node24', minify: false, rollupOptions: { output: { entryFileNames: 'main.mjs' } } },
  })
  return join(root, 'out', name, 'main.mjs')
}

/** Bundles tests/faults/main.ts into out/faults, for `npm run faults` and for the short form inside the tests. */
import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '..')

/** Path of the program; its children are the same program with other arguments. */
export async function bundleFaults() {
  await build({
    root, configFile: false, logLevel: 'warn', ssr: { external: true },
    build: { ssr: 'tests/faults/main.ts', outDir: 'out/faults', target: 'node24', minify: false, rollupOptions: { output: { entryFileNames: 'main.mjs' } } },
  })
  return join(root, 'out/faults/main.mjs')
}

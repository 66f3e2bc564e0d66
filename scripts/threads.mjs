/**
 * How a thread of the office comes to its program: `import { file } from './x?thread'` gives the path of x bundled whole, as plain Node runs it.
 * One way for the program, for what bundle.mjs makes, and for tests, so that a thread is never missing in one of them.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

const QUERY = '?thread'

/** The test projects share one process and ask for the same thread. */
const bundles = new Map()

/** The program of a thread, and those of the threads it begins, by the names of their files. */
async function bundle(root, source) {
  const { build } = await import('vite')
  // Shipped as packages beside the program (architecture.md); everything else goes into the file.
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  // A thread may have threads of its own.
  const inner = threads()
  const { output } = await build({
    root, configFile: false, logLevel: 'warn', ssr: { noExternal: true, external: Object.keys(dependencies) },
    plugins: [inner],
    build: { ssr: source, write: false, target: 'node24', minify: false, rollupOptions: { output: { format: 'es', codeSplitting: false }, treeshake: { moduleSideEffects: 'no-external' } } },
  })
  return new Map([...inner.used, [nameOf(source), output[0].code]])
}

const nameOf = (source) => `${basename(source, '.ts')}.mjs`

/** For builds the file lies beside what uses it; tests run from the sources and have it in out/threads. */
export function threads() {
  let building = false
  let root = ''
  const used = new Map()
  return {
    name: 'threads',
    used,
    enforce: 'pre',
    configResolved: (config) => {
      building = config.command === 'build'
      root = config.root
    },
    // Asked a second time with what it answered before, it answers the same.
    resolveId: (id, importer) => (id.endsWith(QUERY) && importer !== undefined ? `${resolve(dirname(importer), id.slice(0, -QUERY.length).replace(/\.ts$/u, ''))}.ts${QUERY}` : undefined),
    async load(id) {
      if (!id.endsWith(QUERY)) return undefined
      const source = id.slice(0, -QUERY.length)
      if (!bundles.has(source)) bundles.set(source, bundle(root, source))
      const codes = await bundles.get(source)
      if (building) {
        for (const [name, code] of codes) used.set(name, code)
        return `import { fileURLToPath } from 'node:url'\nexport const file = fileURLToPath(new URL('./${nameOf(source)}', import.meta.url).href)\n`
      }
      const folder = join(root, 'out/threads')
      mkdirSync(folder, { recursive: true })
      for (const [name, code] of codes) writeFileSync(join(folder, name), code)
      return `export const file = ${JSON.stringify(join(folder, nameOf(source)))}\n`
    },
    // What is bundled into a thread is not written: whoever bundles that takes it along.
    writeBundle({ dir }) {
      for (const [name, code] of used) writeFileSync(join(dir, name), code)
    },
  }
}

/** Makes a program written in TypeScript runnable by plain Node: scripts that use the office itself, measurements (tests/bench), fault suites (tests/faults). */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { threads } from './threads.mjs'

const root = join(import.meta.dirname, '..')
const sources = ['core', 'db', 'word', 'electron', 'resources', 'scripts', 'tests']
/** The fault suites try the shell's calls too, outside a window. */
const standIn = { electron: join(root, 'tests/support/electronStandIn.ts') }

function newest(folder) {
  return Math.max(0, ...readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs))
}

/** Bundles `source` (from the project's root, `.ts`) unless that was done since the last change of a source; gives the file to run. */
export async function bundled(source) {
  const file = join(root, 'out', source.replace(/\.ts$/u, '.mjs'))
  if (existsSync(file) && sources.every((folder) => newest(join(root, folder)) <= statSync(file).mtimeMs)) return file
  // Loaded only when there is something to bundle: it takes longer than most programs it is asked for.
  const { build } = await import('vite')
  await build({
    root, configFile: false, logLevel: 'warn', plugins: [threads()], ssr: { external: true }, resolve: { alias: source.startsWith('tests/faults/') ? standIn : {} },
    build: { ssr: source, outDir: join('out', source, '..'), emptyOutDir: false, target: 'node24', minify: false, rollupOptions: { output: { entryFileNames: '[name].mjs', format: 'es' } } },
  })
  return file
}

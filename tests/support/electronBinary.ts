/**
 * Where the Electron lies that tests start: RECEPTION_ELECTRON, or what the runtime script finds or fetches.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

interface RuntimeScript { readonly findElectron: (say: (line: string) => void) => Promise<{ readonly path: string }> }

export async function electronRuntime(): Promise<string> {
  const given = process.env['RECEPTION_ELECTRON']
  if (given !== undefined && given !== '') return given
  const script = pathToFileURL(join(import.meta.dirname, '../../scripts/electronRuntime.mjs')).href
  const runtime = (await import(/* @vite-ignore */ script)) as RuntimeScript
  return (await runtime.findElectron((line) => process.stderr.write(`${line}\n`))).path
}

/** The laws of docs/architecture.md that need the whole tree: no import cycles, size budgets, file names, opening sentences. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const areas = ['core', 'db', 'word', 'electron', 'renderer', 'tests', 'scripts']
const sources = areas.flatMap((area) => (existsSync(join(root, area)) ? readdirSync(join(root, area), { recursive: true, withFileTypes: true }) : []))
  .filter((entry) => entry.isFile() && /\.(?:tsx?|mjs)$/u.test(entry.name) && !entry.name.endsWith('.d.ts'))
  .map((entry) => join(entry.parentPath, entry.name))
const texts = new Map(sources.map((file) => [file, readFileSync(file, 'utf8')]))

function target(from: string, wanted: string): string | undefined {
  const base = wanted.startsWith('#') ? join(root, wanted.slice(1)) : wanted.startsWith('.') ? resolve(dirname(from), wanted) : undefined
  return base === undefined ? undefined : [base, `${base}.ts`, `${base}.tsx`, `${base}.mjs`, join(base, 'index.ts')].find((file) => texts.has(file))
}
function imported(file: string): string[] {
  const found = (texts.get(file) ?? '').matchAll(/^(?:import|export)\s(?!type\b)[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gmu)
  return [...found].map((match) => target(file, match[1] ?? match[2] ?? '')).filter((next) => next !== undefined)
}
function cycle(): string[] {
  const state = new Map<string, 'open' | 'done'>()
  const walk = (file: string, path: readonly string[]): string[] => {
    if (state.get(file) === 'done') return []
    if (state.get(file) === 'open') return [...path.slice(path.indexOf(file)), file]
    state.set(file, 'open')
    for (const next of imported(file)) {
      const found = walk(next, [...path, file])
      if (found.length > 0) return found
    }
    state.set(file, 'done')
    return []
  }
  for (const file of sources) {
    const found = walk(file, [])
    if (found.length > 0) return found.map((name) => relative(root, name))
  }
  return []
}

/** Everything that a file loads before its first statement runs. */
function loadedBy(start: string): string[] {
  const reached = new Set<string>()
  const walk = (file: string): void => {
    if (reached.has(file)) return
    reached.add(file)
    for (const next of imported(file)) walk(next)
  }
  walk(join(root, start))
  return [...reached].map((file) => relative(root, file))
}

describe('the house', () => {
  it('has no import cycle', () => expect(cycle()).toEqual([]))
  it('has no file over 300 lines', () => {
    expect([...texts].filter(([, text]) => text.split('\n').length > 301).map(([file]) => relative(root, file))).toEqual([])
  })
  it('has no file with an empty name', () => {
    expect(sources.map((file) => relative(root, file)).filter((file) => /(?:^|\/)(?:utils?|helpers?|common|misc|types)\.\w+$/iu.test(file))).toEqual([])
  })
  it('opens every file with a sentence', () => {
    expect([...texts].filter(([, text]) => !/^(?:#!.*\n)?\s*(?:\/\*\*?|\/\/)/u.test(text)).map(([file]) => relative(root, file))).toEqual([])
  })
  it('keeps the preload within 25 lines and free of features', () => {
    const preload = readFileSync(join(root, 'electron/preload.ts'), 'utf8')
    expect(preload.split('\n').length).toBeLessThanOrEqual(26)
    expect(preload).not.toMatch(/petitions|vault|shell\./u)
  })
  it('opens the window without the contract or zod', () => {
    expect(loadedBy('electron/main.ts').filter((name) => name.startsWith('core/'))).toEqual([])
  })
  it('shows the lock screen without the contract, zod or any other screen', () => {
    const names = loadedBy('renderer/main.tsx')
    expect(names.filter((name) => name.startsWith('core/contract/') || (name.startsWith('renderer/features/') && !name.startsWith('renderer/features/lock/')))).toEqual([])
  })
  it('opens the office without what takes .docx files apart', () => {
    expect(loadedBy('electron/office-process.ts').filter((name) => name.startsWith('word/'))).toEqual([])
    expect(loadedBy('db/officeHost.ts').length).toBeGreaterThan(50)
  })
  it('keeps the boards apart from the open room: no screen, no form, no library of controls', () => {
    expect(loadedBy('renderer/board/main.tsx').filter((name) => /^renderer\/(?:app|features|ui)\//u.test(name))).toEqual(['renderer/ui/useNow.ts'])
    const folder = join(root, 'renderer/board')
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), 'utf8'), name).not.toMatch(/@mantine|react-router|useTell|<input|<form/u)
  })
  it('makes windows in one place, all of them guarded', () => {
    const makers = [...texts].filter(([, text]) => text.includes('new BrowserWindow(')).map(([file]) => relative(root, file)).filter((file) => !file.startsWith('tests/'))
    expect(makers).toEqual(['electron/shell/window.ts'])
    expect(readFileSync(join(root, 'electron/shell/window.ts'), 'utf8')).toMatch(/sandbox: true, contextIsolation: true, nodeIntegration: false/u)
  })
})

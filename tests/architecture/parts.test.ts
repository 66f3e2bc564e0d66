/** The parts the program is made of: exact versions, each with its reason in docs/architecture.md, none that nothing uses. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const read = (name: string): string => readFileSync(join(root, name), 'utf8')
interface Package { readonly dependencies: Readonly<Record<string, string>>; readonly devDependencies: Readonly<Record<string, string>> }
const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Package
const parts = { ...dependencies, ...devDependencies }
/** Never named in a source: put on the path by npm. */
const byName = ['node']

const users = [...['core', 'db', 'word', 'electron', 'renderer', 'scripts', 'tests'].flatMap((area) => readdirSync(join(root, area), { recursive: true, encoding: 'utf8' }).map((name) => join(area, name))), ...readdirSync(root)]
  .filter((name) => /\.(?:tsx?|mjs|js|css)$/u.test(name) && !name.endsWith('parts.test.ts')).map(read).join('\n')

describe('the parts', () => {
  it('are pinned exactly', () => expect(Object.entries(parts).filter(([, version]) => !/^\d+\.\d+\.\d+$/u.test(version))).toEqual([]))
  it('stand in the table with their versions, and nothing else does', () => {
    const rows = read('docs/architecture.md').split('## Chosen parts')[1]?.split('\n## ')[0]?.matchAll(/^\| ([@a-z][^|]*) \| (\d[^|]*) \|/gmu) ?? []
    const own = Object.fromEntries(Object.entries(parts).filter(([name]) => !name.startsWith('@types/')))
    expect(Object.fromEntries([...rows].map(([, name, version]) => [name, version]))).toEqual(own)
  })
  it('are all used', () => {
    const used = (name: string): boolean => [`'${name}'`, `'${name}/`, `node_modules/${name}/`].some((mark) => users.includes(mark))
    expect(Object.keys(parts).filter((name) => !name.startsWith('@types/') && !byName.includes(name) && !used(name))).toEqual([])
  })
  it('of one family have one version', () => expect(new Set(Object.entries(parts).filter(([name]) => name.startsWith('@mantine/')).map(([, version]) => version)).size).toBe(1))
})

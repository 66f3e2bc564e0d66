/** The open fonts of papers as the program is built with them: every sign of GB 2312 in each, the rare ones in one, and small enough to be embedded quickly. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { FONT_FILES, type FontSource } from '#core/documents/paper/layoutFonts'
import { fontBytes } from '../../scripts/fonts.mjs'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'fonts-'))
afterAll(() => { rmSync(folder, { recursive: true }) })

/** Han of GB 2312: rows 16 to 87 of the standard, but for the five places at the end of row 55. */
const decoder = new TextDecoder('gb18030')
const HAN = Array.from({ length: 72 }, (_, row) => Array.from({ length: row === 39 ? 89 : 94 }, (_unused, place) => decoder.decode(Uint8Array.of(0xb0 + row, 0xa1 + place)))).flat()
/** What papers print beside Han. */
const SIGNS = [...'〔〕（）《》“”‘’、。，；：！？—…·①②③□√×￥0123456789ABCXYZabcxyz%-./']

/** Ranges of code points, as fontconfig reads them of a file. */
async function signsOf(name: string, source: FontSource): Promise<{ readonly has: (sign: string) => boolean; readonly bytes: number }> {
  const bytes = await fontBytes(root, source)
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const ranges = execFileSync('fc-query', ['--format', '%{charset}', path], { encoding: 'utf8' }).trim().split(/\s+/u).map((range) => range.split('-').map((end) => parseInt(end, 16)))
  return { has: (sign) => ranges.some(([from = 0, to = from]) => (sign.codePointAt(0) ?? 0) >= from && (sign.codePointAt(0) ?? 0) <= to), bytes: bytes.length }
}

it.each(Object.entries(FONT_FILES))('%s', async (name, source) => {
  const { has, bytes } = await signsOf(name, source)
  expect(HAN).toHaveLength(6763)
  expect(HAN.filter((sign) => !has(sign))).toEqual([])
  expect(SIGNS.filter((sign) => !has(sign))).toEqual([])
  expect([...'喆堃镕'].map(has)).toEqual([!source.everyday, !source.everyday, !source.everyday])
  if (source.everyday) expect(bytes).toBeLessThan(4_000_000)
})

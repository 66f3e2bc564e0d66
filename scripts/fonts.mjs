/**
 * How the open fonts of papers come to the program: the files of core/documents/paper/layoutFonts.ts, with their licence, beside what serves them.
 * Knows no page; which fonts there are is said there.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import subset from 'subset-font'

const packageFile = (root, from, file) => join(root, 'node_modules', from, file)

/** Blocks of which the whole is everyday: Latin, punctuation, arrows and signs, numbers in circles, boxes, CJK punctuation and its compatibility forms. */
const BLOCKS = [[0x20, 0x17f], [0x2010, 0x205e], [0x2100, 0x22ff], [0x2460, 0x24ff], [0x2500, 0x27bf], [0x3000, 0x303f], [0x3200, 0x33ff], [0xfe30, 0xfe4f], [0xff00, 0xffef]]

/** Every sign of GB 2312 (rows 1 to 87 of its 94), and the blocks. */
function everydaySigns() {
  const decoder = new TextDecoder('gb18030')
  const rows = Array.from({ length: 87 }, (_, row) => Array.from({ length: 94 }, (_, cell) => decoder.decode(Uint8Array.of(0xa1 + row, 0xa1 + cell))).join('')).join('')
  const blocks = BLOCKS.map(([from, to]) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, at) => from + at))).join('')
  return rows + blocks
}

/** A font as the program serves it. */
export async function fontBytes(root, { from, file, everyday }) {
  const whole = readFileSync(packageFile(root, from, file))
  return everyday ? subset(whole, everydaySigns(), { targetFormat: 'truetype' }) : whole
}

/** `files`: the name each is served under, and where it comes from. */
export function fonts(files) {
  let root = ''
  return {
    name: 'paper-fonts',
    apply: 'build',
    configResolved: (config) => {
      root = config.root
    },
    async writeBundle({ dir }) {
      const folder = join(dir, 'fonts')
      mkdirSync(folder, { recursive: true })
      for (const [name, source] of Object.entries(files)) writeFileSync(join(folder, name), await fontBytes(root, source))
      // Their licence (OFL 1.1) asks that it goes with them.
      for (const from of new Set(Object.values(files).map((source) => source.from))) copyFileSync(packageFile(root, from, 'LICENSE_FONT'), join(folder, `OFL-${basename(from)}.txt`))
    },
  }
}

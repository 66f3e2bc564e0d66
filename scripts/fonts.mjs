/**
 * How the open font of papers comes to the program: the files of core/documents/paper/layoutFonts.ts, with their licence, beside what serves them.
 * Knows no page; which fonts there are is said there.
 */
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Their licence (OFL 1.1) asks that it goes with them. */
const licence = { 'OFL.txt': 'LICENSE_FONT' }

/** Where a file of the font's package lies under the root of the repository. */
export const fontSource = (root, file) => join(root, 'node_modules/@expo-google-fonts/noto-serif-sc/', file)

/** `files`: the name each is served under, and its file in the package. */
export function fonts(files) {
  let root = ''
  return {
    name: 'paper-fonts',
    apply: 'build',
    configResolved: (config) => {
      root = config.root
    },
    writeBundle({ dir }) {
      const folder = join(dir, 'fonts')
      mkdirSync(folder, { recursive: true })
      for (const [name, file] of Object.entries({ ...files, ...licence })) copyFileSync(fontSource(root, file), join(folder, name))
    },
  }
}

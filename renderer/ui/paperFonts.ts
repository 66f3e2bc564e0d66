/**
 * Whether the typefaces official papers are set in are on this machine. Knows no paper.
 * A face made of a local source alone loads only where the font is there; nothing is fetched.
 */
import { FANGSONG, XIAOBIAOSONG } from '#core/documents/paper/layoutFonts'

export interface OfficeFonts { readonly fangsong: boolean; readonly title: boolean }

async function anyOf(names: readonly string[]): Promise<boolean> {
  try {
    await new FontFace('office font', names.map((name) => `local("${name}")`).join(',')).load()
    return true
  } catch {
    return false
  }
}

let asked: Promise<OfficeFonts | undefined> | undefined

async function look(): Promise<OfficeFonts | undefined> {
  if (typeof FontFace === 'undefined') return undefined
  const [fangsong, title] = await Promise.all([anyOf(FANGSONG), anyOf(XIAOBIAOSONG)])
  return { fangsong, title }
}

/** Looked up once in the life of a page, as fonts come with a restart. Undefined where the engine cannot tell. */
export function officeFonts(): Promise<OfficeFonts | undefined> {
  asked ??= look()
  return asked
}

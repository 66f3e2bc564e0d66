/**
 * The typefaces of official papers (GB/T 9704-2012 §6.3): names the office fonts go by, and the open font of the program where they are missing.
 * Knows no page; scripts/fonts.mjs makes the files, the shell serves them, the renderer looks whether the office fonts are there.
 */

/** Where the program serves its own fonts to papers, and nothing else. */
export const FONT_ROOT = 'app://paper/fonts/'

export interface FontSource { /** Package, and file in it. */ readonly from: string; readonly file: string; /** Cut down to the signs of everyday papers: an engine takes as long for a page as its fonts are large. */ readonly everyday: boolean }

/** File name at that address → where it comes from (Noto Serif SC and Noto Sans SC, OFL 1.1). All of GB 2312 is everyday; the one file with every sign is fetched only where a rare one stands, as in a name. */
export const FONT_FILES = {
  'song-400.ttf': { from: '@expo-google-fonts/noto-serif-sc', file: '400Regular/NotoSerifSC_400Regular.ttf', everyday: true },
  'song-700.ttf': { from: '@expo-google-fonts/noto-serif-sc', file: '700Bold/NotoSerifSC_700Bold.ttf', everyday: true },
  'hei-500.ttf': { from: '@expo-google-fonts/noto-sans-sc', file: '500Medium/NotoSansSC_500Medium.ttf', everyday: true },
  'song-rare.ttf': { from: '@expo-google-fonts/noto-serif-sc', file: '400Regular/NotoSerifSC_400Regular.ttf', everyday: false },
} as const satisfies Readonly<Record<string, FontSource>>

export type FontFile = keyof typeof FONT_FILES

/** 仿宋 under each of its names: the office edition, that of Windows, that of Apple and of Office. */
export const FANGSONG = ['FangSong_GB2312', '仿宋_GB2312', 'FangSong', '仿宋', 'STFangsong', '华文仿宋'] as const
/** 小标宋, then what comes nearest to it. */
export const XIAOBIAOSONG = ['FZXiaoBiaoSong-B05S', '方正小标宋简体', 'FZXiaoBiaoSong-B05', '方正小标宋_GBK'] as const

/** 黑体, 楷体 and 宋体 under the full name of each edition. */
const HEI = ['SimHei', '黑体', 'STHeiti', '华文黑体'] as const
const KAI = ['KaiTi_GB2312', '楷体_GB2312', 'KaiTi', '楷体', 'STKaiti', '华文楷体'] as const
const SONG = ['SimSun', '宋体', 'NSimSun', 'STSong', '华文宋体'] as const

const OPEN = 'Paper Song'
const OPEN_BOLD = 'Paper Song Bold'
const RARE = 'Paper Song Rare'
const OWN_HEI = 'Paper Hei'
const OWN_KAI = 'Paper Kai'
const NUMBER = 'Paper Number'
const listed = (names: readonly string[], last: string): string => [...names.map((name) => `"${name}"`), last].join(',')

/**
 * Font families as they stand in a style. 仿宋 and 小标宋 are asked for by every name, so each machine finds its own; the open font is fetched only where a sign is in none of them.
 * A family is taken by any of its names, but for 黑体 and 宋体 Linux in Chinese offers another one instead, of 20 MB, which an engine takes a quarter of a second to embed: these are faces of ours, which take only the font itself, by its full name.
 */
export const FAMILY = {
  fangsong: listed([...FANGSONG, OPEN, RARE, 'SimSun'], 'serif'),
  title: listed([...XIAOBIAOSONG, 'STZhongsong', '华文中宋', OPEN_BOLD, RARE, 'SimSun'], 'serif'),
  hei: listed([OWN_HEI, RARE], 'sans-serif'),
  kai: listed([OWN_KAI, ...FANGSONG, OPEN, RARE], 'serif'),
  song: listed([NUMBER, RARE], 'serif'),
} as const

/** One weight for all: none is thickened by the engine. */
function face(family: string, names: readonly string[], file?: FontFile): string {
  const sources = [...names.map((name) => `local("${name}")`), ...(file === undefined ? [] : [`url("${FONT_ROOT}${file}") format("truetype")`])]
  return `@font-face{font-family:"${family}";src:${sources.join(',')};font-weight:100 900;font-display:block}`
}

export const FONT_FACES = [
  face(OPEN, [], 'song-400.ttf'), face(OPEN_BOLD, [], 'song-700.ttf'), face(RARE, [], 'song-rare.ttf'), face(OWN_HEI, HEI, 'hei-500.ttf'), face(OWN_KAI, KAI), face(NUMBER, SONG, 'song-400.ttf'),
].join('\n')

/**
 * The typefaces of official papers (GB/T 9704-2012 §6.3): names the office fonts go by, and the open font of the program where they are missing.
 * Knows no page; the shell serves the files, the renderer looks whether the office fonts are there.
 */

/** Where the program serves its own fonts to papers, and nothing else. */
export const FONT_ROOT = 'app://paper/fonts/'

/** File name at that address → file of the package it comes from (Noto Serif SC, OFL 1.1; all of GB 2312). */
export const FONT_FILES = {
  'song-400.ttf': '400Regular/NotoSerifSC_400Regular.ttf',
  'song-700.ttf': '700Bold/NotoSerifSC_700Bold.ttf',
} as const

export type FontFile = keyof typeof FONT_FILES

/** 仿宋 under each of its names: the office edition, that of Windows, that of Apple and of Office. */
export const FANGSONG = ['FangSong_GB2312', '仿宋_GB2312', 'FangSong', '仿宋', 'STFangsong', '华文仿宋'] as const
/** 小标宋, then what comes nearest to it. */
export const XIAOBIAOSONG = ['FZXiaoBiaoSong-B05S', '方正小标宋简体', 'FZXiaoBiaoSong-B05', '方正小标宋_GBK'] as const

const OPEN = 'Paper Song'
const OPEN_BOLD = 'Paper Song Bold'
const listed = (names: readonly string[], last: string): string => [...names.map((name) => `"${name}"`), last].join(',')

/**
 * Font families as they stand in a style. Office fonts are asked for by name, so each machine finds its own; the open font is fetched only where a sign is in none of them.
 * Chromium takes a family by any of its names, `local()` only by the full one.
 */
export const FAMILY = {
  fangsong: listed([...FANGSONG, OPEN, 'SimSun'], 'serif'),
  title: listed([...XIAOBIAOSONG, 'STZhongsong', '华文中宋', OPEN_BOLD, 'SimSun'], 'serif'),
  hei: listed(['SimHei', '黑体', 'STHeiti', '华文黑体', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', OPEN_BOLD], 'sans-serif'),
  kai: listed(['KaiTi_GB2312', '楷体_GB2312', 'KaiTi', '楷体', 'STKaiti', '华文楷体', ...FANGSONG, OPEN], 'serif'),
  song: listed(['SimSun', '宋体', 'NSimSun', 'STSong', '华文宋体', OPEN], 'serif'),
} as const

const face = (family: string, file: FontFile): string => `@font-face{font-family:"${family}";src:url("${FONT_ROOT}${file}") format("truetype");font-display:block}`

export const FONT_FACES = `${face(OPEN, 'song-400.ttf')}\n${face(OPEN_BOLD, 'song-700.ttf')}`

/** Colours, type and sizes of the room: Chinese system fonts, dark enough text, calm blue. */
import { createTheme } from '@mantine/core'

export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: 8,
  fontFamily: '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "Source Han Sans SC", sans-serif',
  headings: { fontFamily: '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "Source Han Sans SC", sans-serif', fontWeight: '600' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
})

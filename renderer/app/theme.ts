/** Colours, type and sizes of the room: Chinese system fonts, dark enough text, calm blue. */
import { createTheme, DEFAULT_THEME, type MantineColorsTuple } from '@mantine/core'

/** The two darkest shades are those of letters; the library's are too pale for 4.5 : 1 on its own light grounds. */
function withLetters(name: string, eighth: string, ninth: string): MantineColorsTuple {
  const [a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = ''] = DEFAULT_THEME.colors[name] ?? []
  return [a, b, c, d, e, f, g, h, eighth, ninth]
}

export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: 8,
  colors: { red: withLetters('red', '#c92a2a', '#b42424'), orange: withLetters('orange', '#b23c08', '#a83905'), yellow: withLetters('yellow', '#a86500', '#8f5600'), green: withLetters('green', '#2b7a36', '#24742f') },
  fontFamily: '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "Source Han Sans SC", sans-serif',
  headings: { fontFamily: '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "Source Han Sans SC", sans-serif', fontWeight: '600' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  // A long title takes a second line instead of losing its end.
  components: {
    Accordion: { styles: { label: { whiteSpace: 'normal', overflow: 'visible' } } },
    InputWrapper: { styles: { label: { marginBottom: 3 } } },
    Modal: { styles: { title: { fontWeight: 600 } } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': '关闭' } } },
  },
})

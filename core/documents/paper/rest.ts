/** The empty page that stands where papers are shown or laid out, between two of them: it holds the program's fonts, which each paper would fetch again. Knows no paper. */
import { html } from '../html'
import { styledPage } from '../printStyle'
import { FAMILY, FONT_FACES, FONT_ROOT } from './layoutFonts'

/** Asks for its fonts as papers do, so that an open font is held where a paper would need it, and nowhere else. */
export const REST = styledPage({ title: '空白', name: 'rest', fonts: FONT_ROOT, style: `${FONT_FACES}\np{font-family:${FAMILY.fangsong}}h1{font-family:${FAMILY.title}}h2{font-family:${FAMILY.hei}}` }, html`<p>文</p><h1>文</h1><h2>文</h2>`)

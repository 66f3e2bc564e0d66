/**
 * Texts that try to become markup, script or style when put into a page.
 */
const CALL = 'alert(1)'
const TAGS = ['script', 'img', 'svg', 'iframe', 'object', 'embed', 'body', 'input', 'details', 'video', 'math', 'style', 'link', 'meta', 'base', 'form', 'template', 'textarea', 'title', 'xmp', 'noscript', 'marquee', 'isindex', 'frameset', 'table']
const HANDLERS = ['onerror', 'onload', 'onclick', 'onfocus', 'ontoggle', 'onbegin', 'onpointerenter', 'onanimationstart']
const CLOSERS = ['</td>', '</table>', '</style>', '</title>', '</body></html>', '-->', ']]>', '</bdi>', '</svg>', '</section>', '</span>']
const ODDS = [
  '{{7*7}}', '${7*7}', '<%= 7 %>', '#{7*7}', `';${CALL}//`, `"onmouseover="${CALL}`, `' onfocus='${CALL}`, '` onload=`x', '&lt;script&gt;', '&#60;script&#62;', '&amp;amp;', '<', '>', '"', "'", '&', '`',
  '\u202egnp.exe', '\u2066<b>\u2069', 'a\u0000b'.replace('\u0000', ''), '<!--', '<![CDATA[', '<?php', '<!doctype x>', '\u{1F600}<b>', '＜script＞', 'javascript:alert(1)', 'data:text/html,<b>', '@import "x"', 'url(javascript:x)', '}*{display:none}', '@page{size:1mm}',
  '=cmd|x', '+1', '-1', '@x', '\t<tab>', '\n<line>', '<br>', '<a href=x>', '<\u0000script>'.replace('\u0000', ''), '<ScRiPt>', '<script\u0020src=x>', '<//script>', '<svg/onload=x>', '<p/style=x>', "O'Brien & 子", 'Ａ＆Ｂ', '𠮷𡈽', 'نص', 'ｘ'.normalize('NFD'),
]

export const payloads: readonly string[] = [
  ...TAGS.flatMap((tag) => [`<${tag}>${CALL}</${tag}>`, `<${tag} src=x ${HANDLERS[tag.length % HANDLERS.length]}=${CALL}>`, `"><${tag} autofocus ${HANDLERS[(tag.length + 3) % HANDLERS.length]}="${CALL}">`]),
  ...CLOSERS.flatMap((closer) => [closer, `${closer}<script>${CALL}</script>`, `x${closer}<img src=x onerror=${CALL}>`]),
  ...ODDS,
]

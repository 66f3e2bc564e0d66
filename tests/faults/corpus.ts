/**
 * Texts that have broken programs elsewhere, by kind: what a visitor, a file name or a copied table may bring to the desk.
 * Knows no field; what cannot be stored byte-exactly stands apart.
 */
import { payloads } from '#tests/documents/payloads'

export interface Payload { readonly kind: string; readonly text: string }

const of = (kind: string, ...texts: readonly string[]): Payload[] => texts.map((text) => ({ kind, text }))
const control = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)).join('')

/** Sets a mark on the page when it is ever run; the specs look for the mark. */
export const CANARY = 'receptionCanary'
const RUN = `globalThis.${CANARY}=1`

export const corpus: readonly Payload[] = [
  ...of('markup', ...payloads),
  ...of('script', `<script>${RUN}</script>`, `<img src=x onerror="${RUN}">`, `"><svg onload=${RUN}>`, `javascript:${RUN}`, `<iframe srcdoc="<script>parent.${CANARY}=1</script>">`, `<a href="javascript:${RUN}">x</a>`, `<style>@import url(javascript:${RUN})</style>`),
  ...of('SQL', "'; DROP TABLE petition; --", "' OR '1'='1", '1; PRAGMA key=1', 'NULL', "x' UNION SELECT 1--", '%', '_', '100%_\\', 'MATCH "a" NEAR b', '"a" AND NOT *', '-- 注释', '/* */', "char(39)||'", '?1 :a @b $c'),
  ...of('formula', '=1+1', '=cmd|\' /C calc\'!A0', '+SUM(A1)', '-2+3', '@SUM(A1)', '=HYPERLINK("http://x","y")', '\t=1', '"=1"', '＝1+1', 'DDE("x";"y")'),
  ...of('CSV', 'a,b,c', '"a","b"', 'a;b\tc', '"', '""', 'a\r\nb', ',,,,'),
  ...of('direction', '\u202e反过来\u202c', '\u2066隔离\u2069', '\u200f右到左\u200e', 'مرحبا بالعالم', 'שלום', 'a\u202eb\u202dc', '\u061c数'),
  ...of('zero width', '陈\u200b小\u200c燕', '\ufeff开头', 'a\u2060b', '\u00ad软连字符', 'a\u034fb', '\u180e蒙古', '一\u{e0001}二'),
  ...of('composition', 'é', 'e\u0301', 'ﬁ', 'Å', 'A\u030a', '한글', '\u1112\u1161\u11ab', `z${'\u0300'.repeat(60)}`, '㍿', '①②', 'ﷺ', 'İi̇ıI', 'ß', 'ſ'),
  ...of('beyond the plane', '𠮷野家', '𡈽', '𰻝𰻝面', '😀', '👨‍👩‍👧‍👦', '🏳️‍🌈', '👍🏽', '🇨🇳', '\u{10ffff}', '葛\u{e0100}', '\ue000\uf8ff', '\ufffd', '\ufffe\uffff'),
  ...of('full width', '１２３４５６', 'ＡＢＣ', '（括号）', '　全角空格　里面', '〇〡〢', '￥％＆'),
  ...of('control', control(1, 8), '\u000b\u000c', control(14, 31), '\u007f', control(0x80, 0x9f), 'a\u001b[31mred', '\u0008\u0008\u0008', '\u2028行\u2029段'),
  ...of('newline', '一\n二', '一\r二', '一\r\n二', '尾\n', 'a\n\n\n\nb', '\tTab\t'),
  ...of('template', '{{constructor.constructor("x")()}}', '${globalThis}', '#{x}', '<%= x %>', '{% raw %}', '%s%n%x', '{0}', '$&$1$$', '\\u0041', '%00', '&#x41;', '\\', '\\\\', '\\n'),
  ...of('names', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'undefined', 'null', 'NaN', 'true', '[object Object]', '0', '-0', '1e309', '0x41', '١٢٣'),
  ...of('path', '../../etc/passwd', '..\\..\\windows\\win.ini', 'C:\\CON', 'NUL.txt', '/dev/null', '\\\\server\\share', 'file:///etc/passwd', 'a:b', 'name.', '~root', '$HOME', '%APPDATA%', 'a'.repeat(100)),
  ...of('address', 'http://x.invalid/?a=1&b=2#c', 'data:text/html;base64,PHNjcmlwdD4=', 'vbscript:x', 'tel:110', 'mailto:a@b', 'app://room/index.html', 'blob:x', 'about:blank', '//x.invalid', 'WIFI:S:x;T:WPA;P:y;;', 'BEGIN:VCARD\nFN:x\nEND:VCARD', 'SMSTO:110:x', 'otpauth://totp/x'),
  ...of('shell', '$(reboot)', '`reboot`', '; rm -rf /', '| cat', '&& x', '-rf', '--help', "'\"'"),
  ...of('JSON', '{"a":1}', '[1,2', '"}', '{"__proto__":{"x":1}}', '\\"', '\\u0000'),
  ...of('long', '好'.repeat(79), 'x'.repeat(199), '很长的一句话，'.repeat(300), 'W'.repeat(5000), '😀'.repeat(2500), '\n'.repeat(400)),
]

/** Cannot be stored and read back byte for byte, so they are refused by name of the field. */
export const UNSTORABLE: readonly string[] = ['\u0000', 'a\u0000b', '\ud800', 'a\udc00', '\udfff\ud800', '好\ud83d']

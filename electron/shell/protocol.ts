/**
 * The program's own addresses: `app://room/…` from a fixed map of built files, `app://paper/…` for documents held in memory and the fonts they may fetch,
 * `app://recorder/…` for the page with microphone and camera, `app://media/…` for recordings that are being played.
 * Nothing is looked up on the disk at the wish of a page.
 */
import { protocol, type Session } from 'electron'
import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { BoardKind } from '#core/contract/shell'
import type { FontFile } from '#core/documents/paper/layoutFonts'
import { mediaAnswer, type ReadMedia } from './mediaAnswers'

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.jpg': 'image/jpeg', '.woff2': 'font/woff2', '.ttf': 'font/ttf', '.json': 'application/json',
}
const common = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store', 'cross-origin-opener-policy': 'same-origin' }
/**
 * Text without a tag is the only HTML let through: it is how style sheets made at run time reach their element.
 * The second statement is where libraries look for the nonce of such a sheet; the third keeps zod from trying to build code.
 */
const trustScript = `trustedTypes.createPolicy('default',{createHTML:(text)=>/<[a-z!?/]/i.test(text)?null:text});
globalThis.__webpack_nonce__=document.querySelector('meta[property="csp-nonce"]').nonce;
globalThis.__zod_globalConfig={jitless:true}`
/** The fonts of papers: these files of the program and no other may be fetched by a paper. Named here again, as the window opens without the documents. */
const fontNames: Readonly<Record<FontFile, true>> = { 'song-400.ttf': true, 'song-700.ttf': true, 'hei-500.ttf': true, 'song-rare.ttf': true }
const fontPaths: ReadonlyMap<string, string> = new Map(Object.keys(fontNames).map((name) => [`/fonts/${name}`, join(import.meta.dirname, 'fonts', name)]))
const fontSources = [...fontPaths.keys()].map((path) => `app://paper${path}`).join(' ')
const everyPaper = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data: ${fontSources}; form-action 'none'; base-uri 'none'`
/** In a frame papers keep their own origin, which is not the room's: fonts that were fetched for one serve the next. Nothing there may run a script. */
const paperPolicy = `${everyPaper}; frame-ancestors app://room; sandbox allow-same-origin`
/** For a window in which no script can run at all. No page can frame it. */
const hiddenPolicy = `${everyPaper}; frame-ancestors 'none'`
const keptPapers = 20
interface Held { readonly html: string; readonly policy: string }
const papers = new Map<string, Held>()

export const roomAddress = 'app://room/index.html'
export const boardAddress = (kind: BoardKind): string => `app://room/board.html?kind=${kind}`
/** The page in a board's place while the room is locked: no script, nothing asked. */
export const pausedAddress = (kind: BoardKind): string => `app://room/paused.html#${kind}`
/** The hidden page with microphone and camera, an origin of its own. */
export const captureAddress = 'app://recorder/index.html'
export const isRoom = (url: string): boolean => url.startsWith('app://room/')
export const isMedia = (url: string): boolean => url.startsWith('app://media/')
export const isPaper = (url: string): boolean => url.startsWith('app://paper/')

export const isCapture = (url: string): boolean => url.startsWith('app://recorder/')

/** Before `ready`. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true } }])
}

/** Keeps a document in memory and names the unguessable address it can be shown at, in a frame of the room. */
export const holdPaper = (html: string): string => hold(html, paperPolicy)
/** The same for a hidden window without JavaScript. */
export const holdHidden = (html: string): string => hold(html, hiddenPolicy)

function hold(html: string, policy: string): string {
  const ticket = randomBytes(18).toString('base64url')
  papers.set(`/${ticket}`, { html, policy })
  for (const oldest of papers.keys()) {
    if (papers.size <= keptPapers) break
    papers.delete(oldest)
  }
  return `app://paper/${ticket}`
}

/** Forgets one document again. */
export function dropPaper(address: string): void {
  papers.delete(new URL(address).pathname)
}

export function forgetPapers(): void {
  papers.clear()
}

export function roomPolicy(nonce: string): string {
  return [
    "default-src 'none'", "script-src 'self'", `style-src 'self' 'nonce-${nonce}'`, "img-src 'self' data: blob:", "font-src 'self'",
    "connect-src 'self' app://media", 'media-src app://media', 'frame-src app://paper', "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
    "require-trusted-types-for 'script'", 'trusted-types default',
  ].join('; ')
}

/** One script of its own; nothing is fetched, shown or framed. */
const capturePolicy = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

/** What a page is told before its first paint: whether a room has been set up here already, and whether print is large. */
export interface Told { readonly begun: boolean; readonly large: boolean }

/** Reads the list of built files once and answers from it. */
export function servePages(session: Session, folder: string, told: () => Told, media: (ticket: string) => ReadMedia): void {
  const files = builtFiles(folder)
  session.protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    if (request.method !== 'GET') return missing()
    if (url.host === 'paper') return fontPaths.has(url.pathname) ? font(url.pathname) : paper(url.pathname)
    if (url.host === 'recorder') return capturePage(files, url.pathname)
    if (url.host === 'media') return mediaAnswer(request.headers.get('range'), media(url.pathname.slice(1)), 'app://room')
    if (url.host !== 'room') return missing()
    if (url.pathname === '/trust.js') return new Response(trustScript, { headers: { ...common, 'content-type': kinds['.js'] ?? '' } })
    const file = files.get(url.pathname)
    const kind = kinds[extname(url.pathname)]
    if (file === undefined || kind === undefined) return missing()
    const bytes = await readFile(file)
    if (extname(url.pathname) !== '.html') return new Response(new Uint8Array(bytes), { headers: { ...common, 'content-type': kind } })
    return roomPage(bytes.toString('utf8'), kind, told())
  })
}

function builtFiles(folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile()) files.set(`/${relative(folder, file).split(sep).join('/')}`, file)
  }
  return files
}

/** A page that knows that a room was set up shows its lock screen at once, before the office has said so. */
function roomPage(html: string, kind: string, { begun, large }: Told): Response {
  const nonce = randomBytes(16).toString('base64')
  const head = `<head><meta property="csp-nonce" nonce="${nonce}"><meta name="begun" content="${begun ? 'yes' : 'no'}"><script src="/trust.js"></script>`
  return new Response(html.replace('<html', `<html data-print="${large ? 'large' : 'usual'}"`).replace('<head>', head), { headers: { ...common, 'content-type': kind, 'content-security-policy': roomPolicy(nonce) } })
}

/** Its page and the script made for it, and nothing else of what was built. */
async function capturePage(files: ReadonlyMap<string, string>, path: string): Promise<Response> {
  const file = path === '/index.html' ? files.get('/recorder.html') : /^\/assets\/recorder-[\w-]+\.js$/u.test(path) ? files.get(path) : undefined
  if (file === undefined) return missing()
  const html = path === '/index.html'
  return new Response(new Uint8Array(await readFile(file)), { headers: { ...common, 'content-type': kinds[extname(file)] ?? '', ...(html ? { 'content-security-policy': capturePolicy } : {}) } })
}

function paper(path: string): Response {
  const held = papers.get(path)
  if (held === undefined) return missing()
  return new Response(held.html, { headers: { ...common, 'content-type': kinds['.html'] ?? '', 'content-security-policy': held.policy } })
}

/** For papers, of whose origin it is. A font says nothing of anybody and may be kept for the next paper; the session writes nothing to the disk. */
async function font(path: string): Promise<Response> {
  const bytes = await readFile(fontPaths.get(path) ?? '')
  return new Response(new Uint8Array(bytes), { headers: { ...common, 'cache-control': 'max-age=86400', 'content-type': kinds['.ttf'] ?? '' } })
}

const missing = (): Response => new Response('', { status: 404, headers: common })

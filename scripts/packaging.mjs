/** Lays the built program out around an Electron, with electron-builder. Knows nothing of where that Electron comes from. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..')

const versionIn = (dist) => (existsSync(join(dist, 'version')) ? readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/u, '') : '')

/** Why no installer may be made with this Electron, or undefined: it must be the very one the program is made for, from Electron's own download. */
export function whyNoInstallers({ path, origin }, wanted) {
  const version = versionIn(dirname(path))
  if (origin === 'fallback') return `Installers need Electron's own download, which is not reachable here. Set ELECTRON_MIRROR, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron ${wanted}.`
  if (version !== wanted) return `Installers are made with Electron ${wanted} only, and this is ${version === '' ? 'one that does not say its version' : version} (${dirname(path)}). Set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron ${wanted}, or leave it unset.`
  return undefined
}

/** Makes the program's folder in `output`, or with `installers` this system's installers. Says whether that went well. */
export function layOut(electronPath, { output = join(root, 'dist'), installers = false, quiet = false } = {}) {
  const dist = dirname(electronPath)
  const settings = { electronDist: dist, electronVersion: versionIn(dist), 'directories.output': output }
  const args = [...(installers ? [] : ['--dir']), '--publish', 'never', ...Object.entries(settings).map(([name, value]) => `-c.${name}=${value}`)]
  return spawnSync(process.execPath, [join(root, 'node_modules/electron-builder/cli.js'), ...args], { cwd: root, stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'] }).status === 0
}

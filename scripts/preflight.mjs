/**
 * Looks for the system packages that window, printing and reading back need on Linux.
 * Installs them when it may (root with apt-get), otherwise prints the one command that does.
 */
import './nodeVersion.mjs'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'

const output = (command, args) => {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, PATH: `${process.env.PATH}:/sbin:/usr/sbin` } })
  } catch {
    return ''
  }
}
const onPath = (name) => (process.env.PATH ?? '').split(':').some((folder) => folder !== '' && existsSync(join(folder, name)))

/** Names of the Debian packages whose files are missing. */
export function missingPackages() {
  const libraries = output('ldconfig', ['-p'])
  const fonts = output('fc-list', [':lang=zh-cn', 'family']) !== '' || (existsSync('/usr/share/fonts/opentype/noto') && readdirSync('/usr/share/fonts/opentype/noto').some((name) => name.includes('CJK')))
  const needs = [
    ['xvfb', onPath('Xvfb')], ['xauth', onPath('xauth')], ['poppler-utils', onPath('pdftotext') && onPath('pdftoppm')],
    ['libgtk-3-0', libraries.includes('libgtk-3.so.0')], ['libnss3', libraries.includes('libnss3.so')], ['libasound2', libraries.includes('libasound.so.2')],
    ['libgbm1', libraries.includes('libgbm.so.1')], ['libxss1', libraries.includes('libXss.so.1')], ['fonts-noto-cjk', fonts],
  ]
  return needs.filter(([, present]) => !present).map(([name]) => name)
}

/** Newer releases renamed some libraries for 64-bit time. */
const presentName = (name) => (output('apt-cache', ['policy', `${name}t64`]).includes('Candidate: ') && !output('apt-cache', ['policy', `${name}t64`]).includes('Candidate: (none)') ? `${name}t64` : name)

/** Ends the process with an explanation when something is missing and cannot be installed. */
export function preflight() {
  if (process.platform !== 'linux') return
  const missing = missingPackages()
  if (missing.length === 0) return
  const mayInstall = process.getuid?.() === 0 && onPath('apt-get')
  if (!mayInstall) {
    console.error(`These system packages are missing: ${missing.join(' ')}\nInstall them with:\n  sudo apt-get install --no-install-recommends ${missing.map(presentName).join(' ')}`)
    process.exit(1)
  }
  console.log(`Installing missing system packages: ${missing.join(' ')}`)
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-qq'], quiet)
  const result = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing.map(presentName)], quiet)
  if (result.status !== 0 || missingPackages().length > 0) {
    console.error(`Could not install: ${missingPackages().join(' ')}. See the messages of apt-get above.`)
    process.exit(1)
  }
}

if (realpathSync(process.argv[1] ?? '') === import.meta.filename) {
  preflight()
  console.log('Everything needed is installed.')
}

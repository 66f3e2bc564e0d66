/**
 * Looks for the system packages that the window needs on Linux, a virtual display where there is no other, and printing and reading back for tests.
 * Installs them when it may (root with apt-get), otherwise prints the one command that does.
 */
import './nodeVersion.mjs'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { needsVirtual } from './display.mjs'

const output = (command, args) => {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, PATH: `${process.env.PATH}:/sbin:/usr/sbin` } })
  } catch {
    return ''
  }
}
const onPath = (name) => (process.env.PATH ?? '').split(':').some((folder) => folder !== '' && existsSync(join(folder, name)))
const hasFonts = () => output('fc-list', [':lang=zh-cn', 'family']) !== '' || (existsSync('/usr/share/fonts/opentype/noto') && readdirSync('/usr/share/fonts/opentype/noto').some((name) => name.includes('CJK')))

/**
 * Names of the Debian packages whose files are missing: those nothing works without, and those only tests take: a real print job, power cuts from a traced run, a .docx laid out by an office program, and recordings as other programs write them.
 * `virtual` needs a display of its own, `testing` also reads PDF back, `capturing` also needs what listens to a wire of its own.
 */
export function missingPackages({ testing = false, virtual = testing, capturing = false } = {}) {
  const libraries = output('ldconfig', ['-p'])
  const missing = (needs) => needs.filter(([, present]) => !present).map(([name]) => name)
  return {
    needed: missing([
      ...(virtual ? [['xvfb', onPath('Xvfb')], ['xauth', onPath('xauth')]] : []), ...(testing ? [['poppler-utils', onPath('pdftotext') && onPath('pdftoppm')]] : []),
      ['libgtk-3-0', libraries.includes('libgtk-3.so.0')], ['libnss3', libraries.includes('libnss3.so')], ['libasound2', libraries.includes('libasound.so.2')],
      ['libgbm1', libraries.includes('libgbm.so.1')], ['libxss1', libraries.includes('libXss.so.1')], ['fonts-noto-cjk', hasFonts()],
      ...(capturing ? [['tcpdump', onPath('tcpdump')], ['iproute2', onPath('ip')]] : []),
    ]),
    tested: missing([['cups', existsSync('/usr/sbin/cupsd')], ['printer-driver-cups-pdf', existsSync('/usr/lib/cups/backend/cups-pdf')], ['strace', onPath('strace')], ['libreoffice-writer', onPath('soffice')], ['ffmpeg', onPath('ffmpeg')]]),
  }
}

/**
 * What to do about missing packages, given who runs this where: `{ install }`, or `{ message }` to say, with `stop` when
 * nothing would work. `named` gives a package's name in this release.
 */
export function plan({ needed, tested }, { root, apt, testing }, named = (name) => name) {
  const wanted = [...needed, ...(testing ? tested : [])]
  if (wanted.length === 0) return {}
  if (root && apt) return { install: wanted.map(named) }
  const packages = wanted.map(named).join(' ')
  const how = apt ? `Install them with:\n  sudo apt-get install --no-install-recommends ${packages}` : 'There is no apt-get here: install them with this system\'s own tool (the names are those of Debian).'
  if (needed.length === 0) return { message: `Not everything will be tested (a real print job, power cuts, the layout of a .docx, real recordings), these system packages are missing: ${packages}\n${how}`, stop: false }
  return { message: `These system packages are missing: ${packages}\n${how}`, stop: true }
}

/** Newer releases renamed some libraries for 64-bit time. */
function presentName(name) {
  const policy = output('apt-cache', ['policy', `${name}t64`])
  return policy.includes('Candidate: ') && !policy.includes('Candidate: (none)') ? `${name}t64` : name
}

function install(packages) {
  console.log(`Installing missing system packages: ${packages.join(' ')}`)
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-qq'], quiet)
  return spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet).status === 0
}

/** Ends the process with an explanation when something needed is missing and cannot be installed. `testing` also wants what only tests take, `capturing` needs what listens to a wire; a window before a person's eyes needs no `virtual` display. */
export function preflight({ testing = false, capturing = false, virtual = needsVirtual({ alwaysVirtual: testing }) } = {}) {
  if (process.platform !== 'linux') return
  const wanted = { testing, capturing, virtual }
  const here = { root: process.getuid?.() === 0, apt: onPath('apt-get'), testing }
  const { install: packages, message, stop } = plan(missingPackages(wanted), here, here.apt ? presentName : undefined)
  if (message !== undefined) console.error(message)
  if (stop) process.exit(1)
  if (packages === undefined) return
  const good = install(packages)
  const { needed } = missingPackages(wanted)
  if (needed.length > 0) {
    console.error(`Could not install: ${needed.join(' ')}. See the messages of apt-get above.`)
    process.exit(1)
  }
  if (!good) console.error('Not everything could be installed, so not everything will be tested. See the messages of apt-get above.')
}

if (realpathSync(process.argv[1] ?? '') === import.meta.filename) {
  preflight({ testing: process.argv.includes('--testing'), capturing: process.argv.includes('--capturing') })
  console.log('Everything needed is installed.')
}

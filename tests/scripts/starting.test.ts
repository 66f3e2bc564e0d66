/** `npm start` and `npm run demo` from their first line to the end of the window, with stand-ins for Electron, the builder, the virtual display and what fills the room. */
import { spawn } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const scripts = resolve(import.meta.dirname, '../../scripts')
const asRoot = process.getuid?.() === 0
let root: string

function place(path: string, text: string, runs = false): void {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), text)
  if (runs) chmodSync(join(root, path), 0o755)
}
const noted = (name: string): string => (existsSync(join(root, name)) ? readFileSync(join(root, name), 'utf8') : '')
const done = (): string[] => noted('done').split('\n').filter((line) => line !== '')

/** A project of its own around the scripts; everything they start writes its name down, in order. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'starting-'))
  for (const name of ['start.mjs', 'demo.mjs', 'display.mjs', 'electronRuntime.mjs', 'program.mjs', 'nodeVersion.mjs']) cpSync(join(scripts, name), join(root, 'scripts', name))
  const note = (word: string) => `require('node:fs').appendFileSync(${JSON.stringify(join(root, 'done'))}, ${JSON.stringify(`${word}\n`)})`
  place('package.json', JSON.stringify({ type: 'module', devDependencies: { electron: '45.4.1' } }))
  place('node_modules/package.json', '{"type":"commonjs"}')
  place('node_modules/electron-vite/bin/electron-vite.js', note('build'))
  place('scripts/preflight.mjs', `import { appendFileSync } from 'node:fs'\nexport const preflight = () => appendFileSync(${JSON.stringify(join(root, 'done'))}, 'preflight\\n')`)
  place('scripts/demoRoom.mjs', `import { appendFileSync, writeFileSync } from 'node:fs'\nimport { join } from 'node:path'\nexport async function fillRoom(folder) {\n  appendFileSync(${JSON.stringify(join(root, 'done'))}, 'room\\n')\n  writeFileSync(join(folder, 'filled'), '')\n  return { at: '2026-09-10T14:30:00+08:00', login: 'li', passphrase: 'geheim' }\n}`)
  place('scripts/e2e.mjs', `import { appendFileSync } from 'node:fs'\nappendFileSync(${JSON.stringify(join(root, 'done'))}, \`e2e \${process.argv.slice(2).join(' ')} \${process.env.ROOM_PICTURES}\\n\`)\nprocess.exit(Number(process.env.WALK_CODE ?? 0))`)
  place('electron/electron', `#!/bin/sh\necho electron >> '${root}/done'\nfor each in "$@"; do echo "$each"; done > '${root}/args'\nenv > '${root}/env'\nls "$ROOM_DATA" > '${root}/data' 2>/dev/null\nif [ -n "$WAIT" ]; then trap 'echo told >> ${root}/done; exit 3' TERM; while :; do sleep 0.1; done; fi\nexit \${WINDOW_CODE:-0}\n`, true)
  place('bin/Xvfb', `#!/bin/sh\necho display >> '${root}/done'\ntrap 'echo display ended >> ${root}/done; exit 0' TERM\necho 77 >&3\nwhile :; do sleep 0.1; done\n`, true)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

interface Ended { readonly code: number | null; readonly said: string }
function run(script: string, env: Readonly<Record<string, string>>, args: readonly string[] = [], meanwhile?: (end: () => void) => void): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, 'scripts', script), ...args], { cwd: root, env: { PATH: `${join(root, 'bin')}:${process.env['PATH'] ?? ''}`, HOME: root, ELECTRON_OVERRIDE_DIST_PATH: join(root, 'electron'), ...env } })
  return new Promise((answer) => {
    let said = ''
    child.stdout.on('data', (part: Buffer) => {
      said += String(part)
      if (meanwhile !== undefined) meanwhile(() => child.kill('SIGTERM'))
    })
    child.stderr.on('data', (part: Buffer) => { said += String(part) })
    child.once('close', (code) => answer({ code, said }))
  })
}
const seen = { DISPLAY: ':0' }

describe.skipIf(process.platform !== 'linux')('npm start', () => {
  it('looks at the machine, builds, opens the window with its own arguments and ends as the window does', async () => {
    const { code, said } = await run('start.mjs', { ...seen, WINDOW_CODE: '7' }, ['--lang=zh'])
    expect([code, done()]).toEqual([7, ['preflight', 'build', 'electron']])
    expect(noted('args').trim().split('\n')).toEqual([...(asRoot ? ['--no-sandbox'] : []), root, '--lang=zh'])
    expect(noted('env')).toContain('DISPLAY=:0')
    expect(said).toContain('Building the program …')
    expect(said).not.toContain('No display found')
    expect(said.includes('Running as root without a sandbox: for tests only')).toBe(asRoot)
    expect(noted('env').includes('ROOM_NOTICE=')).toBe(asRoot)
  })
  it('opens the window on a virtual display where there is none, says so, and ends that with it', async () => {
    const { code, said } = await run('start.mjs', {})
    expect(code).toBe(0)
    expect(said).toContain('No display found: the window is open on a virtual one.')
    expect(noted('env')).toContain('DISPLAY=:77')
    await expect.poll(done).toEqual(['preflight', 'build', 'display', 'electron', 'display ended'])
  })
  it('passes on that it is to end', async () => {
    const { code } = await run('start.mjs', { ...seen, WAIT: '1' }, [], (end) => {
      const wait = setInterval(() => {
        if (noted('env') === '') return
        clearInterval(wait)
        end()
      }, 50)
    })
    expect([code, done().at(-1)]).toEqual([3, 'told'])
  })
  it('says plainly what is missing', async () => {
    const { code, said } = await run('start.mjs', { ...seen, ELECTRON_OVERRIDE_DIST_PATH: join(root, 'nothing') })
    expect([code, done()]).toEqual([1, ['preflight']])
    expect(said.trim()).toBe('ELECTRON_OVERRIDE_DIST_PATH is set, but there is no electron in it.')
  })
})

describe.skipIf(process.platform !== 'linux')('npm run demo', () => {
  it('with a display opens the filled room of the invented day, says how to log in, and throws it away with the window', async () => {
    const { code, said } = await run('demo.mjs', seen)
    expect([code, done()]).toEqual([0, ['preflight', 'build', 'room', 'electron']])
    const env = noted('env')
    expect(env).toContain('ROOM_AT=2026-09-10T14:30:00+08:00')
    expect(env).toMatch(/^ROOM_NOTICE=演示：虚构的一天/mu)
    expect(noted('data').trim()).toBe('filled')
    expect(said).toContain('登录名 li, 密码 geheim')
    expect(existsSync(/^ROOM_DATA=(.*)$/mu.exec(env)?.[1] ?? root)).toBe(false)
  })
  it.each([['0', 'The pictures and the receipt are in'], ['5', 'The demo did not get to its end.']])('without one walks the main job by itself and leaves its pictures; it ends with %s', async (walked, words) => {
    const { code, said } = await run('demo.mjs', { WALK_CODE: walked })
    expect([code, done()]).toEqual([Number(walked), [`e2e demo ${join(root, 'demo-output')}`]])
    expect(existsSync(join(root, 'demo-output'))).toBe(true)
    expect(said).toContain('No display found: the demo walks by itself on a virtual one.')
    expect(said).toContain(words)
  })
})

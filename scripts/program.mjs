/** The built program and how it may be run here. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** Builds into out/; ends the process with the builder's own message when it fails. */
export function build() {
  const result = spawnSync(process.execPath, [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (result.status !== 0) process.exit(result.status ?? 1)
}

/** Switches a root user cannot do without, and what the window then says. */
export function rootSwitches() {
  return process.getuid?.() === 0 ? { args: ['--no-sandbox'], notice: '测试运行：root 用户，无沙箱保护' } : { args: [], notice: undefined }
}

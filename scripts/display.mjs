/** Gives programs a display: the real one, or a virtual one that ends with its `close`. */
import { spawn } from 'node:child_process'

const waitMs = 15_000

/** Sets DISPLAY for this process and its children. `virtual` tells which kind it is. */
export async function openDisplay({ alwaysVirtual = false } = {}) {
  const real = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  if (real && !(alwaysVirtual && process.platform === 'linux')) return { virtual: false, close: () => undefined }
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const number = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('The virtual display (Xvfb) did not start.')), waitMs)
    server.once('error', () => reject(new Error('Xvfb is missing: run "npm run preflight".')))
    server.stdio[3].once('data', (bytes) => {
      clearTimeout(late)
      resolve(String(bytes).trim())
    })
  })
  delete process.env.WAYLAND_DISPLAY
  process.env.DISPLAY = `:${number}`
  server.unref()
  return { virtual: true, close: () => server.kill() }
}

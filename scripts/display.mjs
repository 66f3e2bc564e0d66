/** Gives programs a display: the real one, or a virtual one that ends with its `close`. */
import { spawn } from 'node:child_process'

const waitMs = 15_000

/** Whether a person can see a window here; given other facts than this machine's, whether one could there. */
export const hasDisplay = (platform = process.platform, env = process.env) => platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)

/** Tests of windows never open them before a person's eyes where that can be helped. */
export const needsVirtual = ({ alwaysVirtual = false } = {}, platform = process.platform, env = process.env) => platform === 'linux' && (alwaysVirtual || !hasDisplay(platform, env))

/** Without a screen saver: nobody touches such a display, and a room takes a screen that saves itself for one that was locked. */
const startXvfb = () => spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-s', '0', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })

/** Sets DISPLAY for this process and its children. `virtual` tells which kind it is; `start` gives a server that writes its number to its fourth stream. */
export async function openDisplay({ alwaysVirtual = false, start = startXvfb, env = process.env, platform = process.platform, patienceMs = waitMs } = {}) {
  if (!needsVirtual({ alwaysVirtual }, platform, env)) return { virtual: false, close: () => undefined }
  const server = start()
  const number = await new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      server.kill()
      reject(new Error('The virtual display (Xvfb) did not start.'))
    }, patienceMs)
    server.once('error', () => {
      clearTimeout(late)
      reject(new Error('Xvfb is missing: run "npm run preflight".'))
    })
    server.stdio[3]?.once('data', (bytes) => {
      clearTimeout(late)
      resolve(String(bytes).trim())
    })
  })
  delete env.WAYLAND_DISPLAY
  env.DISPLAY = `:${number}`
  server.unref()
  return { virtual: true, close: () => server.kill() }
}

/**
 * The main script of an Electron that only prints: reads a list of jobs, writes one PDF each, ends.
 * It serves the fonts of the program as the program does, and waits for them as it does.
 */
import { app, BrowserWindow, protocol } from 'electron'
import { readFileSync, writeFileSync } from 'node:fs'

const { jobs, fonts, prepare } = JSON.parse(readFileSync(process.env.PRINT_JOBS, 'utf8'))

async function fontsThere({ webContents }) {
  if (!webContents.debugger.isAttached()) webContents.debugger.attach()
  const ask = (method, parameters = {}) => webContents.debugger.sendCommand(method, parameters)
  const { root } = await ask('DOM.getDocument')
  await ask('DOM.getBoxModel', await ask('DOM.querySelector', { nodeId: root.nodeId, selector: 'body' }))
  await ask('Runtime.evaluate', { expression: 'document.fonts.ready.then(() => true)', awaitPromise: true })
}

/** What a screen shows on each sheet, without spaces, after the preview's own preparation. */
async function screenOf({ webContents }, prepare) {
  const run = async (expression) => (await webContents.debugger.sendCommand('Runtime.evaluate', { expression, returnByValue: true })).result.value
  await run(prepare)
  return run(`(() => {
    const sheets = document.querySelectorAll('.sheets i')
    const [from, next] = [sheets[0], sheets[1]].map((one) => one.getBoundingClientRect().top)
    const texts = []
    const walk = document.createTreeWalker(document.querySelector('.flow'), NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      for (let at = 0; at < node.length; at += 1) {
        if (/\\s/.test(node.data[at])) continue
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const sheet = Math.floor((range.getClientRects()[0].top - from) / (next - from))
        texts[sheet] = (texts[sheet] ?? '') + node.data[at]
      }
    }
    return { texts, sheets: (document.documentElement.scrollHeight - from) / (next - from), anew: [...sheets].findIndex((one) => one.matches('.anew')) }
  })()`)
}

async function print(window, job) {
  await window.loadFile(job.page)
  await fontsThere(window)
  if (job.screen !== undefined) writeFileSync(job.screen, JSON.stringify(await screenOf(window, prepare)))
  if (job.screen !== undefined) await window.loadFile(job.page).then(() => fontsThere(window))
  const pageSize = { width: job.widthMm / 25.4, height: job.heightMm / 25.4 }
  writeFileSync(job.pdf, await window.webContents.printToPDF({ pageSize, printBackground: true, preferCSSPageSize: true, margins: { marginType: 'none' } }))
}

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } }])
app.on('window-all-closed', () => {})
app.whenReady().then(async () => {
  protocol.handle('app', ({ url }) => new Response(readFileSync(fonts[url]), { headers: { 'content-type': 'font/ttf', 'access-control-allow-origin': 'null' } }))
  const window = new BrowserWindow({ show: false, webPreferences: { javascript: false, sandbox: true, contextIsolation: true } })
  for (const job of jobs) await print(window, job)
  app.exit(0)
}).catch((fault) => {
  process.stderr.write(`${fault.stack}\n`)
  app.exit(1)
})

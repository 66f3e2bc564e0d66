/**
 * The main script of an Electron that only prints: reads a list of jobs, writes one PDF each, ends.
 */
import { app, BrowserWindow } from 'electron'
import { readFileSync, writeFileSync } from 'node:fs'

async function print(window, job) {
  await window.loadFile(job.page)
  const pageSize = { width: job.widthMm / 25.4, height: job.heightMm / 25.4 }
  writeFileSync(job.pdf, await window.webContents.printToPDF({ pageSize, printBackground: true, preferCSSPageSize: true, margins: { marginType: 'none' } }))
}

app.on('window-all-closed', () => {})
app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false, webPreferences: { javascript: false, sandbox: true, contextIsolation: true } })
  for (const job of JSON.parse(readFileSync(process.env.PRINT_JOBS, 'utf8'))) await print(window, job)
  app.exit(0)
}).catch((fault) => {
  process.stderr.write(`${fault.stack}\n`)
  app.exit(1)
})

/**
 * Loaded into the program before it starts: holds its windows back until the driver is attached, which the driver tells by calling
 * `__playwright_run`. With an executable of our own the driver does not do so by itself, and a window that opens while it attaches
 * is now and then never seen. Refuses to know what is started.
 */
const { app } = require('electron')

const ready = app.whenReady()
let begin = () => undefined
const attached = new Promise((resolve) => { begin = resolve })
app.whenReady = () => attached
globalThis.__playwright_run = () => ready.then(begin)

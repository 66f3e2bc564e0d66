/** Hands the page with microphone and camera its one channel. It has no other way to say anything. */
import { ipcRenderer } from 'electron'

const page = globalThis as unknown as { postMessage(message: string, to: string, ports: readonly unknown[]): void }
ipcRenderer.on('port', (event) => { page.postMessage('port', '*', event.ports) })

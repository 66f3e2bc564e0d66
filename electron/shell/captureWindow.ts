/**
 * The hidden page that may use microphone and camera, and nothing else: it is there while devices are open, and gone with the recording.
 * Hands it one end of a channel; hears nothing of what passes there.
 */
import { MessageChannelMain, type BrowserWindow, type MessagePortMain, type WebContents } from 'electron'
import { makeCaptureWindow } from './window'

const capturing = new WeakSet<WebContents>()
/** Whose wish for microphone and camera is granted. */
export const mayCapture = (contents: WebContents | null): boolean => contents !== null && capturing.has(contents)

/** `hand` gets the other end when the page listens; `gone` is told when it ended, by itself or by `destroy`. */
export function openCapture(hand: (port: MessagePortMain) => void, gone: () => void): BrowserWindow {
  const window = makeCaptureWindow()
  capturing.add(window.webContents)
  window.webContents.once('did-finish-load', () => {
    const { port1, port2 } = new MessageChannelMain()
    window.webContents.postMessage('port', null, [port1])
    hand(port2)
  })
  // Windows are closed one by one when the program is asked to end; this one goes when what runs has been ended properly.
  window.on('close', (event) => event.preventDefault())
  window.webContents.on('render-process-gone', () => { window.destroy() })
  window.on('closed', gone)
  return window
}

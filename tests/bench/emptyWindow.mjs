/** The program the real one is measured against: an Electron window with one input field and nothing else. */
import { app, BrowserWindow } from 'electron'

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true, contextIsolation: true } })
  void window.loadURL('data:text/html,<!doctype html><title>x</title><input type="password">')
})

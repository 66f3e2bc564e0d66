/** The only bridge between screen and shell: passes a call's name and input on, hears topics and how the recorder stands. Knows no feature. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'

contextBridge.exposeInMainWorld('room', {
  call: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('call', name, input),
  onTopics: (hear: (topics: string[]) => void): (() => void) => {
    const listener = (_event: IpcRendererEvent, topics: string[]): void => hear(topics)
    ipcRenderer.on('topics', listener)
    return () => {
      ipcRenderer.off('topics', listener)
    }
  },
  onRecorder: (hear: (status: unknown) => void): (() => void) => {
    const listener = (_event: IpcRendererEvent, status: unknown): void => hear(status)
    ipcRenderer.on('recorder', listener)
    return () => {
      ipcRenderer.off('recorder', listener)
    }
  },
})

/**
 * Introduces shell and office to each other, in the order in which things must happen.
 * Knows no feature: calls pass through by name.
 */
import { app } from 'electron'
import { join } from 'node:path'
import { answerCalls } from './shell/door'
import { removeMenu } from './shell/menu'
import { closeNetwork, guardContents, guardSession } from './shell/permissions'
import { declareScheme, servePages } from './shell/protocol'
import { makeRoom } from './shell/room'
import { dangerousSwitch } from './shell/switchGuard'
import { roomSession } from './shell/window'

const danger = app.isPackaged ? dangerousSwitch(process.argv, process.env) : undefined
const userData = app.isPackaged ? undefined : process.env['ROOM_DATA']
if (userData !== undefined) app.setPath('userData', userData)

if (danger !== undefined) {
  process.stderr.write(`Refused to start: ${danger} is not allowed.\n`)
  app.exit(1)
} else if (!app.requestSingleInstanceLock()) {
  app.exit(0)
} else {
  declareScheme()
  closeNetwork()
  guardContents()
  void app.whenReady().then(open)
}

async function open(): Promise<void> {
  removeMenu()
  const session = roomSession()
  guardSession(session)
  await servePages(session, join(import.meta.dirname, '../renderer'))
  const room = makeRoom({
    officeFile: join(import.meta.dirname, 'office-process.js'),
    vaultFolder: join(app.getPath('userData'), 'vault'),
    resources: app.isPackaged ? join(process.resourcesPath, 'resources') : join(app.getAppPath(), 'resources'),
    at: app.isPackaged ? undefined : process.env['ROOM_AT'],
    notice: app.isPackaged ? undefined : process.env['ROOM_NOTICE'],
  })
  answerCalls(room)
  app.on('second-instance', () => room.show())
  app.on('window-all-closed', () => undefined)
  room.open()
}

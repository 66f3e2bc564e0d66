/**
 * Introduces shell and office to each other, in the order in which things must happen.
 * Knows no feature: calls pass through by name.
 */
import { app } from 'electron'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { letBoardsSpeak } from './shell/boards'
import { answerCalls } from './shell/door'
import { minuteMs } from './shell/lock'
import { removeMenu } from './shell/menu'
import { closeNetwork, guardContents, guardSession } from './shell/permissions'
import { declareScheme, servePages } from './shell/protocol'
import { makeRoom } from './shell/room'
import { makeRecorder } from './shell/recorder'
import { readScale } from './shell/scale'
import { startEnvironment } from './shell/startEnvironment'
import { dangerousSwitch } from './shell/switchGuard'
import { roomSession } from './shell/window'

const danger = app.isPackaged ? dangerousSwitch(process.argv, startEnvironment()) : undefined
/** Not under the Chinese name: where the machine's language setting cannot write it, the folder would be another one. */
const usualFolder = join(app.getPath('appData'), 'reception-room')
app.setPath('userData', (app.isPackaged ? undefined : process.env['ROOM_DATA']) ?? usualFolder)

if (danger !== undefined) {
  process.stderr.write(`Refused to start: ${danger} is not allowed.\n`)
  app.exit(1)
} else if (!app.requestSingleInstanceLock()) {
  app.exit(0)
} else {
  declareScheme()
  closeNetwork()
  letBoardsSpeak()
  guardContents()
  void app.whenReady().then(open)
}

/** The window comes first; the office starts when the page asks it the first question. */
function open(): void {
  removeMenu()
  const session = roomSession()
  const vaultFolder = join(app.getPath('userData'), 'vault')
  guardSession(session)
  const at = app.isPackaged ? undefined : process.env['ROOM_AT']
  const room = makeRoom({
    officeFile: join(import.meta.dirname, 'office-process.js'),
    vaultFolder,
    at,
    recorder: makeRecorder({ recorderFile: join(import.meta.dirname, 'recorder-process.js'), at }),
    notice: app.isPackaged ? undefined : process.env['ROOM_NOTICE'],
    minuteMs: app.isPackaged ? minuteMs : Number(process.env['ROOM_MINUTE_MS'] ?? minuteMs),
  })
  servePages(session, join(import.meta.dirname, '../renderer'), () => ({ begun: existsSync(vaultFolder), large: readScale().large }), (ticket) => (from, count) => room.media({ ticket, from, count }))
  answerCalls(room)
  app.on('second-instance', () => room.show())
  app.on('window-all-closed', () => undefined)
  room.open()
}

/** A good input for every call that the shell answers by itself. */
import type { ShellCall } from '#core/contract/shell'

const html = '<!doctype html><html><head><title>回执</title></head><body><p>楼上漏水</p></body></html>'

export const SHELL_INPUTS: Readonly<Record<ShellCall, readonly unknown[]>> = {
  recorder: [{}], recorderDevices: [{}], chooseDevices: [{ microphone: '内置麦克风', camera: '', room: '接待室一' }], openRecorder: [{ kind: 'sound' }, { kind: 'picture' }], recorderPicture: [{}], restRecorder: [{}],
  printers: [{}], paper: [{}], choosePaper: [{ paper: 'a5' }, { paper: 'roll80' }], handedOver: [{ unsaved: 0 }, { unsaved: 3 }], choosePrinter: [{ name: '前台打印机' }, { name: 'office 2' }], print: [{ html, paper: 'a5' }, { html, paper: 'roll80', printer: 'office 2' }, { html, paper: 'a4', printer: '前台打印机' }],
  savePdf: [{ html, paper: 'a5', suggestedName: 'XF26-0001.pdf' }], saveDossier: [{ parts: [html, html], mark: 'XF26-0001', suggestedName: '卷宗.pdf' }], saveTable: [{ csv: 'a,b\r\n1,2', suggestedName: 'audit.csv' }], saveText: [{ text: '{"a":1}', suggestedName: 'health.json' }], saveDocx: [{ base64: 'UEsDBAoAAAAAAA==', suggestedName: '受理告知书.docx' }],
  chooseFolder: [{ purpose: 'backup' }, { purpose: 'restore' }, { purpose: 'recordings' }], preview: [{ html }], scale: [{ factor: 1.25, large: true }, { factor: 1, large: false }], currentScale: [{}], copy: [{ text: 'XF26-0001' }], osLock: [{}], lock: [{}], openBoard: [{ kind: 'calls' }, { kind: 'buffer' }], closeBoard: [{ kind: 'calls' }], boards: [{}],
}

/**
 * The hidden page that hears: opens microphone and camera as the recorder says, hands over what they give four times a second, and how loud it is ten times.
 * Shows nothing, keeps nothing, and knows neither visit nor key.
 */
import { type DeviceFault, type DeviceNames, type FromPage, namedApart, type ToPage } from '../../core/domain/recorderWords'

const PART_MS = 250
const LEVEL_MS = 100
/** Speech for hours, and faces across a table. */
const SOUND_BITS = 64_000
const PICTURE_BITS = 900_000
const FORMS = { sound: ['audio/webm;codecs=opus'], picture: ['video/webm;codecs=vp9,opus', 'video/webm;codecs=vp8,opus'] } as const

interface Opened { readonly kind: 'sound' | 'picture'; readonly stream: MediaStream; readonly context: AudioContext; readonly timer: number }
type Open = Extract<ToPage, { say: 'open' }>

let opened: Opened | undefined
let recorder: MediaRecorder | undefined
/** Counts what was opened and closed: devices that open when something else is wanted by then are closed at once. */
let turn = 0

function close(): void {
  turn += 1
  if (recorder !== undefined && recorder.state !== 'inactive') recorder.stop()
  recorder = undefined
  if (opened === undefined) return
  clearInterval(opened.timer)
  for (const track of opened.stream.getTracks()) {
    track.onended = null
    track.stop()
  }
  void opened.context.close()
  opened = undefined
}

/** Without the entries by which the machine names one of them twice. */
async function listed(kind: MediaDeviceKind): Promise<{ readonly name: string; readonly deviceId: string }[]> {
  const all = (await navigator.mediaDevices.enumerateDevices()).filter((device) => device.kind === kind && device.deviceId !== 'default' && device.deviceId !== 'communications' && device.label !== '')
  return namedApart(all.map(({ label }) => label)).map((name, at) => ({ name, deviceId: all[at]?.deviceId ?? '' }))
}

async function names(): Promise<DeviceNames> {
  const [microphones, cameras] = [await listed('audioinput'), await listed('videoinput')]
  return { microphones: microphones.map(({ name }) => name), cameras: cameras.map(({ name }) => name) }
}

/** The device of this name; any where none was chosen, none where that one is not there. */
async function wished(kind: MediaDeviceKind, wish: string): Promise<{ deviceId?: { exact: string } } | undefined> {
  const all = await listed(kind)
  if (wish === '') return all.length === 0 ? undefined : {}
  const found = all.find(({ name }) => name === wish)
  return found === undefined ? undefined : { deviceId: { exact: found.deviceId } }
}

const FAULTS: Readonly<Record<string, DeviceFault>> = { NotAllowedError: 'device-refused', SecurityError: 'device-refused', NotReadableError: 'device-busy', AbortError: 'device-busy', NotFoundError: 'no-microphone', OverconstrainedError: 'no-microphone' }

async function open({ kind, microphone, camera }: Open, say: (word: FromPage) => void): Promise<{ readonly device: string } | { readonly fault: DeviceFault }> {
  close()
  const mine = turn
  let stream: MediaStream | undefined
  try {
    const [sound, picture] = [await wished('audioinput', microphone), kind === 'picture' ? await wished('videoinput', camera) : undefined]
    if (sound === undefined) return { fault: 'no-microphone' }
    if (kind === 'picture' && picture === undefined) return { fault: 'no-camera' }
    stream = await navigator.mediaDevices.getUserMedia({
      audio: { ...sound, echoCancellation: false, noiseSuppression: false, autoGainControl: true },
      ...(picture === undefined ? {} : { video: { ...picture, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 15 } } }),
    })
    if (turn !== mine) throw new DOMException('given up', 'AbortError')
    const context = new AudioContext()
    const analyser = new AnalyserNode(context, { fftSize: 8192 })
    context.createMediaStreamSource(stream).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    const timer = window.setInterval(() => {
      analyser.getFloatTimeDomainData(samples)
      let peak = 0
      for (const sample of samples) peak = Math.max(peak, Math.abs(sample))
      say({ level: Math.min(255, Math.round(peak * 255)) })
    }, LEVEL_MS)
    opened = { kind, stream, context, timer }
    for (const track of stream.getTracks()) track.onended = () => { say({ gone: true }) }
    return { device: stream.getTracks().map(({ label }) => label).join('、').slice(0, 200) }
  } catch (error) {
    for (const track of stream?.getTracks() ?? []) track.stop()
    return { fault: FAULTS[error instanceof DOMException ? error.name : ''] ?? 'device-failed' }
  }
}

/** Wide enough to see who is in it, and no more. */
const PICTURE_WIDTH = 320
const PICTURE_QUALITY = 0.7
async function picture(): Promise<ArrayBuffer | undefined> {
  const track = opened?.stream.getVideoTracks()[0]
  if (track === undefined) return undefined
  const frame = await new ImageCapture(track).grabFrame()
  const canvas = new OffscreenCanvas(PICTURE_WIDTH, Math.round((PICTURE_WIDTH * frame.height) / frame.width))
  canvas.getContext('2d')?.drawImage(frame, 0, 0, canvas.width, canvas.height)
  frame.close()
  return (await canvas.convertToBlob({ type: 'image/jpeg', quality: PICTURE_QUALITY })).arrayBuffer()
}

function start(of: number, say: (word: FromPage) => void): void {
  if (opened === undefined) return say({ stopped: of })
  const mimeType = FORMS[opened.kind].find((form) => MediaRecorder.isTypeSupported(form))
  const made = new MediaRecorder(opened.stream, { ...(mimeType === undefined ? {} : { mimeType }), audioBitsPerSecond: SOUND_BITS, videoBitsPerSecond: PICTURE_BITS })
  recorder = made
  // One after the other: what is read later must not overtake.
  let handed = Promise.resolve()
  made.ondataavailable = ({ data }) => {
    handed = handed.then(async () => {
      if (data.size > 0) say({ of, bytes: await data.arrayBuffer() })
    })
  }
  made.onstop = () => { handed = handed.then(() => { say({ stopped: of }) }) }
  made.start(PART_MS)
}

async function heed(word: ToPage, say: (word: FromPage) => void): Promise<void> {
  switch (word.say) {
    case 'open': return say({ opened: word.ask, ...(await open(word, say)) })
    case 'names': return say({ names: word.ask, found: await names().catch(() => ({ microphones: [], cameras: [] })) })
    case 'picture': {
      const seen = await picture().catch(() => undefined)
      return say({ pictured: word.ask, ...(seen === undefined ? {} : { picture: seen }) })
    }
    case 'start': try { return start(word.id, say) } catch { return say({ stopped: word.id }) }
    case 'pause': return recorder?.pause()
    case 'resume': return recorder?.resume()
    case 'stop': return recorder?.stop()
    case 'rest': return close()
  }
}

window.addEventListener('message', ({ data, ports: [port] }: MessageEvent<unknown>) => {
  if (data !== 'port' || port === undefined) return
  const say = (word: FromPage): void => { port.postMessage(word) }
  port.onmessage = ({ data: word }: MessageEvent<ToPage>) => void heed(word, say)
})

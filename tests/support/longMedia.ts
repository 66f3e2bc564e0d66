/** Long recordings with one loud minute in them, as real programs write them: small enough to be made in a test. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RecordingFormat } from '#core/domain/recordingFormat'

export interface LongMedia { readonly name: string; readonly format: RecordingFormat; readonly picture: boolean; readonly args: string }
const one = (name: string, format: RecordingFormat, args: string, picture = false): LongMedia => ({ name, format, picture, args })
const X264 = '-c:v libx264 -preset ultrafast -g 50 -c:a aac -b:a 32k'

export const LONG_MEDIA: readonly LongMedia[] = [
  one('long.wav', 'wav', '-ar 8000 -c:a pcm_s16le'), one('long.ulaw.wav', 'wav', '-ar 8000 -c:a pcm_mulaw'),
  one('long.mp3', 'mp3', '-c:a libmp3lame -b:a 24k -write_xing 0'), one('long.vbr.mp3', 'mp3', '-c:a libmp3lame -q:a 9'),
  one('long.aac', 'aac', '-c:a aac -b:a 24k'), one('long.m4a', 'm4a', '-c:a aac -b:a 24k'), one('long.front.m4a', 'm4a', '-c:a aac -b:a 24k -movflags +faststart'),
  one('long.opus.ogg', 'ogg', '-c:a libopus -b:a 16k'), one('long.vorbis.ogg', 'ogg', '-c:a libvorbis -q:a 0'), one('long.flac.ogg', 'ogg', '-c:a flac -f ogg'),
  one('long.webm', 'webm', '-c:a libopus -b:a 16k'), one('long.live.webm', 'webm', '-c:a libopus -b:a 16k -live 1 -cluster_time_limit 30000'), one('long.vorbis.webm', 'webm', '-c:a libvorbis -q:a 0'),
  one('long.picture.webm', 'webm', '-c:v libvpx -deadline realtime -cpu-used 8 -b:v 100k -c:a libopus -b:a 16k', true), one('long.mkv', 'webm', X264, true),
  one('long.mp4', 'mp4', X264, true), one('long.parts.mp4', 'mp4', `${X264} -movflags +frag_keyframe+empty_moov`, true), one('long.dash.mp4', 'mp4', `${X264} -movflags +dash+frag_keyframe+global_sidx`, true),
]

const [RATE, HEAD] = [8000, 44]
const [QUIET, LOUD] = [0.02, 0.7]

function makeTone(path: string, seconds: number, loud: number): void {
  const wav = Buffer.alloc(HEAD + seconds * RATE * 2)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(wav.length - 8, 4)
  wav.write('WAVEfmt ', 8)
  for (const [value, at, size] of [[16, 16, 4], [1, 20, 2], [1, 22, 2], [RATE, 24, 4], [RATE * 2, 28, 4], [2, 32, 2], [16, 34, 2]] as const) wav.writeUIntLE(value, at, size)
  wav.write('data', 36)
  wav.writeUInt32LE(seconds * RATE * 2, 40)
  const samples = new Int16Array(wav.buffer, wav.byteOffset + HEAD, seconds * RATE)
  for (const at of samples.keys()) samples[at] = Math.round(32_767 * loud * Math.sin((2 * Math.PI * 440 * at) / RATE) * (0.6 + 0.4 * Math.sin((7 * at) / RATE)))
  writeFileSync(path, wav)
}

const ffmpeg = (...args: readonly string[]): void => void execFileSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...args], { stdio: ['ignore', 'ignore', 'pipe'] })

/** Minutes of a quiet room with a loud one beginning at `loudAt`. Minutes are encoded once and put together as often as they are needed. @returns where it lies. */
export function makeLong(folder: string, { name, picture, args }: LongMedia, minutes: number, loudAt: number): string {
  const [path, list] = [join(folder, name), join(folder, 'list.txt')]
  for (const [tone, loud] of [['quiet', QUIET], ['loud', LOUD]] as const) {
    makeTone(join(folder, `${tone}.wav`), 60, loud)
    ffmpeg('-i', join(folder, `${tone}.wav`), ...(picture ? ['-f', 'lavfi', '-i', 'testsrc=size=64x48:rate=2:duration=60', '-pix_fmt', 'yuv420p'] : []), ...args.split(' '), '-t', '60', join(folder, `${tone}.${name}`))
  }
  writeFileSync(list, Array.from({ length: minutes }, (_, minute) => `file '${join(folder, `${minute === loudAt ? 'loud' : 'quiet'}.${name}`)}'`).join('\n'))
  const muxed = args.split(' ').filter((_, at, all) => /^-(?:movflags|f|live|cluster_time_limit|write_xing)$/u.test(all[at] ?? '') || /^-(?:movflags|f|live|cluster_time_limit|write_xing)$/u.test(all[at - 1] ?? ''))
  ffmpeg('-f', 'concat', '-safe', '0', '-i', list, '-c', 'copy', ...muxed, path)
  return path
}

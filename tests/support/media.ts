/** Recordings as real programs write them: every format, made by ffmpeg of a tone and a test picture. */
import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { RecordingFormat } from '#core/domain/recordingFormat'

/** Whether there is one; says so once where there is none. */
export function hasFfmpeg(): boolean {
  const there = spawnSync('ffmpeg', ['-version'], { stdio: 'ignore' }).status === 0
  if (!there) process.stderr.write('ffmpeg is missing: recordings as other programs write them are not tested here.\n')
  return there
}

export interface MediaSample { readonly name: string; readonly format: RecordingFormat; /** Whether the file says how long it is. */ readonly told: boolean; readonly args: readonly string[] }
const sample = (name: string, format: RecordingFormat, args: string, told = true): MediaSample => ({ name, format, told, args: args.split(' ') })
const PICTURE = '-f lavfi -i testsrc=size=160x120:rate=5 -shortest -pix_fmt yuv420p'

export const SAMPLES: readonly MediaSample[] = [
  sample('plain.wav', 'wav', ''), sample('ulaw.wav', 'wav', '-c:a pcm_mulaw -ar 8000 -ac 1'), sample('adpcm.wav', 'wav', '-c:a adpcm_ima_wav'), sample('rf64.wav', 'wav', '-rf64 always'),
  sample('constant.mp3', 'mp3', '-c:a libmp3lame -b:a 64k'), sample('variable.mp3', 'mp3', '-c:a libmp3lame -q:a 5'), sample('bare.mp3', 'mp3', '-c:a libmp3lame -q:a 5 -write_xing 0 -id3v2_version 0'),
  sample('slow.mp3', 'mp3', '-c:a libmp3lame -ar 16000 -ac 1 -b:a 32k -write_xing 0'), sample('tagged.mp3', 'mp3', '-c:a libmp3lame -write_id3v1 1 -metadata title=tone -write_xing 0 -b:a 96k'),
  sample('sound.aac', 'aac', '-c:a aac -b:a 64k'), sample('mono.aac', 'aac', '-c:a aac -ar 16000 -ac 1 -b:a 24k'),
  sample('sound.m4a', 'm4a', '-c:a aac'), sample('front.m4a', 'm4a', '-c:a aac -movflags +faststart'),
  sample('picture.mp4', 'mp4', `${PICTURE} -c:v libx264 -c:a aac`), sample('fragments.mp4', 'mp4', `${PICTURE} -c:v libx264 -c:a aac -movflags +frag_keyframe+empty_moov`, false), sample('indexed.mp4', 'mp4', `${PICTURE} -c:v libx264 -g 5 -c:a aac -movflags +dash+frag_keyframe+global_sidx`),
  sample('opus.ogg', 'ogg', '-c:a libopus -b:a 32k'), sample('vorbis.ogg', 'ogg', '-c:a libvorbis'), sample('flac.ogg', 'ogg', '-c:a flac -f ogg'), sample('speex.ogg', 'ogg', '-c:a libspeex -ar 16000 -ac 1'),
  sample('sound.webm', 'webm', '-c:a libopus'), sample('picture.webm', 'webm', `${PICTURE} -c:v libvpx -c:a libopus`), sample('picture.mkv', 'webm', `${PICTURE} -c:v libx264 -c:a aac`), sample('live.webm', 'webm', '-c:a libopus -live 1', false),
]

/** @returns where it lies. */
export function makeSample(folder: string, { name, args }: MediaSample, seconds: number, as = name): string {
  const path = join(folder, as)
  // The inputs come before what is said of the output.
  const inputs = args.includes('lavfi') ? args.slice(0, 4) : []
  const rest = args.slice(inputs.length).filter((arg) => arg !== '')
  execFileSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', '-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`, ...inputs, ...rest, '-t', String(seconds), path], { stdio: ['ignore', 'ignore', 'pipe'] })
  return path
}

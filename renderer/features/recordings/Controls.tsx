/** The controls under a picture or beside a sound: play, place, speed. */
import { ActionIcon, SegmentedControl, Text } from '@mantine/core'
import { IconPlayerPauseFilled, IconPlayerPlayFilled, IconRewindBackward5, IconRewindForward5 } from '@tabler/icons-react'
import type { RecordingPage } from '#core/contract/recordings'
import { clockOf } from '../../ui/recordings/recordingWords'
import { type Playing, SPEEDS } from './usePlayer'
import type { Served } from './useWave'
import { Wave } from './Wave'
import style from './recordings.module.css'

const STEP_MS = 5000

export function Controls({ playing, page, address, served }: { readonly playing: Playing; readonly page: RecordingPage; readonly address: string; readonly served: Served }) {
  const { at, length, speed, seek, toggle, faster, waiting } = playing
  // Whole numbers: what the control would round, it would give back as if somebody had moved it.
  const most = Math.max(1, Math.round(length === 0 ? at : length))
  const place = Math.min(Math.round(at), most)
  return (
    <>
      <Wave page={page} address={address} served={served} playing={playing} />
      <input type="range" className={style.place} aria-label="播放位置" aria-valuetext={`${clockOf(at)}，共 ${clockOf(length)}`} min={0} max={most} step={1} value={place} onChange={(event) => seek(Number(event.currentTarget.value))} />
      <div className={style.controls}>
        <ActionIcon size="lg" variant="filled" aria-label={playing.playing ? '暂停' : '继续播放'} aria-keyshortcuts="Space" onClick={toggle}>{playing.playing ? <IconPlayerPauseFilled size={18} aria-hidden="true" /> : <IconPlayerPlayFilled size={18} aria-hidden="true" />}</ActionIcon>
        <ActionIcon size="lg" variant="default" aria-label="后退 5 秒" aria-keyshortcuts="ArrowLeft" onClick={() => seek(at - STEP_MS)}><IconRewindBackward5 size={18} aria-hidden="true" /></ActionIcon>
        <ActionIcon size="lg" variant="default" aria-label="前进 5 秒" aria-keyshortcuts="ArrowRight" onClick={() => seek(at + STEP_MS)}><IconRewindForward5 size={18} aria-hidden="true" /></ActionIcon>
        <span className={style.clock}><b>{clockOf(at)}</b> / {length === 0 ? '长度未知' : clockOf(length)}</span>
        <SegmentedControl size="xs" aria-label="播放速度" data={SPEEDS.map((value) => ({ value: String(value), label: `${value}×` }))} value={String(speed)} onChange={(value) => faster(Number(value))} />
        <Text size="xs" c="gray.7" role="status">{waiting ? '正在读取…' : '空格 播放/暂停　← → 5 秒　, . 速度'}</Text>
      </div>
    </>
  )
}

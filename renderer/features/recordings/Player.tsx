/** Plays one recording: nothing is asked for before somebody wants it, as each playing is in the log. */
import { Alert, Button, Group, Text } from '@mantine/core'
import { IconPlayerPlayFilled } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { OutputOf } from '#core/contract/index'
import type { RecordingPage } from '#core/contract/recordings'
import { ask } from '../../bridge/client'
import { clockOf } from '../../ui/recordings/recordingWords'
import { useAttempt } from '../../ui/useAttempt'
import { Unplaced } from '../../ui/Unplaced'
import { Controls } from './Controls'
import { MarkList } from './MarkList'
import { NoteForm } from './NoteForm'
import { usePlayer } from './usePlayer'
import { usePlayerKeys } from './usePlayerKeys'
import style from './recordings.module.css'

type Opened = OutputOf<'recordings.play'>

const ENDINGS: Readonly<Record<Opened['ending'], string>> = { whole: '', cut: '这段录音录像的结尾没有录完（断电或程序意外停止），前面的照常播放。', damaged: '这段录音录像的结尾已损坏，只能放到损坏处；请做一次校验；另外存有副本的，请从那里找回。' }

const HINDERED = ['error', 'stalled', 'waiting'] as const

export function Player({ page }: { readonly page: RecordingPage }) {
  const { row, marks } = page
  const [opened, open] = useState<Opened | undefined>(undefined)
  const attempt = useAttempt('recordings.play')
  const address = opened === undefined ? '' : `app://media/${opened.ticket}`
  const playing = usePlayer(address, row.lengthMs)
  const broken = useBroken(row.id, opened?.ticket, playing.element)
  usePlayerKeys(playing, address !== '')
  const begin = async () => {
    const reply = await attempt.ask({ id: row.id })
    if (reply?.ok === true) open(reply.value)
  }
  const media = { src: address, autoPlay: true, preload: 'metadata' }
  return (
    <>
      <section className={style.player} aria-label="播放">
        <Unplaced wrong={attempt.wrong} shown={[]} />
        {opened === undefined && page.shut === '' && <Group><Button leftSection={<IconPlayerPlayFilled size={16} aria-hidden="true" />} loading={attempt.busy} onClick={() => void begin()}>播放</Button><Text size="sm" c="gray.7">每次播放都记在查阅记录和审计日志里。</Text></Group>}
        {opened !== undefined && broken === '' && ENDINGS[opened.ending] !== '' && <Alert color="orange" p="xs" role="status">{ENDINGS[opened.ending]}</Alert>}
        {broken !== '' && <Alert color="red" p="xs" role="alert"><Group gap="xs">{broken}<Button size="xs" variant="default" onClick={() => { open(undefined); void begin() }}>重新播放</Button></Group></Alert>}
        {opened !== undefined && row.kind === 'sound' && <audio key={address} ref={(one) => { playing.element.current = one }} {...media} />}
        {opened !== undefined && row.kind === 'picture' && <video key={address} className={style.picture} ref={(one) => { playing.element.current = one }} {...media} onClick={playing.toggle} />}
        {opened !== undefined && <Controls playing={playing} page={page} address={address} served={opened} />}
      </section>
      {row.state !== 'destroyed' && <MarkList marks={marks} {...(opened === undefined ? {} : { onSeek: playing.seek })} />}
      {page.shut === '' && <NoteForm id={row.id} ms={Math.floor(playing.at)} />}
    </>
  )
}

/**
 * What stopped the player, asked of the office: a damaged file, one that is gone, or a ticket that ended.
 * The engine asks again for half a minute before it calls it an error; as soon as it waits, the office knows what hinders it.
 */
function useBroken(id: number, ticket: string | undefined, element: { readonly current: HTMLMediaElement | null }): string {
  const [words, say] = useState('')
  useEffect(() => {
    say('')
    const media = element.current
    if (ticket === undefined || media === null) return
    let current = true
    const hear = ({ type }: Event) => void ask('recordings.trouble', { id, ticket }).then((reply) => {
      if (!current || (type !== 'error' && (!reply.ok || reply.value.code === undefined))) return
      say(reply.ok ? wordsFor(reply.value) : reply.fault.message)
    })
    for (const name of HINDERED) media.addEventListener(name, hear)
    return () => {
      current = false
      for (const name of HINDERED) media.removeEventListener(name, hear)
    }
  }, [id, ticket])
  return words
}

function wordsFor({ code, aboutMs }: OutputOf<'recordings.trouble'>): string {
  switch (code) {
    case 'damaged': return `文件在${aboutMs === undefined ? '后面' : ` ${clockOf(aboutMs)} 前后`}损坏，从那里起放不出来；请做一次校验；另外存有副本的，请从那里找回。`
    case 'missing': return '文件不见了：可能被移走或删除，或录音设备拔掉了。请核对后重新播放。'
    case 'foreign': return '文件被换成了别的东西，不能播放；请做一次校验；另外存有副本的，请从那里找回。'
    case 'disk': return '文件读不出来，请检查磁盘或录音设备后重新播放。'
    case undefined: return '放不出来：播放凭证已失效，或这种编码不能在这里播放。请重新播放；仍不行可导出后用别的播放器打开。'
  }
}

/** Open drafts as tabs, and a button for the next visitor. A visitor at the desk reads along: only his own tab says name and matter. Discarding asks first. */
import { Button, Group, Popover, Text } from '@mantine/core'
import { useViewportSize } from '@mantine/hooks'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { DraftRow } from '#core/contract/drafts'
import { maskName } from '#core/domain/mask'
import { useAsk } from '../../bridge/useAsk'
import style from './DraftTabs.module.css'

interface Props {
  readonly drafts: readonly DraftRow[]
  readonly current: number | undefined
  /** Drafts can be begun and discarded. */
  readonly writable: boolean
  readonly onOpen: (id: number) => void
  readonly onStart: () => void
  readonly onDiscard: (id: number) => void
}

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false })

/** One stop for Tab; the arrows walk along, Enter opens. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')]
  const at = tabs.findIndex((tab) => tab === event.target)
  const next = { ArrowRight: tabs[at + 1], ArrowLeft: tabs[at - 1], Home: tabs[0], End: tabs.at(-1) }[event.key]
  if (at < 0 || next === undefined) return
  event.preventDefault()
  next.focus()
}

export function DraftTabs({ drafts, current, writable, onOpen, onStart, onDiscard }: Props) {
  const strip = useRef<HTMLDivElement>(null)
  const { width } = useViewportSize()
  useEffect(() => { strip.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }) }, [current, drafts.length, width])
  if (drafts.length === 0) return null
  return (
    <div className={style.bar}>
      <div role="tablist" aria-label="草稿" className={style.tabs} ref={strip} onKeyDown={walk}>
        {drafts.map((draft) => (
          <button key={draft.id} type="button" role="tab" tabIndex={draft.id === current ? 0 : -1} aria-selected={draft.id === current} className={style.tab} onClick={() => onOpen(draft.id)}>
            <span className={style.name}>{draft.ticket !== undefined && <span title="候访号">{draft.ticket}　</span>}{(draft.id === current ? draft.name : maskName(draft.name)) || '未填姓名'}</span>
            <span className={style.time}>{(draft.id === current && draft.title) || `${clock.format(draft.startedAt)} 开始`}</span>
          </button>
        ))}
      </div>
      {writable && <Button size="xs" variant="light" onClick={onStart}>新来访（F2）</Button>}
      {writable && current !== undefined && <Discard draftId={current} onDiscard={() => onDiscard(current)} />}
    </div>
  )
}

function Discard({ draftId, onDiscard }: { readonly draftId: number; readonly onDiscard: () => void }) {
  return (
    <Popover width={260} position="bottom-end" withArrow shadow="md" trapFocus>
      <Popover.Target><Button size="xs" variant="subtle" color="gray">删除草稿</Button></Popover.Target>
      <Popover.Dropdown>
        <Text size="sm">删除后不能恢复。确定删除这份草稿吗？</Text>
        <LeftBehind draftId={draftId} />
        <Group mt="xs"><Button size="xs" color="red" onClick={onDiscard}>删除</Button></Group>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Recordings stay when the draft goes, and are no longer its owner's alone: told before. */
function LeftBehind({ draftId }: { readonly draftId: number }) {
  const count = useAsk('recorder.of', { draftId }).value?.recordings.length ?? 0
  if (count === 0) return null
  return <Text size="sm" mt={4}>录下的 {count} 段录音录像不会一起删除，正在录的会结束。它们不再只归您：持有录音录像专项密钥的同事都能查到，到期由分管领导销毁。</Text>
}

/** Open drafts as tabs, and a button for the next visitor. Discarding asks first. */
import { Button, Group, Popover, Text } from '@mantine/core'
import type { DraftRow } from '#core/contract/drafts'
import style from './DraftTabs.module.css'

interface Props {
  readonly drafts: readonly DraftRow[]
  readonly current: number | undefined
  readonly onOpen: (id: number) => void
  readonly onStart: () => void
  readonly onDiscard: (id: number) => void
}

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false })

export function DraftTabs({ drafts, current, onOpen, onStart, onDiscard }: Props) {
  return (
    <div className={style.bar}>
      <div role="tablist" aria-label="草稿" className={style.tabs}>
        {drafts.map((draft) => (
          <button key={draft.id} type="button" role="tab" aria-selected={draft.id === current} className={style.tab} onClick={() => onOpen(draft.id)}>
            <span className={style.name}>{draft.name || '未填姓名'}</span>
            <span className={style.time}>{draft.title || `${clock.format(draft.startedAt)} 开始`}</span>
          </button>
        ))}
      </div>
      <Button size="xs" variant="light" onClick={onStart}>新来访（F2）</Button>
      {current !== undefined && <Discard onDiscard={() => onDiscard(current)} />}
    </div>
  )
}

function Discard({ onDiscard }: { readonly onDiscard: () => void }) {
  return (
    <Popover width={260} position="bottom-end" withArrow shadow="md" trapFocus>
      <Popover.Target><Button size="xs" variant="subtle" color="gray">删除草稿</Button></Popover.Target>
      <Popover.Dropdown>
        <Text size="sm">删除后不能恢复。确定删除这份草稿吗？</Text>
        <Group mt="xs"><Button size="xs" color="red" onClick={onDiscard}>删除</Button></Group>
      </Popover.Dropdown>
    </Popover>
  )
}

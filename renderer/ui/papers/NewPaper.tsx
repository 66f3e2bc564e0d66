/** “新文书”: the kinds of paper by group. What cannot be started stays in the list and says why, for the keyboard and for ears too. */
import { Alert, Button, Menu, Text } from '@mantine/core'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { KindRow } from '#core/contract/paperRows'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import { groupedKinds } from './paperWords'
import style from './papers.module.css'

/** Without `petitionId`: papers of the desk itself. `begun`: kinds of which a draft lies there already. */
interface Props { readonly petitionId?: number; readonly begun: readonly string[] }

export function NewPaper({ petitionId, begun }: Props) {
  const of = petitionId === undefined ? {} : { petitionId }
  const kinds = useAsk('papers.kinds', of)
  const { tell, busy } = useTell('papers.start')
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const navigate = useNavigate()
  const start = async (kind: string) => {
    setRefused(undefined)
    const reply = await tell({ kind, ...of })
    if (reply.ok) void navigate(`/papers/draft/${reply.value.draftId}`)
    else setRefused(reply.fault.message)
  }
  const fault = refused ?? kinds.fault?.message
  return (
    <div className={style.new}>
      <Menu width={430} position="bottom-end" withArrow shadow="md" trapFocus menuItemTabIndex={0} withInitialFocusPlaceholder={false}>
        <Menu.Target><Button size="sm" loading={busy} disabled={kinds.value === undefined}>新文书</Button></Menu.Target>
        <Menu.Dropdown className={style.kinds ?? ''} aria-label="文书种类">
          {groupedKinds(kinds.value ?? []).map((group) => (
            <div key={group.name} role="group" aria-label={group.name}>
              <Menu.Label className={style.group ?? ''}>{group.name}</Menu.Label>
              {group.kinds.map((kind) => <Kind key={kind.id} kind={kind} begun={begun.includes(kind.id)} onStart={() => void start(kind.id)} />)}
            </div>
          ))}
        </Menu.Dropdown>
      </Menu>
      {fault !== undefined && <Alert color="red" p="xs" mt="xs" role="alert">{fault}</Alert>}
    </div>
  )
}

function Kind({ kind, begun, onStart }: { readonly kind: KindRow; readonly begun: boolean; readonly onStart: () => void }) {
  if (!kind.offered) return <Menu.Item aria-disabled closeMenuOnClick={false} className={style.barred ?? ''} aria-label={`${kind.name}，现在不能起草：${kind.why}`}>{kind.name}</Menu.Item>
  const hints = [begun ? '已有草稿，可以接着写' : '', kind.drafted ? `替${kind.draftedFor === '' ? '有权处理机关' : kind.draftedFor}代拟` : '', kind.delivered ? '需送达' : ''].filter((hint) => hint !== '')
  return <Menu.Item onClick={onStart}>{kind.name}{hints.length > 0 && <Text span size="xs" c="gray.7">　{hints.join(' · ')}</Text>}</Menu.Item>
}

/** What can be done with an entry now, by the same table that the office enforces; a reason or a day is asked for where one is needed. */
import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type FormEvent } from 'react'
import type { Reply } from '#core/contract/call'
import type { ScriptRow } from '#core/contract/scripts'
import { type Day, isDay } from '#core/domain/day'
import { forbiddenIn } from '#core/domain/doNotSay'
import { mayStep, monthsLater, type ScriptAction, stepTo } from '#core/domain/scripts'
import { ask } from '../../bridge/client'
import { useAsk } from '../../bridge/useAsk'
import type { LibraryProps } from './Library'
import { changeOf } from './typing'

type Step = Exclude<ScriptAction, 'edit'>
interface Words { readonly button: string; readonly done: string; readonly does: string; readonly asks: 'nothing' | 'reason' | 'day'; readonly main?: true }
const WORDS: Readonly<Record<Step, Words>> = {
  review: { button: '审阅通过', done: '已审阅，等分管领导发布', does: '', asks: 'nothing', main: true },
  publish: { button: '发布', done: '已发布，接谈台现在就能用', does: '发布后接谈台就用这一版。', asks: 'day', main: true },
  renew: { button: '复审，继续使用', done: '已复审', does: '内容仍然合适，到下面这天再看一次。', asks: 'day' },
  sendBack: { button: '退回修改', done: '已退回', does: '写明要改什么，作者在经过里看得到。', asks: 'reason' },
  drop: { button: '放弃这一版', done: '已放弃，仍用发布的那一版', does: '', asks: 'nothing' },
  retire: { button: '停用', done: '已停用', does: '停用后接谈台不再出现，以前用过的记录还在。', asks: 'reason' },
  revive: { button: '重新启用', done: '已转为草稿，审阅发布后可用', does: '转为草稿，重新审阅、发布后才出现在接谈台。', asks: 'reason' },
}
const ORDER: readonly Step[] = ['review', 'publish', 'renew', 'sendBack', 'drop', 'revive', 'retire']

function send(step: Step, { id, version }: ScriptRow, given: string): Promise<Reply> {
  switch (step) {
    case 'review': return ask('scripts.review', { id, version })
    case 'drop': return ask('scripts.drop', { id, version })
    case 'sendBack': return ask('scripts.sendBack', { id, version, reason: given })
    case 'publish': return ask('scripts.publish', { id, version, reviewOn: given as Day })
    case 'renew': return ask('scripts.renew', { id, reviewOn: given as Day })
    case 'retire': return ask('scripts.retire', { id, reason: given })
    case 'revive': return ask('scripts.revive', { id, reason: given })
  }
}

type Props = Pick<LibraryProps, 'me' | 'today' | 'reviewMonths' | 'onEdit'> & { readonly row: ScriptRow }

export function ScriptSteps({ row, me, today, reviewMonths, onEdit }: Props) {
  const [asking, setAsking] = useState<Step | undefined>(undefined)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const standing = { state: row.state, published: row.publishedVersion !== undefined, authorId: row.own ? me.id : null }
  const possible = ORDER.filter((step) => stepTo(step, standing) !== undefined)
  const run = async (step: Step, given = '') => {
    const reply = await send(step, row, given)
    setRefused(reply.ok ? undefined : reply.fault.message)
    if (!reply.ok) return
    setAsking(undefined)
    notifications.show({ message: WORDS[step].done })
  }
  const own = possible.includes('review') && row.own
  return (
    <Stack gap={6}>
      {(row.state === 'draft' || row.state === 'reviewed') && <Judged row={row} />}
      <Group gap="xs">
        {possible.filter((step) => mayStep(step, standing, me)).map((step) => (
          <Button key={step} size="xs" variant={WORDS[step].main === true ? 'filled' : 'default'} onClick={() => (WORDS[step].asks === 'nothing' ? void run(step) : setAsking(step))}>{WORDS[step].button}</Button>
        ))}
        {stepTo('edit', standing) !== undefined && <Button size="xs" variant="default" onClick={() => onEdit(changeOf(row))}>修改</Button>}
      </Group>
      {own && <Text size="xs" c="gray.7">这一版是您写的，请另一位同事审阅。</Text>}
      {row.state === 'reviewed' && !me.roles.includes('leader') && <Text size="xs" c="gray.7">已审阅，等分管领导发布。</Text>}
      {refused !== undefined && <Alert color="red" p="xs" role="alert">{refused}</Alert>}
      {asking !== undefined && <Asking key={asking} step={asking} today={today} proposed={monthsLater(today, reviewMonths)} onRun={(given) => void run(asking, given)} onCancel={() => { setAsking(undefined); setRefused(undefined) }} />}
    </Stack>
  )
}

/** Whether the words keep to the do-not-say list: told to whoever reviews, who decides. */
function Judged({ row }: { readonly row: ScriptRow }) {
  const rules = useAsk('scripts.rules', {}).value?.doNotSay ?? []
  const found = forbiddenIn(`${row.title}。${row.say}`, rules)
  return found.length === 0 ? null : <Alert color="orange" p="xs">{found.map(({ phrase, why, better }) => <Text key={phrase} size="sm">“可以说”里有“{phrase}”：{why}。可以改成：{better}</Text>)}</Alert>
}

interface AskingProps { readonly step: Step; readonly today: Day; readonly proposed: Day; readonly onRun: (given: string) => void; readonly onCancel: () => void }

function Asking({ step, today, proposed, onRun, onCancel }: AskingProps) {
  const { asks, does, button } = WORDS[step]
  const [given, setGiven] = useState<string>(asks === 'day' ? proposed : '')
  const right = asks === 'day' ? isDay(given) && given > today : given.trim().length >= 2
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (right) onRun(given)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap={6}>
        <Text size="sm">{does}</Text>
        {asks === 'day'
          ? <TextInput autoFocus size="xs" label="下次复审日期" description="写成 2027-09-05 的样子，要在今天以后" w={220} value={given} error={right ? undefined : '请填今天以后的日期'} onChange={(event) => setGiven(event.currentTarget.value)} />
          : <Textarea autoFocus size="xs" label="原因" autosize minRows={2} maxLength={500} value={given} onChange={(event) => setGiven(event.currentTarget.value)} />}
        <Group gap="xs"><Button size="xs" type="submit" disabled={!right}>{step === 'renew' ? '继续使用' : `确定${button}`}</Button><Button size="xs" variant="default" onClick={onCancel}>取消</Button></Group>
      </Stack>
    </form>
  )
}

/** What the desk asks a lawyer and hands over to him: each part is put in by hand or by a button, so that nothing goes with it unseen. */
import { ActionIcon, Alert, Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { HandedOver } from '#core/contract/legal'
import type { PetitionPage } from '#core/contract/petitions'
import { useAsk } from '../../bridge/useAsk'
import style from '../dialog.module.css'
import type { Wrong } from '../useAttempt'
import { useKeptForm } from '../useKeptForm'

interface Typed extends HandedOver { readonly toId: string }
const EMPTY: Typed = { entrusted: '', questions: [''], facts: '', materials: [], toId: '' }

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '')

export function RequestForm({ petitionId, onDone }: { readonly petitionId: number; readonly onDone: () => void }) {
  const { typed, put: type, send, busy, wrong, at } = useKeptForm('legal.request', `legalRequest:${petitionId}`, EMPTY, onDone)
  const page = useAsk('petitions.get', { id: petitionId }).value
  const lawyers = useAsk('desk.officers', {}).value?.filter(({ roles }) => roles.includes('justice')) ?? []
  const go = () => {
    const { toId, ...handed } = typed
    return send({ petitionId, ...handed, questions: handed.questions.filter((question) => question.trim() !== ''), ...(toId === '' ? {} : { toId: Number(toId) }) })
  }
  return (
    <Stack gap="sm">
      <Text size="sm">律师看不到这件事项，只看得到下面写的内容；姓名、证件号、电话、住址不需要的请不要写。</Text>
      <Textarea label="委托事项" withAsterisk autosize minRows={2} maxRows={6} maxLength={2000} value={typed.entrusted} error={at('entrusted')} onChange={(event) => type({ entrusted: event.currentTarget.value })} data-autofocus />
      <Questions typed={typed} type={type} page={page} wrong={wrong} />
      <Textarea label="移交的事实" autosize minRows={3} maxRows={10} maxLength={20_000} value={typed.facts} error={at('facts')} onChange={(event) => type({ facts: event.currentTarget.value })} />
      {page !== undefined && page.facts !== '' && <Group><Button size="compact-xs" variant="default" onClick={() => type({ facts: typed.facts === '' ? page.facts : `${typed.facts}\n${page.facts}` })}>放进登记的“事实和理由”</Button></Group>}
      <Materials typed={typed} type={type} page={page} wrong={wrong} />
      <Select label="委托给" description="不指定时，司法所任何一位同事、律师都可以接受" clearable placeholder="不指定" data={lawyers.map(({ id, name }) => ({ value: String(id), label: name }))} value={typed.toId === '' ? null : typed.toId} error={at('toId')} onChange={(value) => type({ toId: value ?? '' })} clearButtonProps={{ 'aria-label': '清除委托给' }} />
      {wrong !== undefined && <Alert color="red" p="xs" role="alert">{wrong.message}</Alert>}
      <Group className={style.steps ?? ''} justify="flex-end"><Button variant="default" onClick={onDone}>取消</Button><Button loading={busy} onClick={() => void go()}>移交并委托</Button></Group>
    </Stack>
  )
}

interface Part { readonly typed: Typed; readonly type: (part: Partial<Typed>) => void; readonly page: PetitionPage | undefined; readonly wrong: Wrong | undefined }

function Questions({ typed: { questions }, type, page, wrong }: Part) {
  const put = (next: readonly string[]) => type({ questions: [...next] })
  const fromForm = linesOf(page?.requests ?? '')
  return (
    <Stack gap={4}>
      {questions.map((question, at) => (
        <Group key={at} gap={4} wrap="nowrap" align="flex-end">
          <TextInput flex={1} label={`要律师回答的问题 ${at + 1}`} withAsterisk={at === 0} maxLength={1000} value={question} error={wrong?.field === `questions.${at}` || (wrong?.field === 'questions' && at === 0) ? wrong.message : undefined} onChange={(event) => { const text = event.currentTarget.value; put(questions.map((one, index) => (index === at ? text : one))) }} />
          {questions.length > 1 && <ActionIcon variant="subtle" color="red.8" aria-label={`删去问题 ${at + 1}`} onClick={() => put(questions.filter((_one, index) => index !== at))}><IconTrash size={16} /></ActionIcon>}
        </Group>
      ))}
      <Group gap="xs">
        <Button size="compact-xs" variant="default" disabled={questions.length >= 20} onClick={() => put([...questions, ''])}>再加一个问题</Button>
        {fromForm.length > 0 && <Button size="compact-xs" variant="default" onClick={() => put([...questions.filter((question) => question.trim() !== ''), ...fromForm].slice(0, 20))}>放进登记的“主要诉求”</Button>}
      </Group>
    </Stack>
  )
}

function Materials({ typed: { materials }, type, page, wrong }: Part) {
  const put = (next: HandedOver['materials']) => type({ materials: next })
  const change = (at: number, part: Partial<HandedOver['materials'][number]>) => put(materials.map((one, index) => (index === at ? { ...one, ...part } : one)))
  const received = page?.materials ?? []
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500}>移交的材料</Text>
      {materials.map(({ name, provider, note }, at) => (
        <Group key={at} gap={4} wrap="nowrap" align="flex-end" role="group" aria-label={`材料 ${at + 1}`}>
          <TextInput flex={2} size="xs" label="材料名称" maxLength={200} value={name} error={wrong?.field === `materials.${at}.name` ? wrong.message : undefined} onChange={(event) => change(at, { name: event.currentTarget.value })} />
          <TextInput flex={1} size="xs" label="提供人" maxLength={60} value={provider} onChange={(event) => change(at, { provider: event.currentTarget.value })} />
          <TextInput flex={1} size="xs" label="形式" placeholder="原件、复印件" maxLength={60} value={note} onChange={(event) => change(at, { note: event.currentTarget.value })} />
          <ActionIcon variant="subtle" color="red.8" aria-label={`删去材料 ${at + 1}`} onClick={() => put(materials.filter((_one, index) => index !== at))}><IconTrash size={16} /></ActionIcon>
        </Group>
      ))}
      <Group gap="xs">
        <Button size="compact-xs" variant="default" disabled={materials.length >= 60} onClick={() => put([...materials, { name: '', provider: '', note: '' }])}>添加材料</Button>
        {received.length > 0 && <Button size="compact-xs" variant="default" onClick={() => put([...materials, ...received.map(({ name, original }) => ({ name, provider: '信访人', note: original ? '原件' : '复印件' }))].slice(0, 60))}>放进已收的 {received.length} 件材料</Button>}
      </Group>
    </Stack>
  )
}

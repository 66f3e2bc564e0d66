/** Writing an entry: its words with slots at hand, a preview as the desk would see it, and a gentle word where a rule is broken. What is half-written is kept. */
import { Alert, Button, Chip, Group, SegmentedControl, Select, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useRef, useState } from 'react'
import { Scene, ScriptKind, Slot } from '#core/contract/scripts'
import { contentProblem, SCENE_NAMES, SCRIPT_KIND_NAMES } from '#core/domain/scripts'
import { useTell } from '../../bridge/useTell'
import { focusField, fieldId } from '../../ui/fieldFocus'
import { FilledWords } from '../../ui/scripts/FilledWords'
import { SayHint } from '../../ui/scripts/SayHint'
import { putText } from '../../ui/scripts/slash'
import { lackingIn, LONGEST, type TextOf, type Typing } from './typing'
import { useKeptTyping } from './useKeptTyping'
import style from './ScriptsScreen.module.css'

const LEVELS = ['1', '2', '3', '4'].map((value) => ({ value, label: `${value} 级` }))
const SAMPLE = { 称呼: '王女士', 事项: '楼道长期漏水', 时限日期: '2026年9月14日', 责任人: '李敏' }
const REST: readonly { readonly name: TextOf; readonly label: string; readonly hint?: string }[] = [
  { name: 'dontSay', label: '不要说' }, { name: 'why', label: '为什么' }, { name: 'law', label: '法律依据', hint: '如《信访工作条例》第二十三条；几条之间用“；”，没核对原文的加“（待核实）”' }, { name: 'nextStep', label: '下一步' },
]

interface Wrong { readonly field: string; readonly message: string }
interface Props { readonly typing: Typing; /** Which entry was handed in, if one was. */ readonly onClose: (id?: number) => void }

function useHandingIn(typing: Typing, onClose: Props['onClose']) {
  const kept = useKeptTyping(typing)
  const [wrong, setWrong] = useState<Wrong | undefined>(undefined)
  const { tell: save, busy } = useTell('scripts.save')
  const { tell: keepTyped } = useTell('scripts.keepTyped')
  const refuse = (found: Wrong) => {
    setWrong(found)
    focusField(`script.${found.field}`)
  }
  const handIn = async () => {
    const lacking = lackingIn(kept.content) ?? contentProblem(kept.content)
    if (lacking !== undefined) return refuse(lacking)
    const { id, baseVersion } = typing
    const reply = await save({ ...(id === undefined ? {} : { id }), ...(baseVersion === undefined ? {} : { baseVersion }), content: kept.content })
    if (!reply.ok) return refuse({ field: (reply.fault.field ?? '').replace(/^content\./u, ''), message: reply.fault.message })
    kept.forget()
    onClose(reply.value.id)
  }
  const giveUp = async () => {
    kept.forget()
    await keepTyped({})
    onClose()
  }
  const putAside = async () => {
    await kept.flush()
    onClose()
  }
  return { ...kept, wrong, busy, handIn, giveUp, putAside }
}

export function ScriptEditor({ typing, onClose }: Props) {
  const { content, change, wrong, busy, handIn, giveUp, putAside } = useHandingIn(typing, onClose)
  const errorOf = (field: string) => (wrong?.field === field ? wrong.message : undefined)
  return (
    <div className={style.editor}>
      <Group justify="space-between">
        <Title order={1} size="h2">{typing.id === undefined ? '新写一条话术' : '修改话术'}</Title>
        <Group gap="xs"><Button variant="default" onClick={() => void giveUp()}>放弃</Button><Button variant="default" onClick={() => void putAside()}>先放着</Button><Button loading={busy} onClick={() => void handIn()}>保存为草稿</Button></Group>
      </Group>
      <Text size="sm" c="gray.7">写的时候自动暂存，离开再回来可以接着写。保存后请另一位同事审阅，再由分管领导发布。</Text>
      {wrong !== undefined && <Alert color="red" p="xs" role="alert">{wrong.message}</Alert>}
      <div className={style.editing}>
        <Stack gap="sm">
          <TextInput id={fieldId('script.title')} label="标题" withAsterisk autoFocus maxLength={LONGEST.title} value={content.title} error={errorOf('title')} onChange={(event) => change({ title: event.currentTarget.value })} />
          <Say value={content.say} error={errorOf('say')} onChange={(say) => change({ say })} />
          {REST.map(({ name, label, hint }) => (
            <Textarea key={name} id={fieldId(`script.${name}`)} label={label} description={hint} inputWrapperOrder={['label', 'input', 'description', 'error']} autosize minRows={1} maxRows={6} maxLength={LONGEST[name]} value={content[name]} error={errorOf(name)} onChange={(event) => change({ [name]: event.currentTarget.value })} />
          ))}
        </Stack>
        <Stack gap="sm">
          <Select id={fieldId('script.scene')} label="场景" allowDeselect={false} data={Scene.options.map((value) => ({ value, label: SCENE_NAMES[value] }))} value={content.scene} onChange={(value) => change({ scene: Scene.parse(value) })} />
          <div>
            <Text size="sm" fw={600} id="script-kinds">类别</Text>
            <Chip.Group multiple value={[...content.kinds]} onChange={(chosen) => change({ kinds: ScriptKind.options.filter((kind) => chosen.includes(kind)) })}>
              <Group gap={6} role="group" aria-labelledby="script-kinds">{ScriptKind.options.map((kind) => <Chip key={kind} value={kind} size="xs">{SCRIPT_KIND_NAMES[kind]}</Chip>)}</Group>
            </Chip.Group>
            {errorOf('kinds') !== undefined && <Text size="xs" c="red.8">{errorOf('kinds')}</Text>}
          </div>
          <Levels label="情绪级别，从" value={content.levelFrom} onChange={(levelFrom) => change({ levelFrom, levelTo: Math.max(levelFrom, content.levelTo) })} />
          <Levels label="到" value={content.levelTo} onChange={(levelTo) => change({ levelTo, levelFrom: Math.min(levelTo, content.levelFrom) })} />
          <section className={style.preview} aria-label="样子"><Text size="xs" c="gray.7">接谈台上的样子</Text><p className={style.words}>{content.say.trim() === '' ? <Text span size="sm" c="gray.7">写了“可以说”，这里就有。</Text> : <FilledWords words={content.say} values={SAMPLE} />}</p></section>
        </Stack>
      </div>
    </div>
  )
}

function Levels({ label, value, onChange }: { readonly label: string; readonly value: number; readonly onChange: (level: number) => void }) {
  return <div><Text size="sm" fw={600}>{label}</Text><SegmentedControl fullWidth size="xs" aria-label={label} data={LEVELS} value={String(value)} onChange={(chosen) => onChange(Number(chosen))} /></div>
}

function Say({ value, error, onChange }: { readonly value: string; readonly error: string | undefined; readonly onChange: (say: string) => void }) {
  const box = useRef<HTMLTextAreaElement>(null)
  /** Nobody put the cursor anywhere yet: words go to the end. */
  const entered = useRef(false)
  const put = (slot: Slot) => {
    if (box.current === null) return
    const { selectionStart, selectionEnd, value: { length } } = box.current
    putText(box.current, entered.current ? selectionStart : length, entered.current ? selectionEnd : length, `{${slot}}`)
  }
  return (
    <div>
      <Textarea ref={box} id={fieldId('script.say')} label="可以说" withAsterisk autosize minRows={4} maxRows={12} maxLength={LONGEST.say} value={value} error={error} onFocus={() => { entered.current = true }} onChange={(event) => onChange(event.currentTarget.value)} />
      <SayHint text={value} />
      <Group gap={6} mt={4}><Text size="xs" c="gray.7">插入要填的空</Text>{Slot.options.map((slot) => <Button key={slot} size="compact-xs" variant="default" onClick={() => put(slot)}>{slot}</Button>)}</Group>
    </div>
  )
}

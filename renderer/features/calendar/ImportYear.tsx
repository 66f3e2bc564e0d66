/** Reading a year in: pasted notice, calendar file or JSON; tried first, then accepted by a person with source and reason. */
import { Alert, Button, Checkbox, FileButton, Group, NumberInput, Paper, SegmentedControl, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { type Change, type Effect, YearTextForm } from '#core/contract/calendar'
import { useKept } from '../../bridge/kept'
import { useAttempt } from '../../ui/useAttempt'
import style from './Calendar.module.css'
import { Checks, Difference, Moves } from './EffectView'
import { useTrial } from './useTrial'

/** As the contract takes it, in characters. */
const LONGEST = 300_000
const FORMS: readonly { readonly value: YearTextForm; readonly label: string }[] = [{ value: 'notice', label: '通知原文' }, { value: 'ics', label: '日历文件（.ics）' }, { value: 'json', label: '年份文件（.json）' }]
const HINTS: Readonly<Record<YearTextForm, string>> = {
  notice: '把国务院办公厅通知里“一、元旦：……”各条整段粘贴进来；看不懂的句子会逐句列出。', ics: '常见的节假日日历，条目标题里带“休”“班”的。', json: '别的接待室从这里导出的年份文件。',
}
interface Typed { readonly form: YearTextForm; readonly text: string; readonly year: number | ''; readonly source: string; readonly reason: string }
const BLANK: Typed = { form: 'notice', text: '', year: '', source: '', reason: '' }

function useImporting(onDone: (year: number) => void) {
  const { value: typed, set, forget } = useKept<Typed>('calendar-import', BLANK)
  const [doubtsSeen, setDoubtsSeen] = useState(false)
  const [tooBig, setTooBig] = useState<string | undefined>(undefined)
  const trial = useTrial()
  const attempt = useAttempt('calendar.setYear')
  const content = { form: typed.form, text: typed.text, ...(typed.year === '' ? {} : { year: typed.year }) }
  const change: Change = { kind: 'year', ...content }
  /** The days are others now, so what was tried no longer says anything. */
  const retype = (part: Partial<Typed>) => {
    set({ ...typed, ...part })
    trial.drop()
    setDoubtsSeen(false)
    setTooBig(undefined)
  }
  const read = async (file: File | null) => {
    if (file === null) return
    if (file.size > LONGEST * 3) return setTooBig('文件太大，请换一份只有节假日的文件')
    const form = file.name.endsWith('.ics') ? 'ics' : file.name.endsWith('.json') ? 'json' : typed.form
    retype({ text: await file.text(), form })
  }
  const accept = async (effect: Effect) => {
    const reply = await attempt.ask({ ...content, source: typed.source.trim() === '' ? (effect.reading?.source ?? '') : typed.source, reason: typed.reason, doubtsSeen, seen: effect.seen })
    if (reply?.ok === true) {
      forget()
      notifications.show({ message: `${effect.reading?.year ?? ''}年放假安排已录入，期限已重算` })
      onDone(effect.reading?.year ?? 0)
    } else if (reply?.fault.code === 'effect-changed') await trial.run(change)
  }
  return { typed, set, retype, read, accept, trial, change, attempt, doubtsSeen, setDoubtsSeen, tooBig }
}

export function ImportYear({ suggested, onDone }: { readonly suggested: number | undefined; readonly onDone: (year: number) => void }) {
  const importing = useImporting(onDone)
  const { typed, retype, read, trial, change, tooBig } = importing
  return (
    <Paper withBorder p="md" component="section" aria-label="录入一年的放假安排">
      <Stack gap="sm">
        <Title order={2} size="h4">录入一年的放假安排</Title>
        <Group gap="sm" align="end">
          <SegmentedControl aria-label="从哪里录入" data={[...FORMS]} value={typed.form} onChange={(value) => retype({ form: YearTextForm.parse(value) })} />
          <NumberInput w={190} label="年份（看得出的可不填）" placeholder={suggested === undefined ? '' : String(suggested)} min={1990} max={2199} clampBehavior="none" allowDecimal={false} hideControls value={typed.year} onChange={(value) => retype({ year: value === '' ? '' : Number(value) })} />
          <FileButton accept=".ics,.json,.txt,text/calendar,application/json,text/plain" onChange={(file) => void read(file)}>{(props) => <Button variant="default" {...props}>选择文件…</Button>}</FileButton>
        </Group>
        <Textarea label="内容" description={HINTS[typed.form]} autosize minRows={5} maxRows={12} value={typed.text} error={tooBig ?? (typed.text.length > LONGEST ? '内容太长，请只留放假安排' : undefined)} onChange={(event) => retype({ text: event.currentTarget.value })} />
        <Group><Button variant={trial.effect === undefined ? 'filled' : 'default'} loading={trial.busy} disabled={typed.text.trim() === '' || typed.text.length > LONGEST} onClick={() => void trial.run(change)}>先试读</Button></Group>
        {trial.wrong !== undefined && <Alert color="red" role="alert">{trial.wrong}</Alert>}
        {trial.effect !== undefined && <Tried effect={trial.effect} importing={importing} />}
      </Stack>
    </Paper>
  )
}

function Tried({ effect, importing: { typed, set, accept, attempt, doubtsSeen, setDoubtsSeen } }: { readonly effect: Effect; readonly importing: ReturnType<typeof useImporting> }) {
  const wrong = effect.checks.some(({ level }) => level === 'wrong')
  const doubts = effect.checks.some(({ level }) => level === 'doubt')
  return (
    <Stack gap="sm">
      <Lines effect={effect} />
      <Checks checks={effect.checks} />
      {wrong ? <Alert color="red" role="alert">有错的地方要先改好，才能录入；改上面的内容后再试读。</Alert> : (
        <>
          <Difference difference={effect.difference} />
          <Moves effect={effect} />
          <TextInput label="来源" description="文件名称和文号，会显示在日历里" withAsterisk value={typed.source} placeholder={effect.reading?.source ?? ''} error={attempt.at('source')} onChange={(event) => set({ ...typed, source: event.currentTarget.value })} />
          <TextInput label="录入的原因" withAsterisk value={typed.reason} error={attempt.at('reason')} onChange={(event) => set({ ...typed, reason: event.currentTarget.value })} />
          {doubts && <Checkbox label="存疑的地方已逐条核对，按这样录入" checked={doubtsSeen} error={attempt.at('doubtsSeen')} onChange={(event) => setDoubtsSeen(event.currentTarget.checked)} />}
          {attempt.wrong !== undefined && !['source', 'reason', 'doubtsSeen'].includes(attempt.wrong.field) && <Alert color="red" role="alert">{attempt.wrong.message}</Alert>}
          <Group><Button loading={attempt.busy} disabled={typed.reason.trim() === '' || (doubts && !doubtsSeen)} onClick={() => void accept(effect)}>录入{effect.reading?.year}年并重算期限</Button></Group>
        </>
      )}
    </Stack>
  )
}

/** Sentence by sentence; what was not understood stands first. */
function Lines({ effect: { reading } }: { readonly effect: Effect }) {
  if (reading === undefined) return null
  const order = (line: (typeof reading.lines)[number]): number => (line.understood === 'whole' ? 2 : line.dated ? 0 : 1)
  const lines = [...reading.lines].sort((a, b) => order(a) - order(b)).slice(0, 200)
  return (
    <section aria-label="看懂了什么">
      <Text size="sm" fw={600}>{reading.year === undefined ? '' : `${reading.year}年：`}放假 {reading.off.length} 天，调休上班 {reading.work.length} 天</Text>
      <div className={style['scroll']} tabIndex={0} role="region" aria-label="逐句">
        <ul className={style['lines']}>{lines.map((line, at) => <li key={at}><b>{line.understood === 'whole' ? (line.taken === '' ? '（不涉及日子）' : line.taken) : line.understood === 'part' ? `看懂一部分：${line.taken}` : line.dated ? '没有看懂，请核对' : '没有日子，略过'}</b>　{line.text}</li>)}</ul>
      </div>
    </section>
  )
}

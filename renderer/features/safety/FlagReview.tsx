/** 次日复核: by a leader or another worker than the recorder; what was not possible has to be looked at. */
import { Button, Checkbox, Group, NativeSelect, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { type FlagPage, ReviewResult } from '#core/contract/safetyFlags'
import type { GuideKind } from '#core/contract/safetyGuide'
import { formatDayZh, formatInstantZh } from '#core/domain/day'
import { useTell } from '../../bridge/useTell'
import { useKeptText } from '../../bridge/kept'
import { Part } from './Part'
import { resultWords, reviewWords } from './safetyWords'
import style from './FlagSteps.module.css'

interface Props { readonly page: FlagPage; readonly kind: GuideKind }

export function FlagReview({ page, kind }: Props) {
  const { reviews, reviewOn, reviewState, own } = page
  return (
    <Part title="次日复核">
      {reviews.map(({ at, by, result, text }) => <div key={at}><Text size="xs" c="gray.7">{formatInstantZh(at)}　{by}　{resultWords[result]}</Text><Text size="sm" className={style.told}>{text || '（已销毁）'}</Text></div>)}
      {reviewOn !== undefined && <Text size="sm" fw={600} {...(reviewState === 'overdue' ? { c: 'red.8' } : {})}>{reviewWords[reviewState]}：{formatDayZh(reviewOn)}</Text>}
      {reviewOn === undefined && <Text size="sm" c="gray.7">已复核完毕。</Text>}
      {reviewOn !== undefined && own && <Text size="sm">这条红旗是您记的，由分管领导或另一位工作人员复核。</Text>}
      {reviewOn !== undefined && !own && (reviewState === 'due' || reviewState === 'overdue') && <Review page={page} kind={kind} />}
    </Part>
  )
}

function Review({ page, kind }: Props) {
  const [result, setResult] = useState<ReviewResult>(page.open ? 'watch' : 'settled')
  const [text, setText] = useKeptText(`review ${page.id}`)
  const [seen, setSeen] = useState(false)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('safety.review')
  const missed = page.steps.filter(({ mandatory, state }) => mandatory && state === 'notPossible')
  const submit = async () => {
    const reply = await tell({ id: page.id, result, text, seenNotPossible: seen })
    setRefused(reply.ok ? undefined : reply.fault.message)
    if (reply.ok) setText('')
  }
  return (
    <>
      {missed.length > 0 && (
        <Checkbox
          mt={6} checked={seen} onChange={(event) => setSeen(event.currentTarget.checked)} label={`看过做不到的原因：${missed.map((step) => `${kind.steps.find(({ id }) => id === step.id)?.text ?? step.id}（${step.closing?.reason ?? ''}）`).join('；')}`}
        />
      )}
      <Textarea mt={6} label="复核情况" placeholder="今天怎样、还要做什么" autosize minRows={2} maxLength={20_000} value={text} error={refused} onChange={(event) => setText(event.currentTarget.value)} />
      <Group mt={6} gap="xs">
        <NativeSelect aria-label="复核结论" data={ReviewResult.options.map((value) => ({ value, label: resultWords[value], disabled: value === 'settled' && page.open }))} value={result} onChange={(event) => setResult(ReviewResult.parse(event.currentTarget.value))} />
        <Button size="sm" loading={busy} disabled={text.trim() === ''} onClick={() => void submit()}>记入复核</Button>
      </Group>
    </>
  )
}

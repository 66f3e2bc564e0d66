/** 值班志愿者: who is on duty and free, what they did today, and whose rest is suggested. */
import { Alert, Button, Paper, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DutyRow } from '#core/contract/buffer'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import { useKeptText } from '../../bridge/kept'
import { dutyWord, loadWord } from '../../ui/VolunteerSelect'
import style from './BufferScreen.module.css'

const WHY = { level: '刚陪过情绪 4 级的来访人', long: '刚结束一次超时的谈话', danger: '刚经历一次停止谈话' } as const

export function DutyPanel() {
  const duty = useAsk('buffer.duty', {})
  const [all, setAll] = useState(false)
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const rows = duty.value?.rows ?? []
  const shown = all ? rows : rows.filter(({ onDuty, rest }) => onDuty || rest !== undefined)
  return (
    <Paper withBorder p="sm" component="section" aria-label="值班志愿者">
      <h2 className={style.heading}>值班志愿者</h2>
      {duty.fault !== undefined && <Alert color="red" role="alert" p="xs">{duty.fault.message}</Alert>}
      {shown.map((row) => <Row key={row.accountId} row={row} onFault={setWrong} />)}
      {duty.value !== undefined && shown.length === 0 && <Text size="sm" c="gray.7">现在没有人上岗。</Text>}
      {wrong !== undefined && <Alert color="red" role="alert" p="xs" mt={6}>{wrong}</Alert>}
      {rows.length > shown.length || all ? <Button size="compact-sm" variant="subtle" mt={6} aria-expanded={all} onClick={() => setAll(!all)}>{all ? '只看上岗的' : '请人上岗'}</Button> : null}
    </Paper>
  )
}

function Row({ row, onFault }: { readonly row: DutyRow; readonly onFault: (message: string | undefined) => void }) {
  const { tell, busy } = useTell('buffer.setDuty')
  const change = async () => {
    const reply = await tell({ accountId: row.accountId, onDuty: !row.onDuty })
    onFault(reply.ok ? undefined : reply.fault.message)
  }
  return (
    <div>
      <div className={style.duty}>
        <div><Text size="sm" fw={600}>{row.name}</Text><span className={style.small}>{dutyWord(row)} · {loadWord(row)}</span></div>
        {row.busyWith.length === 0 && <Button size="compact-sm" variant="default" loading={busy} aria-label={`${row.name}${row.onDuty ? '离岗' : '上岗'}`} onClick={() => void change()}>{row.onDuty ? '离岗' : '上岗'}</Button>}
      </div>
      {row.rest !== undefined && <Rest row={row} why={WHY[row.rest.why]} />}
    </div>
  )
}

/** The suggestion, and the way round it. */
function Rest({ row, why }: { readonly row: DutyRow; readonly why: string }) {
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useKeptText(`duty.${row.accountId}`)
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('buffer.resume')
  const resume = async () => {
    const reply = await tell({ accountId: row.accountId, reason })
    if (reply.ok) setReason('')
    setWrong(reply.ok ? undefined : reply.fault.message)
  }
  return (
    <Stack gap={4} pb={6}>
      <Text size="xs" role="status">{row.name}{why}，建议先歇一歇，喝口水，找人说说话。{!asking && <Button size="compact-xs" variant="subtle" onClick={() => setAsking(true)}>不休息</Button>}</Text>
      {asking && (
        <>
          <TextInput size="xs" label="提前结束休息的原因" withAsterisk value={reason} maxLength={200} error={wrong} onChange={(event) => setReason(event.currentTarget.value)} />
          <Button size="compact-sm" variant="default" w="fit-content" loading={busy} onClick={() => void resume()}>记下原因，可以接待</Button>
        </>
      )}
    </Stack>
  )
}

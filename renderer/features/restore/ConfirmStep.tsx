/** What restoring would take away, the reason, the secret once more, and the button that does it. */
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { BackupSource, RestorePreview } from '#core/contract/backups'
import { formatDayZh, formatInstantZh } from '#core/domain/day'
import { SKIPPED_NUMBERS } from '#core/domain/numbering'
import { AttemptFaults } from '../../ui/AttemptFaults'
import { CheckList, linesOf } from '../../ui/CheckList'
import { useAttempt } from '../../ui/useAttempt'
import { KeyringStep } from './KeyringStep'
import { NOT_YET, ReasonAndSecret, secretOf } from './ReasonAndSecret'

interface Props { readonly source: BackupSource; readonly preview: RestorePreview; readonly byKey: boolean; readonly login: string; readonly onBack: () => void; readonly onRestored: (keptAs: string | undefined) => void; readonly onTaken: (doubted: boolean) => void }

export function ConfirmStep(props: Props) {
  const { preview, onBack } = props
  const [whole, setWhole] = useState(preview.keyring === undefined)
  if (!preview.passed) {
    return (
      <Stack gap="sm">
        <Alert color="red" role="alert" title="这份备份损坏或被改动，不能用来恢复">请返回换一份。没有改动任何数据。</Alert>
        <CheckList label="逐项核对" lines={linesOf(preview.checks)} />
        <Group><Button onClick={onBack}>换一份备份</Button></Group>
      </Stack>
    )
  }
  if (!whole) return <KeyringStep {...props} onWhole={() => setWhole(true)} />
  return (
    <Stack gap="sm">
      <Text><b>{preview.roomName}</b>，{formatInstantZh(preview.at)} 的备份：信访事项 {preview.petitions ?? 0} 件（需要您回避的不计），审计记录 {preview.auditEntries ?? 0} 条，逐项核对完好。</Text>
      <Lost preview={preview} />
      <Confirmation {...props} />
    </Stack>
  )
}

function Lost({ preview: { present, lost } }: { readonly preview: RestorePreview }) {
  if (present === 'absent') return <Alert color="teal" role="status">这台电脑上还没有接待室数据，恢复不会覆盖任何东西。</Alert>
  if (present === 'unreadable') return <Alert color="orange" role="status" title="现在的数据打不开，无法比较">备份之后登记过的内容不在备份里，需要按纸质回执补登。现在的数据会移到旁边保留，不会删除。</Alert>
  if (lost.petitions === 0 && lost.entries === 0) return <Alert color="teal" role="status">现在的数据里没有比备份更新的内容。</Alert>
  const { first } = lost
  return (
    <Alert color={lost.petitions > 0 ? 'red' : 'orange'} role="status" title={`恢复后会少 ${lost.petitions} 件信访事项、${lost.entries} 条审计记录`}>
      {lost.diverged && <Text size="sm" fw={600}>这份备份与现在的数据不是同一条时间线，请再次确认选对了备份。</Text>}
      {lost.lastAt !== undefined && <Text size="sm">现在的数据最后写入于 {formatInstantZh(lost.lastAt)}。</Text>}
      {first.length > 0 && <Text size="sm">会少的事项：{first.map(({ number, receivedOn }) => `${number}（${formatDayZh(receivedOn)}）`).join('、')}{lost.petitions > first.length && ` 等 ${lost.petitions} 件`}。这些回执号不会再发给别人。</Text>}
      <Text size="sm">现在的数据会移到旁边保留，不会删除。</Text>
    </Alert>
  )
}

function Confirmation({ source, preview, byKey, login, onBack, onRestored }: Props) {
  const [given, setGiven] = useState(NOT_YET)
  const [lastNumber, setLastNumber] = useState('')
  const attempt = useAttempt('backups.restore')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const reply = await attempt.ask({ source, reason: given.reason, ...(lastNumber.trim() === '' ? {} : { lastNumber }), secret: secretOf(given, byKey, login) })
    if (reply === undefined) return
    if (reply.ok) return onRestored(reply.value.keptAs)
    setGiven({ ...given, secret: '' })
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm" maw={560}>
        <ReasonAndSecret given={given} onGiven={setGiven} byKey={byKey} login={login} at={attempt.at}>
          {preview.present !== 'compared' && (
            <TextInput label="最后一张回执的编号（备份之后发出的）" description={`如 XF26-0012，照纸质回执填，编号从它往后排；没有或不知道的请留空，将空出 ${SKIPPED_NUMBERS} 个号，免得同一个号发给两个人`} inputWrapperOrder={['label', 'input', 'description', 'error']} value={lastNumber} error={attempt.at('lastNumber')} onChange={(event) => setLastNumber(event.currentTarget.value)} autoComplete="off" />
          )}
        </ReasonAndSecret>
        <AttemptFaults attempt={attempt} fields={['reason', 'lastNumber']} />
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>换一份备份</Button>
          <Button type="submit" color="red" loading={attempt.busy} disabled={given.reason.trim() === '' || given.secret === '' || attempt.seconds > 0}>恢复这份备份</Button>
        </Group>
      </Stack>
    </form>
  )
}

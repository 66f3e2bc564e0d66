/** Beside the form: 须两人接待 with the second worker where a note on the chosen card asks for it, and the way to a red flag. Registration is never refused for either. */
import { Alert, Button, Group, NativeSelect, Text } from '@mantine/core'
import { Link } from 'react-router'
import { useAsk } from '../../bridge/useAsk'
import { errorAt, fieldId, useIntakeDesk } from './intakeDesk'

export function IntakeSafety({ draftId }: { readonly draftId: number }) {
  const { form } = useIntakeDesk()
  const { personId, secondWorkerId, emotionLevel } = form
  const asks = useAsk('safety.notes', { personId: personId ?? 1 }, { enabled: personId !== undefined }).value?.twoPersons === true && personId !== undefined
  const flags = useAsk('safety.flags', { which: 'all', draftId }).value?.rows ?? []
  const danger = (emotionLevel ?? 0) >= 4
  if (!asks && secondWorkerId === undefined && !danger && flags.length === 0) return null
  return (
    <div>
      {(asks || secondWorkerId !== undefined) && <Second asks={asks} />}
      {(danger || flags.length > 0) && (
        <Group gap="xs" mt={4}>
          <Text size="sm">{flags.length === 0 ? '有自伤、伤人、扬言或急病的，先打电话，再记红旗。' : `已为这位来访人记红旗 ${flags.length} 条。`}</Text>
          {flags.map(({ id }) => <Link key={id} to={`/safety?flag=${id}`}>红旗 {id}</Link>)}
          <Button size="compact-sm" variant="default" component={Link} to={`/safety?draft=${draftId}`}>记红旗…</Button>
        </Group>
      )}
    </div>
  )
}

function Second({ asks }: { readonly asks: boolean }) {
  const { form, patch, officers, workerId, error } = useIntakeDesk()
  return (
    <Alert color="orange" p="xs" title={asks ? '须两人接待' : '两人接待'}>
      <Group gap="xs" align="center">
        <Text size="sm">{asks && form.secondWorkerId === undefined ? '请同事一起接待；没有填写也能登记，办理过程里会注明。' : '另一名接待人员'}</Text>
        <NativeSelect
          id={fieldId('secondWorkerId')} aria-label="第二名接待人员" error={errorAt(error, 'secondWorkerId')} value={form.secondWorkerId === undefined ? '' : String(form.secondWorkerId)}
          data={[{ value: '', label: '没有填写' }, ...officers.filter(({ id }) => id !== workerId).map(({ id, name }) => ({ value: String(id), label: name }))]}
          onChange={(event) => patch({ secondWorkerId: event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value) })}
        />
      </Group>
    </Alert>
  )
}

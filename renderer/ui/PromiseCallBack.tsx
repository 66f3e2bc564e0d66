/** 约定回电: whom, what about, on which day. Of a petition name and telephone are the petitioner's unless others are typed. */
import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type FormEvent } from 'react'
import type { Day } from '#core/contract/fields'
import { useAsk } from '../bridge/useAsk'
import { useTell } from '../bridge/useTell'

const blank = { name: '', phone: '', about: '', dueOn: '', dueTime: '' }
const FIELDS = Object.keys(blank)

/** What was typed stays while the window over the screen is shut. */
export function PromiseCallBack({ petitionId }: { readonly petitionId?: number }) {
  const [opened, setOpened] = useState(false)
  const [typed, setTyped] = useState(blank)
  const today = useAsk('desk.calendar', {}).value?.today
  const { tell, busy } = useTell('handover.promiseCallBack')
  const [wrong, setWrong] = useState<{ readonly field: string; readonly message: string } | undefined>(undefined)
  const dueOn = typed.dueOn === '' ? today ?? '' : typed.dueOn
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const reply = await tell({ ...typed, dueOn: dueOn as Day, ...(petitionId === undefined ? {} : { petitionId }) })
    setWrong(reply.ok ? undefined : { field: reply.fault.field ?? '', message: reply.fault.message })
    if (!reply.ok) return
    setTyped(blank)
    setOpened(false)
    notifications.show({ message: '已记下，到那天会列在“日终交接”里' })
  }
  const field = (name: keyof typeof blank) => ({ value: typed[name], error: wrong?.field === name ? wrong.message : undefined, onChange: (event: { readonly currentTarget: { readonly value: string } }) => { const { value } = event.currentTarget; setTyped((now) => ({ ...now, [name]: value })) } })
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>约定回电</Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title="约定回电" closeButtonProps={{ 'aria-label': '关闭' }} transitionProps={{ duration: 0 }}>
        <form onSubmit={(event) => void submit(event)}>
          <Stack gap="sm">
            <TextInput label="姓名或称呼" withAsterisk={petitionId === undefined} description={petitionId === undefined ? undefined : '不填就是信访人本人'} maxLength={60} autoComplete="off" data-autofocus {...field('name')} />
            <TextInput label="回电号码" withAsterisk={petitionId === undefined} description={petitionId === undefined ? undefined : '不填就用登记的电话'} inputMode="tel" maxLength={40} autoComplete="off" {...field('phone')} />
            <TextInput label="说什么事" withAsterisk placeholder="例如：告知维修进展" maxLength={200} autoComplete="off" {...field('about')} />
            <Group grow align="flex-start">
              <TextInput label="哪天" withAsterisk type="date" {...field('dueOn')} value={dueOn} />
              <TextInput label="几点（可不填）" placeholder="09:30" maxLength={5} autoComplete="off" {...field('dueTime')} />
            </Group>
            {wrong !== undefined && !FIELDS.includes(wrong.field) && <Alert color="red" role="alert">{wrong.message}</Alert>}
            <Group justify="flex-end"><Button variant="default" onClick={() => setOpened(false)}>取消</Button><Button type="submit" loading={busy}>记下</Button></Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}

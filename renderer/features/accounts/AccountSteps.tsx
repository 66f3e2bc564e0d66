/** Each step on somebody's account in a form of its own; why a step cannot be taken is said before anything is typed. */
import { Alert, Button, Group, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { AccountRow } from '#core/contract/accounts'
import type { Role } from '#core/contract/call'
import { type AccountStep, stepProblem } from '#core/domain/accountRules'
import { spokenApart } from '#core/domain/compartments'
import { NewPassphrase, NO_PASSPHRASE } from '../../ui/NewPassphrase'
import { firstProblem, firstWrong } from './firstPassphrase'
import { ProvedForm } from '../../ui/ProvedForm'
import { handedWords, useHanding } from './HandTo'
import { RolesField } from './RolesField'
import { useProved } from '../../ui/useProved'

export type StepKind = AccountStep['kind']
export interface StepProps { readonly account: AccountRow; readonly onDone: (said: string) => void; readonly onCancel: () => void }
interface LeavingProps extends StepProps { readonly accounts: readonly AccountRow[] }
interface Props extends LeavingProps { readonly kind: StepKind; readonly actorId: number }

export const STEP_TITLES: Readonly<Record<StepKind, string>> = { rename: '改姓名', roles: '改角色', reset: '重设密码', disable: '停用', enable: '启用', remove: '移除' }

export function AccountStepForm({ kind, accounts, actorId, ...props }: Props) {
  const problem = kind === 'roles' ? undefined : stepProblem(accounts, props.account, { kind }, actorId)
  if (problem !== undefined) return <Impossible message={problem.message} onCancel={props.onCancel} />
  switch (kind) {
    case 'rename': return <Rename {...props} />
    case 'roles': return <ChangeRoles {...props} accounts={accounts} actorId={actorId} />
    case 'reset': return <Reset {...props} />
    case 'disable': return <Disable {...props} accounts={accounts} />
    case 'enable': return <Enable {...props} />
    case 'remove': return <Remove {...props} accounts={accounts} />
  }
}

function Impossible({ message, onCancel }: { readonly message: string; readonly onCancel: () => void }) {
  return (
    <Stack>
      <Alert color="red" role="alert">{message}</Alert>
      <Group justify="flex-end"><Button variant="default" onClick={onCancel} data-autofocus>知道了</Button></Group>
    </Stack>
  )
}

function Rename({ account: { id, name: before }, onDone, onCancel }: StepProps) {
  const [name, setName] = useState(before)
  const proved = useProved('accounts.rename', () => onDone(`姓名已改为${name.trim()}`))
  const missing = name.trim() === '' ? { field: 'name', message: '请填写姓名' } : undefined
  return (
    <ProvedForm proved={proved} fields={['name']} action="改姓名" onSubmit={() => void proved.submit((passphrase) => ({ id, name: name.trim(), passphrase }), missing)} onCancel={onCancel}>
      <TextInput label="姓名" withAsterisk data-autofocus autoComplete="off" value={name} error={proved.at('name')} onChange={(event) => setName(event.currentTarget.value)} />
    </ProvedForm>
  )
}

function ChangeRoles({ account, accounts, actorId, onDone, onCancel }: Omit<Props, 'kind'>) {
  const [roles, setRoles] = useState<Role[]>(account.roles)
  const [touched, setTouched] = useState(false)
  const proved = useProved('accounts.setRoles', ({ handed }) => onDone(`${account.name}的角色已改，要重新登录后生效${handedWords(handed)}`))
  const { handTo, missing, field } = useHanding(account, accounts, { kind: 'roles', roles })
  const problem = stepProblem(accounts, account, { kind: 'roles', roles }, actorId)
  if (problem?.code === 'self' || problem?.code === 'not-active') return <Impossible message={problem.message} onCancel={onCancel} />
  const found = problem === undefined ? undefined : { field: 'roles', message: problem.message }
  return (
    <ProvedForm proved={proved} fields={['roles', 'handTo']} action="改角色" onSubmit={() => void proved.submit((passphrase) => ({ id: account.id, roles, handTo, passphrase }), roles.length === 0 ? { field: 'roles', message: '请至少选一个角色' } : found ?? missing)} onCancel={onCancel}>
      <RolesField roles={roles} holds={account.holds} error={(touched && problem?.code !== 'unchanged' ? found?.message : undefined) ?? proved.at('roles')} onChange={(next) => { setTouched(true); setRoles(next) }} />
      {field(proved.at('handTo'))}
      <Text size="sm" c="gray.7">改好后，{account.name}正在用的登录会马上结束。</Text>
    </ProvedForm>
  )
}

function Reset({ account: { id, login, name, holds }, onDone, onCancel }: StepProps) {
  const [typed, setTyped] = useState(NO_PASSPHRASE)
  const proved = useProved('accounts.resetPassphrase', () => onDone(`${name}的密码已重设，请把初始密码当面交给本人`))
  return (
    <ProvedForm proved={proved} fields={['first', 'again']} action="重设密码" onSubmit={() => void proved.submit((passphrase) => ({ id, first: typed.next, passphrase }), firstProblem(typed))} onCancel={onCancel}>
      <Text size="sm">新的初始密码由您当面交给本人，本人登录时必须改掉。</Text>
      {holds.length > 0 && <Alert color="orange">{spokenApart(holds)}的密钥是用旧密码锁住的，会随之失去，要请分管领导重新批准。本人若拿得到恢复密钥，可改在登录画面点“忘记密码”，密钥不会丢。</Alert>}
      <SimpleGrid cols={2}><NewPassphrase typed={typed} onChange={setTyped} login={login} wrong={firstWrong(proved.at)} /></SimpleGrid>
    </ProvedForm>
  )
}

function Disable({ account, accounts, onDone, onCancel }: LeavingProps) {
  const { id, name } = account
  const proved = useProved('accounts.disable', ({ handed }) => onDone(`${name}的账号已停用${handedWords(handed)}`))
  const { handTo, missing, field } = useHanding(account, accounts, { kind: 'disable' })
  return (
    <ProvedForm proved={proved} fields={['handTo']} action="停用" danger onSubmit={() => void proved.submit((passphrase) => ({ id, handTo, passphrase }), missing)} onCancel={onCancel}>
      <Text size="sm">停用后{name}不能登录，正在用的登录会马上结束；草稿和记录都保留，以后可以再启用。长期离开的人请用“移除”。</Text>
      {field(proved.at('handTo'))}
    </ProvedForm>
  )
}

function Enable({ account: { id, name }, onDone, onCancel }: StepProps) {
  const proved = useProved('accounts.enable', () => onDone(`${name}的账号已启用`))
  return (
    <ProvedForm proved={proved} action="启用" onSubmit={() => void proved.submit((passphrase) => ({ id, passphrase }))} onCancel={onCancel}>
      <Text size="sm">启用后{name}用原来的密码登录，角色和保密范围不变。</Text>
    </ProvedForm>
  )
}

function Remove({ account, accounts, onDone, onCancel }: LeavingProps) {
  const { id, name, holds } = account
  const [reason, setReason] = useState('')
  const proved = useProved('accounts.remove', ({ handed }) => onDone(`${name}的账号已移除${handedWords(handed)}`))
  const handing = useHanding(account, accounts, { kind: 'remove' })
  const missing = reason.trim().length < 2 ? { field: 'reason', message: '请写明原因（至少 2 个字）' } : handing.missing
  return (
    <ProvedForm proved={proved} fields={['reason', 'handTo']} action="移除" danger onSubmit={() => void proved.submit((passphrase) => ({ id, reason, handTo: handing.handTo, passphrase }), missing)} onCancel={onCancel}>
      <Text size="sm">移除后{name}的密钥从本机删去，不能恢复；姓名仍留在经办过的事项里。</Text>
      {handing.field(proved.at('handTo'))}
      {holds.length > 0 && <Alert color="orange">{name}持有{spokenApart(holds)}的密钥。移除后请分管领导在“权限审批”里更换这些密钥。</Alert>}
      <Textarea label="原因" withAsterisk data-autofocus autosize minRows={2} value={reason} error={proved.at('reason')} onChange={(event) => setReason(event.currentTarget.value)} />
    </ProvedForm>
  )
}

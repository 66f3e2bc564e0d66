/** A new account: who it is, what he does, and a first passphrase that he must change. */
import { SimpleGrid, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Role } from '#core/contract/call'
import { additionProblem, type RoomAccount } from '#core/domain/accountRules'
import { NewPassphrase, NO_PASSPHRASE, type TypedPassphrase } from '../../ui/NewPassphrase'
import { firstProblem, firstWrong } from './firstPassphrase'
import { ProvedForm } from '../../ui/ProvedForm'
import { RolesField } from './RolesField'
import type { Wrong } from '../../ui/useAttempt'
import { useProved } from '../../ui/useProved'

interface Props { readonly accounts: readonly RoomAccount[]; readonly onDone: (said: string) => void; readonly onCancel: () => void }

export function CreateAccount({ accounts, onDone, onCancel }: Props) {
  const [login, setLogin] = useState('')
  const [name, setName] = useState('')
  const [roles, setRoles] = useState<Role[]>([])
  const [typed, setTyped] = useState(NO_PASSPHRASE)
  const proved = useProved('accounts.create', () => onDone(`已建好${name.trim()}的账号，请把登录名和初始密码当面交给本人`))
  const problem = additionProblem(accounts, { login, roles })
  const live = (field: string) => (problem?.field === field ? problem.message : proved.at(field))
  const submit = () => void proved.submit((passphrase) => ({ login: login.trim(), name: name.trim(), roles, first: typed.next, passphrase }), problem ?? missingOf(login, name, roles, typed))
  return (
    <ProvedForm proved={proved} fields={['login', 'name', 'roles', 'first', 'again']} action="建账号" onSubmit={submit} onCancel={onCancel}>
      <SimpleGrid cols={2}>
        <TextInput label="登录名" withAsterisk data-autofocus autoComplete="off" value={login} error={live('login')} onChange={(event) => setLogin(event.currentTarget.value)} />
        <TextInput label="姓名" withAsterisk autoComplete="off" value={name} error={live('name')} onChange={(event) => setName(event.currentTarget.value)} />
      </SimpleGrid>
      <RolesField roles={roles} holds={[]} error={live('roles')} onChange={setRoles} />
      <Text size="sm">下面是初始密码，由您当面交给本人；本人第一次登录时必须改掉。</Text>
      <SimpleGrid cols={2}><NewPassphrase typed={typed} onChange={setTyped} login={login} wrong={firstWrong(proved.at)} /></SimpleGrid>
    </ProvedForm>
  )
}

function missingOf(login: string, name: string, roles: readonly Role[], typed: TypedPassphrase): Wrong | undefined {
  if (login.trim() === '') return { field: 'login', message: '请填写登录名' }
  if (name.trim() === '') return { field: 'name', message: '请填写姓名' }
  if (roles.length === 0) return { field: 'roles', message: '请至少选一个角色' }
  return firstProblem(typed)
}

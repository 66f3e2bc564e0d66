/** Opening a compartment for somebody where no leader holds it: by the printed recovery key, together with the administrator's own passphrase. */
import { Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type Apart, spokenApart } from '#core/domain/compartments'
import type { StepProps } from './AccountSteps'
import { ProvedForm } from '../../ui/ProvedForm'
import { useProved } from '../../ui/useProved'

export function ByRecovery({ account: { id, name, pending }, approvable, onDone, onCancel }: StepProps & { readonly approvable: readonly Apart[] }) {
  const [recoveryKey, setRecoveryKey] = useState('')
  const compartments = pending.filter((one) => !approvable.includes(one))
  const proved = useProved('accounts.approveByRecovery', () => onDone(`${name}现在可以打开${spokenApart(compartments)}`))
  const missing = recoveryKey.trim() === '' ? { field: 'recoveryKey', message: '请填写恢复密钥' } : undefined
  return (
    <ProvedForm proved={proved} fields={['recoveryKey']} action="批准" onSubmit={() => void proved.submit((passphrase) => ({ id, compartments, recoveryKey, passphrase }), missing)} onCancel={onCancel}>
      <Text size="sm">现在没有分管领导持有{spokenApart(compartments)}的密钥。请和恢复密钥的保管人一起，把两半都输进来。</Text>
      <TextInput label="恢复密钥（两半）" withAsterisk data-autofocus autoComplete="off" value={recoveryKey} error={proved.at('recoveryKey')} onChange={(event) => setRecoveryKey(event.currentTarget.value)} />
    </ProvedForm>
  )
}

/** The reason of a restore and the secret once more: what every way of it asks for before its button. */
import { Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { RestoreSecret } from '#core/contract/backups'
import { SecretField } from '../../ui/SecretField'

export interface Given { readonly reason: string; readonly secret: string }
export const NOT_YET: Given = { reason: '', secret: '' }

export const secretOf = ({ secret }: Given, byKey: boolean, login: string): RestoreSecret => (byKey ? { login: '', passphrase: '', recoveryKey: secret.trim() } : { login, passphrase: secret, recoveryKey: '' })

interface Props { readonly given: Given; readonly onGiven: (given: Given) => void; readonly byKey: boolean; readonly login: string; readonly at: (field: string) => string | undefined; readonly children?: ReactNode }

export function ReasonAndSecret({ given, onGiven, byKey, login, at, children }: Props) {
  const secret = (next: string) => onGiven({ ...given, secret: next })
  return (
    <>
      <Textarea label="恢复的原因" description="例如：更换硬盘；数据库损坏。会记入审计日志" inputWrapperOrder={['label', 'input', 'description', 'error']} withAsterisk autosize minRows={1} value={given.reason} error={at('reason')} onChange={(event) => onGiven({ ...given, reason: event.currentTarget.value })} />
      {children}
      {byKey
        ? <TextInput label="再输一次恢复密钥" withAsterisk value={given.secret} onChange={(event) => secret(event.currentTarget.value)} autoComplete="off" />
        : <SecretField label={`再输一次密码（${login}）`} withAsterisk value={given.secret} onChange={secret} />}
    </>
  )
}

/** Choosing a new passphrase: typed twice, with a plain hint at its strength. What is wrong stands at the field that can mend it. */
import { SecretField } from './SecretField'
import { StrengthHint } from './StrengthHint'

export interface TypedPassphrase { readonly next: string; readonly again: string }
export const NO_PASSPHRASE: TypedPassphrase = { next: '', again: '' }

interface Wrong { readonly field: string; readonly message: string }
interface Props {
  readonly typed: TypedPassphrase
  readonly onChange: (typed: TypedPassphrase) => void
  /** Whose it will be; empty for the one who is logged in. */
  readonly login: string
  /** Shown when it is about `next` or `again`. */
  readonly wrong: Wrong | undefined
}

export function NewPassphrase({ typed, onChange, login, wrong }: Props) {
  const at = (field: string) => (wrong?.field === field ? wrong.message : undefined)
  const different = typed.again !== '' && !typed.next.startsWith(typed.again) ? '两次输入的密码不一样' : undefined
  return (
    <>
      <SecretField
        label="新密码" withAsterisk value={typed.next} onChange={(next) => onChange({ ...typed, next })} error={at('next')}
        description={<StrengthHint passphrase={typed.next} login={login} />} descriptionProps={{ component: 'div' }}
      />
      <SecretField label="再输一次新密码" withAsterisk value={typed.again} onChange={(again) => onChange({ ...typed, again })} error={at('again') ?? different} />
    </>
  )
}

/** What stands in the way before the office is asked. */
export function passphraseProblem({ next, again }: TypedPassphrase): Wrong | undefined {
  if (next === '') return { field: 'next', message: '请填写新密码' }
  if (again === '') return { field: 'again', message: '请再输一次新密码' }
  return next === again ? undefined : { field: 'again', message: '两次输入的密码不一样' }
}

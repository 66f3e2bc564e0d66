/**
 * The way back in by the recovery key: first a new passphrase, then another recovery key in the place of the one that was unfolded.
 * There is no later: only where the office refuses the new key is there a way on, and whoever breaks off is reminded at every log-in.
 */
import { Alert, Text } from '@mantine/core'
import { useState } from 'react'
import { RenewKey } from '../../ui/RenewKey'
import { RecoverForm } from './RecoverForm'

interface Props { readonly roomName: string; readonly login: string; readonly onLogin: (login: string) => void; readonly onEnd: (notice?: string) => void }

export function Recovery({ roomName, login, onLogin, onEnd }: Props) {
  const [used, setUsed] = useState<string | undefined>(undefined)
  if (used === undefined) return <RecoverForm login={login} onLogin={onLogin} onBack={() => onEnd()} onRecovered={setUsed} />
  return (
    <RenewKey
      used={used} roomName={roomName} onRenewed={() => onEnd('密码和恢复密钥都已换好，请用新密码登录。旧的恢复密钥已作废，请销毁旧纸张。')}
      stuck={{ word: '没有换成，先去登录', leave: () => onEnd('密码已换好，请用新密码登录。恢复密钥还是原来那把，请收好；换好以前，系统管理员和分管领导每次登录都会看到提醒。') }}
    >
      <Alert color="green" role="status" title="新密码已设好">原来的密码不能再用。还差一步：换恢复密钥。</Alert>
      <Text>恢复密钥刚才拿出来用过，两半可能已被同一个人看到。现在换一把新的，打印或抄下来，仍由两个人分开保管；换好就去登录。</Text>
    </RenewKey>
  )
}

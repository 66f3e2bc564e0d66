/** 接访登记 of a room that takes no change: why nobody can be registered, who settles it, and the paper form to go on with. Nothing can be typed here, so nothing typed can be lost. */
import { Stack, Text } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { Doubt } from '#core/contract/vault'
import type { FormRoom, Written } from '#core/documents/visitForm'
import { useSession } from '../../bridge/session'
import { useAsk } from '../../bridge/useAsk'
import { paperForm } from '../../ui/paperForm'
import { PaperFormButtons } from '../../ui/PaperFormButtons'
import { PaperPreview } from '../../ui/PaperPreview'
import style from './NoRegistering.module.css'

const WHY = {
  database: '这份数据库可能不是最新的。现在登记，回执号可能和已经发出的重复，所以先停下来。',
  keyring: '钥匙文件不是最新的。现在登记，内容以后可能打不开，所以先停下来。',
  damaged: '数据库有损坏。再往里写可能丢失内容，所以先停下来。',
} as const

function wayOut(doubt: Doubt, mayAccept: boolean): string {
  if (doubt.kind === 'damaged') return '按 F12 锁定后重新登录；仍不行，请分管领导或系统管理员从备份恢复。'
  if (mayAccept) return '请在上方点“接受这份数据库…”；较新的还在的，按 F12 锁定后放回原处。'
  return `请${doubt.acceptedBy === 'leader' ? '分管领导' : '系统管理员'}在这台电脑上登录（先按 F12 锁定），由他核对后恢复登记。`
}

/** `written` is what a draft held when the room stopped taking changes; `unsaved` when part of it is on this screen only. */
interface Props { readonly doubt: Doubt; readonly written?: Written; readonly unsaved?: boolean }

export function NoRegistering({ doubt, written, unsaved = false }: Props) {
  const roles = useSession()?.roles ?? []
  const room = useFormRoom()
  return (
    <div className={style.screen}>
      <Stack gap="md" className={style.side}>
        <h1 className={style.title}>现在不能登记来访</h1>
        <Text size="sm">{WHY[doubt.kind]}</Text>
        <div><Text size="sm" fw={600}>怎么办</Text><Text size="sm">{wayOut(doubt, roles.includes(doubt.acceptedBy))}</Text></div>
        <div>
          <Text size="sm" fw={600}>来访人在等</Text>
          <Text size="sm">{written === undefined ? '请打印空白登记表，用笔记下来，下联裁给来访人；恢复后照着补登，再补发登记回执。' : '这份草稿打印出来接着用笔写，下联裁给来访人；恢复后照着补登，再补发登记回执。'}</Text>
        </div>
        {unsaved && <Text size="sm" fw={600} c="red.9" role="alert">有刚填的内容还没有存进数据库，只在这个画面上，锁定前请先打印或保存 PDF。</Text>}
        {room !== undefined && <PaperFormButtons room={room} written={written} main />}
        <Text size="sm" c="gray.7">以前登记的事项照常可以查找和查看（F3）。</Text>
      </Stack>
      {room !== undefined && <Preview room={room} written={written} />}
    </div>
  )
}

/** Even where the room's particulars cannot be read there is a form to print. */
function useFormRoom(): FormRoom | undefined {
  const { value, fault } = useAsk('desk.settings', {})
  const name = useAsk('vault.status', {}).value?.deskName
  if (value !== undefined) return { roomName: value.roomName, community: value.community, phone: value.phone }
  return fault === undefined ? undefined : { roomName: name ?? '综治信访接待室' }
}

function Preview({ room, written }: { readonly room: FormRoom; readonly written: Written | undefined }) {
  const { ref, width, height } = useElementSize()
  const [html, setHtml] = useState<string | undefined>(undefined)
  const asked = JSON.stringify([room, written])
  useEffect(() => {
    let current = true
    void paperForm(room, written).then((made) => { if (current) setHtml(made) })
    return () => { current = false }
  }, [asked])
  return (
    <div className={style.paper} tabIndex={0} role="group" aria-label="登记表预览，可上下滚动">
      <div className={style.visible} ref={ref} />
      {html !== undefined && <PaperPreview title="来访登记表预览" html={html} paper="a4" room={{ width, height }} />}
    </div>
  )
}

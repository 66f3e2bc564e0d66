/** The page as it will be printed, in a frame that may run nothing. */
import { Alert, Center, Loader } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Paper } from '#core/contract/fields'
import { machine } from '../../bridge/machine'
import style from './ReceiptScreen.module.css'

export function PaperPreview({ html, paper }: { readonly html: string; readonly paper: Paper }) {
  const [shown, setShown] = useState<{ readonly url?: string; readonly message?: string }>({})
  useEffect(() => {
    let current = true
    void machine.preview({ html }).then((reply) => {
      if (current) setShown(reply.ok ? { url: reply.value.url } : { message: reply.fault.message })
    })
    return () => { current = false }
  }, [html])
  if (shown.message !== undefined) return <Alert color="orange" title="预览显示不了">{shown.message}。仍可以打印或保存 PDF。</Alert>
  if (shown.url === undefined) return <Center h="100%"><Loader aria-label="正在准备预览" /></Center>
  return <iframe title="登记回执预览" sandbox="" src={shown.url} className={style.frame} data-paper={paper} />
}

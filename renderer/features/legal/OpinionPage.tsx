/** The opinion as a page, asked for when its text is saved and nobody types: each look is in the audit log. */
import { Alert } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { ask } from '../../bridge/client'
import { PaperPreview } from '../../ui/PaperPreview'
import { Waiting } from '../../ui/Waiting'
import style from './legal.module.css'

const pauseMs = 900

export function OpinionPage({ requestId, revision, settled }: { readonly requestId: number; readonly revision: number; readonly settled: boolean }) {
  const { ref, width, height } = useElementSize()
  const [shown, setShown] = useState<{ readonly html?: string; readonly message?: string }>({})
  useEffect(() => {
    if (!settled) return
    let current = true
    const timer = setTimeout(() => {
      void ask('legal.preview', { requestId }).then((reply) => { if (current) setShown((before) => (reply.ok ? { html: reply.value.html } : { ...before, message: reply.fault.message })) })
    }, shown.html === undefined ? 0 : pauseMs)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [requestId, revision, settled])
  return (
    <div className={style.page} tabIndex={0} role="group" aria-label="法律意见书预览，可上下滚动">
      <div className={style.visible} ref={ref} />
      {shown.message !== undefined && <Alert color="orange" mb="xs" role="alert">{shown.message}</Alert>}
      {shown.html === undefined ? shown.message === undefined && <Waiting what="正在准备预览" /> : <PaperPreview title="法律意见书预览" html={shown.html} paper="a4" room={{ width, height }} />}
    </div>
  )
}

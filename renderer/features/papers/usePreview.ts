/** The page of a draft, asked for once its text is saved and nobody types for a moment; the page before stays until the new one is there. */
import { useEffect, useState } from 'react'
import { ask } from '../../bridge/client'
import type { PaperView } from './paperKeeper'

/** Each look is in the audit log, so one is taken only when the typing pauses. */
const pauseMs = 900

export interface Preview { readonly html: string | undefined; readonly message: string | undefined }

export function usePreview(draftId: number, { revision, save }: Pick<PaperView, 'revision' | 'save'>): Preview & { readonly again: () => void } {
  const [shown, setShown] = useState<Preview>({ html: undefined, message: undefined })
  const [asked, setAsked] = useState(0)
  const settled = save === 'saved'
  const first = shown.html === undefined
  useEffect(() => {
    if (!settled) return
    let current = true
    const timer = setTimeout(() => {
      void ask('papers.previewDraft', { draftId }).then((reply) => {
        if (current) setShown((before) => (reply.ok ? { html: reply.value.html, message: undefined } : { ...before, message: reply.fault.message }))
      })
    }, first ? 0 : pauseMs)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [draftId, revision, settled, asked])
  return { ...shown, again: () => setAsked((times) => times + 1) }
}

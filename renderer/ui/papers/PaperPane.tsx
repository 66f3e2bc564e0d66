/** The page of a paper as large as its room allows, with what became of asking for it and whether the typefaces of official papers are here. */
import { Alert, Button, Group } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import type { Paper } from '#core/documents/printStyle'
import { FontNotice } from '../FontNotice'
import { PaperPreview } from '../PaperPreview'
import { Waiting } from '../Waiting'
import style from './PaperPane.module.css'

interface Props {
  readonly title: string
  /** Undefined until it has come; with `fault` it may be the page before. */
  readonly html: string | undefined
  readonly paper: Paper | undefined
  readonly fault: { readonly title: string; readonly message: string; readonly again: () => void } | undefined
}

export function PaperPane({ title, html, paper, fault }: Props) {
  const { ref, width, height } = useElementSize()
  return (
    <div className={style.pane}>
      <FontNotice />
      {fault !== undefined && <Alert color="orange" title={fault.title} role="alert" p="xs"><Group justify="space-between">{fault.message}<Button size="xs" variant="default" onClick={fault.again}>再试一次</Button></Group></Alert>}
      <div className={style.room} tabIndex={0} role="group" aria-label={`${title}，可上下滚动`}>
        <div className={style.visible} ref={ref} />
        {html === undefined || paper === undefined ? fault === undefined && <Waiting what="正在准备预览" /> : <PaperPreview title={title} html={html} paper={paper} room={{ width, height }} />}
      </div>
    </div>
  )
}

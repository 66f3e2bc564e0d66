/**
 * The page as it will be printed, in a frame that may run nothing; made smaller where the room is too narrow for it, or a little too low.
 * Frames of papers are of one origin, so that a font read for one is there for the next; without scripts that origin can do nothing, and it is not the room's.
 * A paper laid out in sheets shows them one below the other and scrolls: it breaks on a screen where it breaks on paper.
 */
import { Alert } from '@mantine/core'
import { useEffect, useState } from 'react'
import { inSheets, liesAcross } from '#core/documents/paper/sheets'
import type { Paper } from '#core/documents/printStyle'
import { machine } from '../bridge/machine'
import { askGround } from './PaperGround'
import style from './PaperPreview.module.css'
import { Waiting } from './Waiting'

/** Width and height of the shown frame in CSS pixels, margins included (96 to the inch); a roll is long enough for the longest receipt. */
const FRAMES = { a4: [793.7, 1122.5], a5: [559.4, 793.7], roll80: [302.4, 1360.6] } as const

/** A whole sheet at a glance is worth letters this much smaller, not more. */
const smallest = 0.85

/** Beside the sheets, for their scroll bar. */
const SCROLL_BAR = 17

interface Room { readonly width: number; readonly height: number }

function scaleOf([width, height]: readonly [number, number], room: Room): number {
  if (room.width === 0) return 1
  const whole = room.height / height
  return Math.min(1, room.width / width, whole >= smallest ? whole : 1)
}

interface Frame { readonly scale: number; readonly width: number; readonly height: number }

function frameOf(paper: Paper, html: string, room: Room): Frame {
  const sheets = inSheets(html)
  const [width, height] = liesAcross(html) ? FRAMES[paper].toReversed() as [number, number] : FRAMES[paper]
  if (!sheets) return { scale: scaleOf(FRAMES[paper], room), width, height }
  const wide = width + SCROLL_BAR
  const scale = room.width === 0 ? 1 : Math.min(1, room.width / wide)
  return { scale, width: wide, height: room.height === 0 ? height : room.height / scale }
}

export function PaperPreview({ title, html, paper, room }: { readonly title: string; readonly html: string; readonly paper: Paper; readonly room: Room }) {
  const [shown, setShown] = useState<{ readonly url?: string; readonly message?: string }>({})
  useEffect(() => {
    let current = true
    void machine.preview({ html }).then((reply) => {
      if (current) setShown(reply.ok ? { url: reply.value.url } : { message: reply.fault.message })
    })
    return () => { current = false }
  }, [html])
  useEffect(askGround, [])
  if (shown.message !== undefined) return <Alert color="orange" title="预览显示不了">{shown.message}。仍可以打印或保存 PDF。</Alert>
  if (shown.url === undefined) return <Waiting what="正在准备预览" />
  const sheets = inSheets(html)
  const { scale, width, height } = frameOf(paper, html, room)
  const size = sheets ? { width, height } : {}
  return (
    <div className={style.sheet} style={{ width: width * scale, height: height * scale }}>
      <iframe title={title} sandbox="allow-same-origin" src={shown.url} className={style.frame} data-paper={sheets ? 'sheets' : paper} style={{ ...size, transform: `scale(${scale})` }} />
    </div>
  )
}

/**
 * A frame of the origin of papers that stays, unseen, from the first preview on: with it stay the process in which previews are shown and the fonts it has read, so that the next preview is there at once.
 * Knows no paper. It goes with the open room.
 */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { REST } from '#core/documents/paper/rest'
import { machine } from '../bridge/machine'
import style from './PaperGround.module.css'

let asked = false
const waiting = new Set<() => void>()

function subscribe(told: () => void): () => void {
  waiting.add(told)
  return () => { waiting.delete(told) }
}

/** To be called where a paper is shown. */
export function askGround(): void {
  if (asked) return
  asked = true
  for (const told of waiting) told()
}

export function PaperGround() {
  const wanted = useSyncExternalStore(subscribe, () => asked)
  const [url, setUrl] = useState<string | undefined>(undefined)
  useEffect(() => {
    let current = wanted
    // Without it previews only take longer.
    if (wanted) void machine.preview({ html: REST }).then((reply) => { if (current && reply.ok) setUrl(reply.value.url) })
    return () => { current = false }
  }, [wanted])
  return url === undefined ? null : <iframe title="空白" sandbox="allow-same-origin" src={url} className={style.ground} aria-hidden tabIndex={-1} inert data-ground="" />
}

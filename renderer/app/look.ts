/** The sizes in which the room can be shown, and the one in use. The machine keeps it; the page's own mark makes print large at once. */
import { useEffect, useState } from 'react'
import type { Scale } from '#core/contract/shell'
import { machine } from '../bridge/machine'

export interface Look extends Scale { readonly name: string; readonly hint: string }

/** 大字 keeps the room's measures and changes letters and contrast; the others enlarge everything alike. */
export const LOOKS: readonly Look[] = [
  { name: '100%', hint: '标准大小', factor: 1, large: false },
  { name: '125%', hint: '全部放大', factor: 1.25, large: false },
  { name: '150%', hint: '全部放大', factor: 1.5, large: false },
  { name: '大字', hint: '字大、颜色深', factor: 1, large: true },
]

export interface Looking { readonly look: Look | undefined; readonly choose: (look: Look) => void }

export function useLook(): Looking {
  const [look, setLook] = useState<Look | undefined>(undefined)
  useEffect(() => {
    void machine.currentScale({}).then((reply) => {
      if (reply.ok) setLook(LOOKS.find(({ factor, large }) => factor === reply.value.factor && large === reply.value.large))
    })
  }, [])
  const choose = (next: Look) => {
    setLook(next)
    document.documentElement.dataset['print'] = next.large ? 'large' : 'usual'
    void machine.scale({ factor: next.factor, large: next.large })
  }
  return { look, choose }
}

/** Makes today's sheet with the head of the audit log and brings it to paper, or to a file where no printer is. */
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { machine } from '../bridge/machine'
import { useTell } from '../bridge/useTell'

export type SheetWay = 'print' | 'file'

const say = (message: string, wrong = false) => notifications.show({ message, ...(wrong ? { color: 'red' } : {}) })

async function printed(html: string): Promise<void> {
  const reply = await machine.print({ html, paper: 'a5' })
  say(reply.ok ? '值班单已送到打印机' : reply.fault.message, !reply.ok)
}

async function filed(html: string, day: string): Promise<void> {
  const reply = await machine.savePdf({ html, paper: 'a5', suggestedName: `值班单-${day}.pdf` })
  if (!reply.ok) say(reply.fault.message, true)
  else if (reply.value.saved) say('值班单已保存')
}

export function useDaySheet(): { readonly make: (way: SheetWay) => Promise<void>; readonly busy: boolean } {
  const { tell } = useTell('audit.daySheet')
  const [busy, setBusy] = useState(false)
  const make = async (way: SheetWay) => {
    setBusy(true)
    const sheet = await tell({})
    if (!sheet.ok) say(sheet.fault.message, true)
    else await (way === 'print' ? printed(sheet.value.html) : filed(sheet.value.html, sheet.value.day))
    setBusy(false)
  }
  return { make, busy }
}

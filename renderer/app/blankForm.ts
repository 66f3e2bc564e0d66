/** The empty paper form from the palette: to the printer, or into a file where there is none. */
import { notifications } from '@mantine/notifications'
import { useAsk } from '../bridge/useAsk'
import { bringForm, paperForm } from '../ui/paperForm'

export function useBlankForm(roomName: string): () => void {
  const desk = useAsk('desk.settings', {}).value
  const bring = async () => {
    const html = await paperForm(desk === undefined ? { roomName } : { roomName: desk.roomName, community: desk.community, phone: desk.phone })
    const printed = await bringForm(html, 'print')
    const { ok, message } = printed.ok ? printed : await bringForm(html, 'file')
    notifications.show({ message: printed.ok || ok ? message : `${printed.message}；${message}`, ...(ok ? {} : { color: 'red' }) })
  }
  return () => void bring()
}

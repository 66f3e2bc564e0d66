/** A note at the second that is being heard; it stays as it was written, and is put right by another. */
import { Button, Textarea } from '@mantine/core'
import { useKeptForm } from '../../ui/useKeptForm'
import { Unplaced } from '../../ui/Unplaced'
import { clockOf } from '../../ui/recordings/recordingWords'
import style from './recordings.module.css'

export function NoteForm({ id, ms }: { readonly id: number; readonly ms: number }) {
  const form = useKeptForm('recordings.note', `recording.note:${id}`, { text: '' }, () => undefined)
  const { typed } = form
  return (
    <form className={style.note} aria-label="加备注" onSubmit={(event) => { event.preventDefault(); void form.send({ id, ms, text: typed.text }) }}>
      <Textarea label={`在 ${clockOf(ms)} 处加备注`} autosize minRows={1} maxRows={4} maxLength={500} autoComplete="off" value={typed.text} error={form.at('text')} onChange={(event) => form.put({ text: event.currentTarget.value })} />
      <Button type="submit" variant="default" loading={form.busy}>加备注</Button>
      <Unplaced wrong={form.wrong} shown={['text']} />
    </form>
  )
}

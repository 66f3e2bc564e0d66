/** What was said of one matter and decided, being written; a newer record is shown before it is written over. */
import { Alert, Button, Group, Text, Textarea } from '@mantine/core'
import type { InputOf } from '#core/contract/index'
import type { MeetingMatter, MeetingPage } from '#core/contract/meetings'
import { useKept } from '../../bridge/kept'
import { takesCursor } from '../../ui/fieldFocus'
import { Unplaced } from '../../ui/Unplaced'
import { useAttempt } from '../../ui/useAttempt'
import { DayField } from '../../ui/work/DayField'
import { UnitField } from '../../ui/work/UnitField'
import cards from '../../ui/work/Work.module.css'

type Note = InputOf<'meetings.noteMatter'>['note']
interface Props { readonly page: MeetingPage; readonly no: number; readonly seen: NonNullable<MeetingMatter['seen']>; readonly onDone: () => void }

export function NoteForm({ page, no, seen, onDone }: Props) {
  const { id } = page.row
  const { value: typed, set, forget } = useKept<{ readonly note: Note; readonly revision: number }>(`meeting.note:${id}:${seen.petitionId}`, { note: seen.note, revision: seen.revision })
  const attempt = useAttempt('meetings.noteMatter')
  const { note, revision } = typed
  const outdated = revision !== seen.revision
  const type = (part: Partial<Note>) => { attempt.mend(Object.keys(part)); set({ note: { ...note, ...part }, revision }) }
  const at = (field: string) => attempt.at(`note.${field}`)
  const save = async (over = revision) => {
    const reply = await attempt.ask({ id, petitionId: seen.petitionId, revision: over, note })
    if (reply?.ok !== true) return
    forget()
    onDone()
  }
  return (
    <form ref={takesCursor} aria-label={`第 ${no} 件的意见`} className={cards.panel} onSubmit={(event) => { event.preventDefault(); void save() }}>
      {outdated && <Alert color="orange" title="这件的记录刚刚有人改过"><Text size="sm">最新的意见是：{seen.note.decision === '' ? '（空）' : seen.note.decision}</Text><Group gap="xs" mt={6}><Button size="xs" variant="default" onClick={() => set({ note: seen.note, revision: seen.revision })}>改用最新的</Button><Button size="xs" loading={attempt.busy} onClick={() => void save(seen.revision)}>用我填写的替换</Button></Group></Alert>}
      <Textarea label="讨论情况" autosize minRows={2} maxRows={10} maxLength={5000} placeholder="各单位说了什么" value={note.discussion} error={at('discussion')} onChange={(event) => type({ discussion: event.currentTarget.value })} />
      <Textarea label="会议意见" withAsterisk autosize minRows={1} maxRows={8} maxLength={2000} placeholder="定了什么；没有研究的写“未研究”和原因" value={note.decision} error={at('decision')} onChange={(event) => type({ decision: event.currentTarget.value })} />
      <Group grow align="flex-start"><UnitField label="责任单位" units={page.units} value={note.unit} error={at('unit')} onName={(unit) => type({ unit })} /><DayField label="时限" value={note.dueOn ?? ''} error={at('dueOn')} onDay={(dueOn) => type({ dueOn: dueOn === '' ? undefined : dueOn })} /></Group>
      <Unplaced wrong={attempt.wrong} shown={['note']} />
      <Group justify="flex-end" gap="xs"><Button variant="default" onClick={onDone}>先放着</Button><Button type="submit" loading={attempt.busy} disabled={outdated}>保存</Button></Group>
    </form>
  )
}

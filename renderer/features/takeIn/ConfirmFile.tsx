/** Whose a file is: proposals by how sure they are, or a petition found by its number, or none yet; and where its bytes are to be. */
import { Alert, Badge, Button, Checkbox, Group, Modal, Radio, Select, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { OutputOf } from '#core/contract/index'
import type { Proposal } from '#core/contract/takeIn'
import { formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { consentWords, noticeWords, optionsOf } from '../../ui/petitionWords'
import { clockOf } from '../../ui/recordings/recordingWords'
import { Unplaced } from '../../ui/Unplaced'
import { type KeptForm, useKeptForm } from '../../ui/useKeptForm'
import { Waiting } from '../../ui/Waiting'
import { CONFIDENCE_COLOURS, confidenceWords, modeWords } from './takeInWords'
import style from './takeIn.module.css'

type Page = OutputOf<'takeIn.file'>
interface Typed { readonly whose: string; readonly text: string; readonly mode: 'keep' | 'move'; readonly remove: boolean; readonly how: string; readonly consent: string }
type Form = KeptForm<'takeIn.confirm', Typed>

export function ConfirmFile({ id, name, onClose }: { readonly id: number; readonly name: string; readonly onClose: () => void }) {
  const { value, fault, again } = useAsk('takeIn.file', { id })
  return (
    <Modal opened onClose={onClose} size="lg" title={<span className={style.name}>确认：{name}</span>} closeButtonProps={{ 'aria-label': '关闭' }} transitionProps={{ duration: 0 }}>
      {fault !== undefined && <Alert color="red" role="alert"><Group>{fault.message}<Button size="xs" variant="default" onClick={again}>再试一次</Button></Group></Alert>}
      {value === undefined ? fault === undefined && <Waiting what="正在比对接待时段" /> : <Asked page={value} onClose={onClose} />}
    </Modal>
  )
}

const NOBODY = 'none'

function Asked({ page: { row, mode, proposals }, onClose }: { readonly page: Page; readonly onClose: () => void }) {
  const sure = proposals.filter(({ confidence, refused }) => confidence === 'likely' && !refused)
  const begun: Typed = { whose: sure.length === 1 && sure[0] !== undefined ? String(sure[0].petitionId) : '', text: '', mode, remove: false, how: '', consent: '' }
  const form = useKeptForm<'takeIn.confirm', Typed>('takeIn.confirm', `takeIn.confirm:${row.id}`, begun, ({ number }) => {
    notifications.show({ closeButtonProps: { 'aria-label': '关闭' }, message: number === undefined ? '正在转存到保险库，完成后会出现在录音录像里' : `已收进索引：${number}` })
    onClose()
  })
  const { typed, put, at, wrong, busy } = form
  const petitionId = typed.whose === '' || typed.whose === NOBODY ? undefined : Number(typed.whose)
  const notice = typed.how === '' || typed.consent === '' ? {} : { notice: { how: typed.how as 'oral', consent: typed.consent as 'agreed' } }
  const send = () => form.send({ fileId: row.id, ...(petitionId === undefined ? {} : { petitionId }), mode: typed.mode, remove: typed.mode === 'move' && typed.remove, ...notice }, typed.whose === '' ? { field: 'whose', message: '请选择这段录音录像是哪件事项的，或选“先不归到事项”' } : undefined)
  const known = proposals.find((one) => one.petitionId === petitionId)
  return (
    <form aria-label="确认设备录音" onSubmit={(event) => { event.preventDefault(); void send() }}>
      <Stack gap="sm">
        <Text size="sm" c="gray.7">{row.startedAt === undefined ? '录制时间未知' : `${formatInstantZh(row.startedAt)} 起`}{row.lengthMs === undefined ? '，长度未知' : `，长 ${clockOf(row.lengthMs)}`}。是谁的录音只凭时间不能断定，请听过或核对后再确认。</Text>
        <Whose proposals={proposals} form={form} />
        {petitionId !== undefined && known?.notice !== true && <NoticeFields form={form} />}
        <Radio.Group label="文件" value={typed.mode} onChange={(next) => put({ mode: next === 'move' ? 'move' : 'keep' })}><Stack gap={4} mt={4}><Radio value="keep" label={modeWords.keep} /><Radio value="move" label={modeWords.move} /></Stack></Radio.Group>
        {typed.mode === 'move' && <Checkbox label="转存并核对无误后，删去设备上的原文件" checked={typed.remove} onChange={(event) => put({ remove: event.currentTarget.checked })} />}
        {at('whose') !== undefined && <Alert color="red" p="xs" role="alert">{at('whose')}</Alert>}
        <Unplaced wrong={wrong} shown={['whose', 'notice']} />
        <Group justify="flex-end"><Button variant="default" onClick={onClose}>先放着</Button><Button type="submit" loading={busy}>确认收进索引</Button></Group>
      </Stack>
    </form>
  )
}

function Whose({ proposals, form: { typed, put } }: { readonly proposals: readonly Proposal[]; readonly form: Form }) {
  const wanted = typed.text.trim()
  const found = useAsk('petitions.list', { text: wanted, limit: 6 }, { enabled: wanted !== '', keep: true })
  const others = (wanted === '' ? [] : found.value?.rows ?? []).filter(({ id }) => !proposals.some(({ petitionId }) => petitionId === id))
  return (
    <Radio.Group label="是哪件事项的" value={typed.whose} onChange={(whose) => put({ whose })}>
      <div className={style.choices}>
        {proposals.length === 0 && <Text size="sm" c="gray.7">这段时间前后没有对得上的接待，请按编号查找。</Text>}
        {proposals.map((one) => <Choice key={one.petitionId} proposal={one} />)}
        {others.map(({ id, number, name, title }) => <div key={id} className={style.choice}><Radio value={String(id)} label={`${number}　${name}　${title}`} /></div>)}
        <div className={style.choice}><Radio value={NOBODY} label="先不归到事项（以后再归）" /></div>
      </div>
      <TextInput mt="xs" label="按编号查找别的事项" placeholder="编号、姓名、内容" maxLength={100} autoComplete="off" value={typed.text} onChange={(event) => put({ text: event.currentTarget.value })} />
      {wanted !== '' && found.value !== undefined && others.length === 0 && <Text size="sm" c="gray.7" role="status">没有找到别的事项。</Text>}
    </Radio.Group>
  )
}

function Choice({ proposal: { petitionId, number, name, title, confidence, reason, refused } }: { readonly proposal: Proposal }) {
  return (
    <div className={style.choice}>
      <Group gap="xs" wrap="nowrap" justify="space-between"><Radio value={String(petitionId)} disabled={refused} label={`${number}　${name}　${title}`} /><Badge radius="sm" color={CONFIDENCE_COLOURS[confidence]} style={{ flex: 'none' }}>{confidenceWords[confidence]}</Badge></Group>
      <Text size="xs" c={refused ? 'red.9' : 'gray.7'}>{refused ? '来访人不同意录音录像，不能收进索引；请选“不收”并写明原因' : reason}</Text>
    </div>
  )
}

function NoticeFields({ form: { typed, put, at } }: { readonly form: Form }) {
  return (
    <>
      <Group grow align="flex-start">
        <Select label="当时怎样告知" description="登记表里没有记的，请补记" data={optionsOf(noticeWords)} value={typed.how === '' ? null : typed.how} onChange={(how) => put({ how: how ?? '' })} />
        <Select label="来访人是否同意" description="不同意的不能收进索引" data={optionsOf(consentWords)} value={typed.consent === '' ? null : typed.consent} onChange={(consent) => put({ consent: consent ?? '' })} />
      </Group>
      {at('notice') !== undefined && <Alert color="red" p="xs" role="alert">{at('notice')}</Alert>}
    </>
  )
}

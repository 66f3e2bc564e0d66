/** One item of 三清单 being written: what, who, how, by when, how far. What was typed stays until it is saved or let go of on purpose. */
import { Alert, Button, Checkbox, CloseButton, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { ClaimItem, ClaimSheet } from '#core/contract/claims'
import type { InputOf } from '#core/contract/index'
import { CLAIM_STATUS_NAMES, CLAIM_STATUSES, claimMayBecome, isClaimEnded } from '#core/domain/claims'
import { formatDayZh } from '#core/domain/day'
import { useKept } from '../../bridge/kept'
import { takesCursor } from '../fieldFocus'
import { Unplaced } from '../Unplaced'
import { useAttempt } from '../useAttempt'
import { DayField } from './DayField'
import { MilestoneRows } from './MilestoneRows'
import { UnitField } from './UnitField'
import style from './Work.module.css'

type ClaimTyped = InputOf<'claims.save'>['item']
const blank: ClaimTyped = { issue: '', leadUnit: '', coUnits: [], person: '', path: '', dueOn: '', milestones: [], status: 'notStarted', statusReason: '', evidence: '', materials: [] }

interface Props { readonly petitionId: number; readonly sheet: ClaimSheet; readonly item: ClaimItem | undefined; readonly onDone: () => void }

/** What was typed stands on the revision it was begun from; a newer one is shown beside it before it is written over. */
export function ClaimForm({ petitionId, sheet, item, onDone }: Props) {
  const { value, set, forget } = useKept<{ readonly typed: ClaimTyped; readonly revision: number }>(`claim:${petitionId}:${item?.id ?? 'new'}`, { typed: item?.content ?? blank, revision: item?.revision ?? 0 })
  const { typed, revision } = value
  const attempt = useAttempt('claims.save')
  const at = (field: string) => attempt.at(`item.${field}`)
  const type = (part: Partial<ClaimTyped>) => { attempt.mend(Object.keys(part)); set({ typed: { ...typed, ...part }, revision }) }
  const outdated = item !== undefined && item.revision !== revision
  const end = () => { forget(); onDone() }
  const save = async (over = revision) => {
    const reply = await attempt.ask({ petitionId, ...(item === undefined ? {} : { id: item.id }), revision: over, item: typed }, typed.dueOn === '' ? { field: 'item.dueOn', message: '请选择时限日期' } : undefined)
    if (reply?.ok === true) end()
  }
  const late = sheet.promisedOn !== undefined && typed.dueOn > sheet.promisedOn ? `晚于承诺办结日 ${formatDayZh(sheet.promisedOn)}` : undefined
  return (
    <form ref={takesCursor} className={style.card} aria-label={item === undefined ? '新的一项' : `第 ${item.no} 项`} onSubmit={(event) => { event.preventDefault(); void save() }}>
      {outdated && (
        <Alert color="orange" title={`${item.savedBy} 已改过这一项`}>
          <Stack gap={6}><Text size="sm">最新的是：{item.content.issue}；{item.content.leadUnit}；{CLAIM_STATUS_NAMES[item.content.status]}；时限 {formatDayZh(item.content.dueOn)}。您填写的还在下面。</Text>
            <Group gap="xs"><Button size="xs" variant="default" onClick={() => set({ typed: item.content, revision: item.revision })}>改用最新的</Button><Button size="xs" loading={attempt.busy} onClick={() => void save(item.revision)}>用我填写的替换</Button></Group></Stack>
        </Alert>
      )}
      <Textarea label="问题" withAsterisk autosize minRows={1} maxRows={6} maxLength={500} placeholder="要解决什么，例如：卫生间天花板渗水" value={typed.issue} error={at('issue')} onChange={(event) => type({ issue: event.currentTarget.value })} />
      <Group grow align="flex-start">
        <UnitField label="主办单位" required units={sheet.units} value={typed.leadUnit} error={at('leadUnit')} onName={(leadUnit) => type({ leadUnit })} />
        <TextInput label="责任人" withAsterisk maxLength={60} autoComplete="off" value={typed.person} error={at('person')} onChange={(event) => type({ person: event.currentTarget.value })} />
        <DayField label="时限" required value={typed.dueOn} hint={late} error={at('dueOn')} onDay={(dueOn) => type({ dueOn })} />
      </Group>
      <CoUnits typed={typed} units={sheet.units} at={at} type={type} />
      <Textarea label="解决路径" autosize minRows={1} maxRows={6} maxLength={2000} placeholder="分几步、找谁、怎样办" value={typed.path} error={at('path')} onChange={(event) => type({ path: event.currentTarget.value })} />
      <MilestoneRows milestones={typed.milestones} at={at} onRows={(milestones) => type({ milestones })} />
      <Status typed={typed} was={item?.content.status} materials={sheet.materials} at={at} type={type} />
      <Unplaced wrong={attempt.wrong} shown={['item']} />
      <Group justify="flex-end" gap="xs"><Button variant="default" onClick={onDone}>先放着</Button><Button variant="default" onClick={end}>不要了</Button><Button type="submit" loading={attempt.busy} disabled={outdated}>保存</Button></Group>
    </form>
  )
}

interface PartProps { readonly typed: ClaimTyped; readonly at: (field: string) => string | undefined; readonly type: (part: Partial<ClaimTyped>) => void }

function CoUnits({ typed, units, at, type }: PartProps & { readonly units: readonly string[] }) {
  const put = (index: number, name: string) => type({ coUnits: typed.coUnits.map((unit, place) => (place === index ? name : unit)) })
  return (
    <Group gap="xs" align="flex-end">
      {typed.coUnits.map((unit, index) => (
        <Group key={index} gap={2} align="flex-end" wrap="nowrap">
          <UnitField label={`协办单位 ${index + 1}`} units={units} value={unit} error={at(`coUnits.${index}`)} onName={(name) => put(index, name)} />
          <CloseButton mb={2} aria-label={`删去协办单位 ${index + 1}`} onClick={() => type({ coUnits: typed.coUnits.filter((_, place) => place !== index) })} />
        </Group>
      ))}
      <Button size="compact-sm" variant="default" mb={4} disabled={typed.coUnits.length >= 10} onClick={() => type({ coUnits: [...typed.coUnits, ''] })}>加协办单位</Button>
    </Group>
  )
}

function Status({ typed, was, materials, at, type }: PartProps & { readonly was: ClaimTyped['status'] | undefined; readonly materials: readonly string[] }) {
  const open = CLAIM_STATUSES.filter((status) => claimMayBecome(was ?? 'notStarted', status))
  const reasoned = typed.status === 'impossible' || (was !== undefined && isClaimEnded(was) && typed.status === 'working')
  return (
    <>
      <Group align="flex-start" grow>
        <NativeSelect maw={180} label="状态" data={open.map((value) => ({ value, label: CLAIM_STATUS_NAMES[value] }))} value={typed.status} error={at('status')} onChange={(event) => type({ status: event.currentTarget.value as ClaimTyped['status'] })} />
        {(reasoned || typed.statusReason !== '') && <TextInput label={typed.status === 'impossible' ? '为什么无法完成' : '状态说明'} withAsterisk={reasoned} maxLength={500} autoComplete="off" value={typed.statusReason} error={at('statusReason')} onChange={(event) => type({ statusReason: event.currentTarget.value })} />}
      </Group>
      <Textarea label="完成依据" autosize minRows={1} maxRows={6} maxLength={2000} placeholder="例如：现场照片三张，住户已确认" withAsterisk={typed.status === 'done' && typed.materials.length === 0} value={typed.evidence} error={at('evidence')} onChange={(event) => type({ evidence: event.currentTarget.value })} />
      {materials.length > 0 && <Checkbox.Group label="可以证明的材料（登记时收的）" value={[...typed.materials]} onChange={(chosen) => type({ materials: chosen })}><Group gap="md" mt={4}>{[...new Set(materials)].map((name) => <Checkbox key={name} value={name} label={name} />)}</Group></Checkbox.Group>}
    </>
  )
}

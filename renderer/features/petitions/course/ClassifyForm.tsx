/** 改分类: another class or statutory kind with its reason; 无理缠访 asks for what it rests on and for a second person. */
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import type { InputOf } from '#core/contract/index'
import type { PetitionClass, StatutoryKind } from '#core/contract/intake'
import { KIND_NAMES } from '#core/domain/petitionClass'
import { useSession } from '../../../bridge/session'
import { useAsk } from '../../../bridge/useAsk'
import { classWords, guardWords, optionsOf } from '../../../ui/petitionWords'
import { Unplaced } from '../../../ui/Unplaced'
import type { Wrong } from '../../../ui/useAttempt'
import { useKeptForm } from '../../../ui/useKeptForm'
import { StepModal } from './CourseForms'

interface Props { readonly petitionId: number; readonly petitionClass: PetitionClass; readonly statutoryKind: StatutoryKind | undefined; readonly onClose: () => void }
interface Typed { readonly petitionClass: PetitionClass; readonly statutoryKind: StatutoryKind | ''; readonly reason: string; readonly basis: GuardBasis; readonly basisNo: string; readonly opinionNo: string; readonly approverId: string }
type GuardBasis = NonNullable<InputOf<'course.classify'>['guard']>['basis']

export function ClassifyForm({ petitionId, petitionClass, statutoryKind, onClose }: Props) {
  const { typed, put: change, send, busy, wrong, at } = useKeptForm<'course.classify', Typed>('course.classify', `classify:${petitionId}`, { petitionClass, statutoryKind: statutoryKind ?? '', reason: '', basis: 'review', basisNo: '', opinionNo: '', approverId: '' }, onClose)
  const guarded = typed.petitionClass === 'unreasonable'
  const missing = (): Wrong | undefined => {
    if (typed.reason.trim().length < 2) return { field: 'reason', message: '请写明原因（至少 2 个字）' }
    return guarded && typed.approverId === '' ? { field: 'guard.approverId', message: '无理缠访须由另一人审批，请选择审批人' } : undefined
  }
  const go = () => {
    const guard = { basis: typed.basis, basisNo: typed.basisNo, opinionNo: typed.opinionNo, approverId: Number(typed.approverId) }
    return send({ id: petitionId, petitionClass: typed.petitionClass, reason: typed.reason, ...(typed.statutoryKind === '' ? {} : { statutoryKind: typed.statutoryKind }), ...(guarded ? { guard } : {}) }, missing())
  }
  return (
    <StepModal title="改分类" onClose={onClose}>
      <Stack gap="sm">
        <Text size="sm">原来的分类、谁改的、什么时候、为什么，都留在办理过程里；期限仍从登记日起算。</Text>
        <Select label="事项分类" allowDeselect={false} data={optionsOf(classWords)} value={typed.petitionClass} error={at('petitionClass')} onChange={(value) => change({ petitionClass: (value ?? petitionClass) as PetitionClass })} data-autofocus />
        <Select label="法定类别" placeholder="未定" clearable data={optionsOf(KIND_NAMES)} value={typed.statutoryKind === '' ? null : typed.statutoryKind} error={at('statutoryKind')} onChange={(value) => change({ statutoryKind: (value ?? '') as StatutoryKind | '' })} />
        {guarded && <Guard typed={typed} at={at} onChange={change} />}
        <TextInput label="原因" withAsterisk maxLength={500} value={typed.reason} error={at('reason')} onChange={(event) => change({ reason: event.currentTarget.value })} />
        <Unplaced wrong={wrong} shown={['petitionClass', 'statutoryKind', 'reason', 'guard.basisNo', 'guard.opinionNo', 'guard.approverId']} />
        <Group justify="flex-end"><Button variant="default" onClick={onClose}>取消</Button><Button loading={busy} onClick={() => void go()}>改分类</Button></Group>
      </Stack>
    </StepModal>
  )
}

function Guard({ typed, at, onChange }: { readonly typed: Typed; readonly at: (field: string) => string | undefined; readonly onChange: (part: Partial<Typed>) => void }) {
  const self = useSession()?.userId
  const leaders = (useAsk('desk.officers', {}).value ?? []).filter(({ id, roles }) => roles.includes('leader') && id !== self)
  return (
    <>
      <Text size="sm" c="gray.7">这一分类针对事项，不针对人：须有已记录的处理结果、律师的法律意见书，并由没有登记过本件的分管领导批准；批准以前按“合理诉求（复杂）”办理。</Text>
      <Group grow align="flex-start">
        <Select label="已有结论" allowDeselect={false} data={optionsOf(guardWords)} value={typed.basis} onChange={(value) => onChange({ basis: (value ?? typed.basis) as GuardBasis })} />
        <TextInput label="文书号或政策名称" withAsterisk maxLength={120} value={typed.basisNo} error={at('guard.basisNo')} onChange={(event) => onChange({ basisNo: event.currentTarget.value })} />
      </Group>
      <TextInput label="律师法律意见书编号" withAsterisk maxLength={120} value={typed.opinionNo} error={at('guard.opinionNo')} onChange={(event) => onChange({ opinionNo: event.currentTarget.value })} />
      <Select label="审批人" withAsterisk placeholder="选一位分管领导" data={leaders.map(({ id, name }) => ({ value: String(id), label: name }))} value={typed.approverId === '' ? null : typed.approverId} error={at('guard.approverId')} onChange={(value) => onChange({ approverId: value ?? '' })} />
    </>
  )
}

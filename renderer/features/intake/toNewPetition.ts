/**
 * Turns a half-typed draft into a registration, or names the first field that keeps it from being one.
 * Judges only presence and shape; the office decides again.
 */
import type { Day } from '#core/contract/fields'
import { NewPetition, type IntakeForm } from '#core/contract/intake'
import { checkId } from '#core/domain/identity'
import { sentence } from '#core/door/sentences'
import { withoutName } from './anonymous'

export type Filled = { readonly ok: true; readonly petition: NewPetition } | { readonly ok: false; readonly field: string; readonly message: string }

const wrong = (field: string, message: string): Filled => ({ ok: false, field, message })
const filled = (value: string | undefined): string | undefined => (value === undefined || value.trim() === '' ? undefined : value.trim())
const usesId = (form: IntakeForm): boolean => ['id', 'permit'].includes(form.petitioner?.paperType ?? 'id')

/** Drops what is empty, so that optional fields are absent and not blank. */
function dense<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined && (typeof part !== 'string' || part.trim() !== ''))) as T
}

/** `2026-9-7`, `2026/9/7`, `2026.9.7`, `2026年9月7日` and `20260907` as `2026-09-07`; anything else stays as typed and is refused by shape. */
export function writeDay(typed: string): string {
  const parts = /^(\d{4})\D{0,1}(\d{1,2})\D{0,1}(\d{1,2})日?$/u.exec(typed.normalize('NFKC').replace(/\s/gu, ''))
  if (parts === null) return typed
  return [parts[1], parts[2], parts[3]].map((part) => (part ?? '').padStart(2, '0')).join('-')
}

/** Anything typed at all. */
const touched = (row: object): boolean => Object.values(row).some((value) => value !== false && (typeof value !== 'string' || value.trim() !== ''))

interface Other { readonly person: NonNullable<IntakeForm['representatives']>[number]; readonly path: string; readonly whose: string }

/** Who else is named in the form; rows nobody typed into do not count. */
function othersIn(form: IntakeForm): Other[] {
  const principal = form.petitioner?.mode === 'onBehalf' ? [{ person: form.petitioner.principal ?? {}, path: 'petitioner.principal', whose: '被代理人' }] : []
  return [...principal, ...(form.representatives ?? []).map((person, index) => ({ person, path: `representatives.${index}`, whose: `代表 ${index + 1}` })).filter(({ person }) => touched(person))]
}

/** What somebody else in the form lacks: a name, or a reason for a number that fails the check. */
function lackingOther(form: IntakeForm, today: Day): Filled | undefined {
  for (const { person, path, whose } of othersIn(form)) {
    if (filled(person.name) === undefined) return wrong(`${path}.name`, whose === '被代理人' ? '请填写被代理人姓名；不便说的请把反映方式改为“实名”' : `请填写${whose}的姓名，或删去这一行`)
    const number = filled(person.idNumber)
    const check = number === undefined ? undefined : checkId(number, today)
    if (check?.ok === false && filled(person.idReason) === undefined) return wrong(`${path}.idReason`, `${whose} 的证件号：${check.message}。请改正，或写明仍保存的原因`)
  }
  return undefined
}

/** A row of papers without a name, a notice told without its answer: half of it would be lost silently. */
function halfFilled({ materials = [], notice = {} }: IntakeForm): Filled | undefined {
  const nameless = materials.findIndex((row) => touched(row) && filled(row.name) === undefined)
  if (nameless >= 0) return wrong(`materials.${nameless}.name`, `请填写材料 ${nameless + 1} 的名称，或删去这一行`)
  if (notice.how !== undefined && notice.consent === undefined) return wrong('notice.consent', '已选录音录像告知方式，请选择来访人意见（可选“不适用”）')
  if (notice.how === undefined && notice.consent !== undefined) return wrong('notice.how', '已选来访人意见，请选择录音录像告知方式')
  return undefined
}

function missingGuard({ guard = {} }: IntakeForm): Filled {
  if (guard.basis === undefined) return wrong('guard.basis', '无理缠访须有已有结论，请选择；没有的请改选别的分类')
  if (filled(guard.basisNo) === undefined) return wrong('guard.basisNo', '请填写已有结论的文书号或政策名称；没有的请改选别的分类')
  if (filled(guard.opinionNo) === undefined) return wrong('guard.opinionNo', '请填写律师法律意见书编号；没有的请改选别的分类')
  return wrong('guard.approverId', '请选择登记人以外的审批人；没有的请改选别的分类')
}

export function toNewPetition(typed: IntakeForm, today: Day): Filled {
  const form = withoutName(typed)
  const who = form.petitioner ?? {}
  const mode = who.mode ?? 'named'
  if (mode !== 'anonymous' && filled(who.name) === undefined && form.personId === undefined) return wrong('petitioner.name', '请填写姓名；不愿留名的请在“更多身份信息”里选“匿名”')
  const idNumber = filled(who.idNumber)
  const checked = idNumber !== undefined && usesId(form) ? checkId(idNumber, today) : undefined
  if (checked?.ok === false && filled(who.idReason) === undefined) return wrong('petitioner.idReason', `证件号：${checked.message}。请改正，或写明仍保存的原因`)
  const lacking = lackingOther(form, today) ?? halfFilled(form)
  if (lacking !== undefined) return lacking
  if (filled(form.title) === undefined) return wrong('title', '请用一句话填写事项标题')
  if (form.petitionClass === undefined) return wrong('petitionClass', '请选择事项分类')
  const { conflict, notice, guard } = form
  const phones = (who.otherPhones ?? []).filter((phone) => phone.trim() !== '')
  const [bornOn, happenedOn] = [filled(who.bornOn), filled(form.happenedOn)]
  const { differentIds: _different, visitDecided: _decided, ...registered } = form
  const candidate = dense({
    ...registered, happenedOn: happenedOn === undefined ? undefined : writeDay(happenedOn),
    petitioner: dense({
      ...who, ...(bornOn === undefined ? {} : { bornOn: writeDay(bornOn) }), mode, name: who.name?.trim() ?? '', idNumber,
      paperType: who.paperType ?? (checked?.ok === true ? (checked.kind === 'permit' ? 'permit' : 'id') : idNumber === undefined ? undefined : 'id'),
      ...(checked?.ok === true ? { idReason: undefined, sex: checked.sex, bornOn: checked.bornOn } : {}),
      otherPhones: phones.length === 0 ? undefined : phones,
      principal: mode === 'onBehalf' && who.principal !== undefined ? dense(who.principal) : undefined,
    }),
    headcount: form.headcount ?? 1,
    representatives: (form.representatives ?? []).filter(({ name }) => filled(name) !== undefined).map(({ name, idNumber: number, idReason, phone }) => dense({ name, idNumber: number, idReason, phone })),
    form: form.form ?? 'visit',
    flags: form.flags ?? [],
    materials: (form.materials ?? []).filter(({ name }) => filled(name) !== undefined).map((row) => ({ name: row.name, copies: row.copies ?? 1, pages: row.pages ?? 1, original: row.original ?? false })),
    notice: notice?.how === undefined || notice.consent === undefined ? undefined : notice,
    conflict: conflict?.has === true ? dense({ ...conflict, has: true }) : undefined,
    guard: form.petitionClass === 'unreasonable' ? dense(guard ?? {}) : undefined,
    excludedIds: form.excludedIds ?? [],
  })
  const petitioner = { ...candidate.petitioner, name: candidate.petitioner.name ?? '' }
  const parsed = NewPetition.safeParse({ ...candidate, petitioner })
  if (parsed.success) return { ok: true, petition: parsed.data }
  const { field, message } = sentence(parsed.error)
  return field.startsWith('guard') ? missingGuard(form) : wrong(field, message)
}

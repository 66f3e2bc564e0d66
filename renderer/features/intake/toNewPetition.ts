/**
 * Turns a half-typed draft into a registration, or names the first field that keeps it from being one.
 * Judges only presence and shape; the office decides again.
 */
import type { Day } from '#core/contract/fields'
import { NewPetition, type IntakeForm } from '#core/contract/intake'
import { checkId } from '#core/domain/identity'

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

export function toNewPetition(form: IntakeForm, today: Day): Filled {
  const who = form.petitioner ?? {}
  const mode = who.mode ?? 'named'
  if (mode !== 'anonymous' && filled(who.name) === undefined && form.personId === undefined) return wrong('petitioner.name', '请填写姓名；不愿留名的请在“更多身份信息”里选“匿名”')
  const idNumber = filled(who.idNumber)
  const checked = idNumber !== undefined && usesId(form) ? checkId(idNumber, today) : undefined
  if (checked?.ok === false && filled(who.idReason) === undefined) return wrong('petitioner.idReason', `证件号：${checked.message}。请改正，或写明仍保存的原因`)
  if (filled(form.title) === undefined) return wrong('title', '请用一句话填写事项标题')
  if (form.petitionClass === undefined) return wrong('petitionClass', '请选择事项分类')
  const { conflict, notice, guard } = form
  const [bornOn, happenedOn] = [filled(who.bornOn), filled(form.happenedOn)]
  const candidate = dense({
    ...form, happenedOn: happenedOn === undefined ? undefined : writeDay(happenedOn),
    petitioner: dense({
      ...who, ...(bornOn === undefined ? {} : { bornOn: writeDay(bornOn) }), mode, name: who.name?.trim() ?? '', idNumber,
      paperType: who.paperType ?? (checked?.ok === true ? (checked.kind === 'permit' ? 'permit' : 'id') : idNumber === undefined ? undefined : 'id'),
      ...(checked?.ok === true ? { idReason: undefined, sex: checked.sex, bornOn: checked.bornOn } : {}),
      principal: mode === 'onBehalf' && who.principal !== undefined ? dense(who.principal) : undefined,
    }),
    headcount: form.headcount ?? 1,
    representatives: (form.representatives ?? []).filter(({ name }) => filled(name) !== undefined).map(({ name, idNumber: number, phone }) => dense({ name, idNumber: number, phone })),
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
  const issue = parsed.error.issues[0]
  const field = issue?.path.join('.') ?? ''
  if (field.startsWith('guard')) return wrong('guard.basis', '无理缠访须有：已有结论及文号、律师法律意见书编号、另一位审批人')
  if (field.endsWith('On')) return wrong(field, '日期不对，请写成 2026-09-07 的样子')
  return wrong(field, issue !== undefined && /\p{Script=Han}/u.test(issue.message) ? issue.message : '这一项填写有误，请检查')
}

/**
 * The room's own .docx templates, and issued papers as .docx: in the room's template where there is one, else in the program's layout.
 * Knows no file's form; `ctx.word()` looks at it, and takes it whole or not at all.
 */
import type { Handlers } from '../contract/index'
import type { OwnTemplate } from '../contract/paperTemplates'
import { Values } from '../contract/paperRows'
import type { PaperIssue, PaperKind } from '../documents/paper/kind'
import { PAPER_KINDS, paperKind } from '../documents/paper/kinds'
import { templateFields, templateValues } from '../documents/word/templateFields'
import { templateGuide } from '../documents/word/templateGuide'
import { paperNumber } from '../domain/numbering'
import { type Ctx, refuse } from '../door/context'
import type { PaperContent, PaperRecord, TemplateRecord } from '../door/paperPort'
import { base64Of, bytesOf } from './fileBytes'
import { issueOf, objectOf } from './paperDrafts'
import { contentOf, issuedPaper, named, readComposed } from './paperIssue'
import { isNumbered, kindOf } from './paperKinds'

/** More than that nobody reads at once; the rest shows when these are put right. */
const MOST_PROBLEMS = 20
const INSTEAD = '现在可先用程序的版式导出，或重新导入模板'

/** One problem after the colon, several on lines of their own. */
function listed(problems: readonly string[]): string {
  if (problems.length <= 1) return problems[0] ?? '不是可以使用的 .docx 文件'
  const left = problems.length - MOST_PROBLEMS
  return `共 ${problems.length} 处\n${problems.slice(0, MOST_PROBLEMS).map((problem, at) => `${at + 1}. ${problem}`).join('\n')}${left > 0 ? `\n另有 ${left} 处，改好以上各处后再导入会继续提示` : ''}`
}

const ownOf = ({ fileName, at, byId, reason, used }: TemplateRecord, { repos }: Ctx): OwnTemplate => ({ fileName, at, by: repos.accounts.nameOf(byId), reason, placeholders: [...used] })

/** What a paper of the kind would settle today: the example of a number is the first of the year. */
function exampleIssue(kind: PaperKind, ctx: Ctx): PaperIssue {
  const { agencyCode } = ctx.repos.accounts.desk()
  return issueOf(kind, kind.series !== undefined && isNumbered(kind, ctx) && agencyCode !== '' ? paperNumber(agencyCode, kind.series, Number(ctx.today.slice(0, 4)), 1) : undefined, true, ctx)
}

function note(kind: PaperKind, rowId: number, reason: string, ctx: Ctx): void {
  ctx.audit({ object: `paperKind:${kind.name}`, fields: ['ownTemplate'], reason, records: [`paperTemplate:${rowId}`] })
}

/** Of our own writing, as it was settled at 定稿; papers from before templates have none. */
const settledAt = ({ issue = '' }: PaperContent): PaperIssue | undefined => (issue === '' ? undefined : (JSON.parse(issue) as PaperIssue))

/** The paper in the room's own template; undefined where there is none, or too little was kept to fill it with just what was issued. */
function inOwnTemplate(paper: PaperRecord, content: PaperContent, ctx: Ctx): { readonly bytes: Uint8Array; readonly template: TemplateRecord } | undefined {
  const [kind, template, issue] = [paperKind(paper.kind), ctx.repos.paperTemplates.current(paper.kind), settledAt(content)]
  if (kind === undefined || template === undefined || issue === undefined) return undefined
  const file = ctx.repos.paperTemplates.file(template.id)
  if (ctx.digest(base64Of(file)) !== template.digest) return refuse('template-refused', `留存的“${kind.name}”模板与导入时的不一致，没有使用；请联系系统管理员核验审计日志。${INSTEAD}`, 'own')
  const filled = ctx.word().fill(file, templateFields(kind), templateValues(kind, Values.parse(JSON.parse(content.values)), issue))
  return filled.ok ? { bytes: filled.value, template } : refuse('template-refused', `本室的“${kind.name}”模板没有填成，${INSTEAD}：${listed(filled.problems)}`, 'own')
}

type TemplateCalls = 'templates' | 'templateFields' | 'setTemplate' | 'dropTemplate' | 'docx'

export const paperTemplates: Pick<Handlers<'papers', Ctx>, TemplateCalls> = {
  templates: (_input, ctx) => PAPER_KINDS.map(({ id, name }) => {
    const template = ctx.repos.paperTemplates.current(id)
    return { kind: id, name, ...(template === undefined ? {} : { own: ownOf(template, ctx) }) }
  }),
  templateFields: ({ kind: id }, ctx) => {
    const kind = kindOf(id)
    const { fields, tables } = templateGuide(kind, exampleIssue(kind, ctx))
    return { name: kind.name, fields: [...fields], tables: tables.map(({ columns, ...table }) => ({ ...table, columns: [...columns] })) }
  },
  setTemplate: ({ kind: id, base64, fileName, reason }, ctx) => {
    const kind = kindOf(id)
    const file = bytesOf(base64)
    const found = ctx.word().inspect(file, templateFields(kind))
    if (!found.ok) return refuse('template-refused', `模板没有导入，原来的没有变：${listed(found.problems)}`, 'base64')
    const digest = ctx.digest(base64Of(file))
    if (ctx.repos.paperTemplates.current(id)?.digest === digest) return refuse('unchanged', `“${kind.name}”现在用的就是这个文件，没有改动；请另选文件`, 'base64')
    const placeholders = [...found.value.used]
    note(kind, ctx.repos.paperTemplates.add(id, { file, digest, fileName: fileName.trim(), used: placeholders }, { reason: reason.trim(), byId: ctx.actor.userId, at: ctx.now }), reason, ctx)
    return { placeholders }
  },
  dropTemplate: ({ kind: id, reason }, ctx) => {
    const kind = kindOf(id)
    if (ctx.repos.paperTemplates.current(id) === undefined) refuse('no-template', `“${kind.name}”没有本室的模板，用的已经是程序的版式`, 'kind')
    note(kind, ctx.repos.paperTemplates.add(id, undefined, { reason: reason.trim(), byId: ctx.actor.userId, at: ctx.now }), reason, ctx)
    return { done: true }
  },
  docx: ({ paperId, own }, ctx) => {
    const paper = issuedPaper(paperId, ctx)
    const content = contentOf(paper, ctx)
    const composed = readComposed(content)
    const filled = own ? inOwnTemplate(paper, content, ctx) : undefined
    ctx.audit({ object: objectOf(paper.petitionId, `paper:${paperId}`), fields: [named(paper), ...(filled === undefined ? [] : ['ownTemplate'])] })
    if (filled === undefined) return { base64: base64Of(ctx.word().export(composed, { final: true })), fileTitle: composed.fileTitle }
    const { fileName, at, by } = ownOf(filled.template, ctx)
    return { base64: base64Of(filled.bytes), fileTitle: composed.fileTitle, ownTemplate: { fileName, at, by } }
  },
}

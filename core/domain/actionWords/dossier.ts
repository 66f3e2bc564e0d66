/** 卷宗 in the audit log: what its call and profiles are called, and the labels of its fields in refusals. */
import { DOSSIER_NAMES } from '../dossierNames'

export const dossierActions: Readonly<Record<string, string>> = { 'dossier.make': '制作卷宗' }
export const dossierFields: Readonly<Record<string, string>> = { dossier: '卷宗', ...Object.fromEntries(Object.entries(DOSSIER_NAMES).map(([profile, name]) => [`dossier.${profile}`, name])) }
export const dossierLabels: Readonly<Record<string, string>> = { profile: '卷宗版本', parts: '卷宗各部分', mark: '卷宗编号' }

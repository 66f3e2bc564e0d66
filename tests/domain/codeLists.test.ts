/** Shipped data: every file with revision and source, codes unique, and the contract's own codes all covered. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PaperType, PetitionClass, PetitionForm, StatutoryKind } from '#core/contract/intake'
import { clockRules, codeLists } from '../../resources/index'

const lists = Object.entries(codeLists)
const codes = (list: string) => codeLists[list]?.items.map(({ code }) => code) ?? []

describe('code lists', () => {
  it.each(lists)('%s has name, revision, source and unique codes', (key, list) => {
    expect(list.name).not.toBe('')
    expect(list.revision).not.toBe('')
    expect(list.source).not.toBe('')
    const all = list.items.flatMap((item) => [item.code, ...(item.children ?? []).map((child) => child.code)])
    expect(all.length, key).toBeGreaterThan(0)
    expect(new Set(all).size).toBe(all.length)
    expect(all.every((code) => code.length <= 40)).toBe(true)
  })
  it.each([['forms', PetitionForm.options], ['idPapers', PaperType.options], ['petitionClasses', PetitionClass.options], ['statutoryKinds', StatutoryKind.options]])('%s covers the contract', (list, options) => {
    expect([...codes(list)].sort()).toEqual([...options].sort())
  })
  it('has the field’s 17 first-level classes and 17 occupations', () => {
    expect(codes('contentClasses')).toHaveLength(17)
    expect(codes('occupations')).toHaveLength(17)
    expect(codes('emotions')).toEqual(['1', '2', '3', '4'])
    expect(codeLists['flags']?.items.map(({ label }) => label)).toEqual(expect.arrayContaining(['扬言', '涉法涉诉', '三跨三分离', '重复', '越级']))
  })
  it('offers every list the screens ask for', () => {
    const folder = resolve(import.meta.dirname, '../../renderer')
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx')).map((name) => readFileSync(join(folder, name), 'utf8'))
    const asked = sources.flatMap((source) => [...source.matchAll(/codeOptions\(codes, '(\w+)'\)|codes\['(\w+)'\]/gu)].map((match) => match[1] ?? match[2] ?? ''))
    expect([...new Set(asked)].filter((list) => codes(list).length === 0)).toEqual([])
  })
})

describe('clock rules', () => {
  it('carry a source each and ids that are unique', () => {
    expect(clockRules.every(({ source, name, start }) => source !== '' && name !== '' && start !== '')).toBe(true)
    expect(new Set(clockRules.map(({ id }) => id)).size).toBe(clockRules.length)
  })
})

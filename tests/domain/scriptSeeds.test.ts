/** The scripts that come with the program: enough of them, every scene and level within reach, no two alike, and none that says what nobody should say. */
import { describe, expect, it } from 'vitest'
import { Scene, ScriptContent, ScriptKind } from '#core/contract/scripts'
import { forbiddenIn } from '#core/domain/doNotSay'
import { similarity } from '#core/domain/intake'
import { fits } from '#core/domain/scriptRank'
import { fillSlots, slotProblem, slotsIn } from '#core/domain/scriptSlots'
import { citations, contentProblem } from '#core/domain/scripts'
import { scriptLaws, scriptRules, scriptSeeds } from '../../resources/index'

const LEVELS = [1, 2, 3, 4]
const named = scriptSeeds.map(({ id, content }) => [id, content] as const)

describe('the seeds', () => {
  it('are at least 120, with ids of their own', () => {
    expect(scriptSeeds.length).toBeGreaterThanOrEqual(120)
    expect(new Set(scriptSeeds.map(({ id }) => id)).size).toBe(scriptSeeds.length)
  })
  it.each(Scene.options)('%s has words for every kind at every level', (scene) => {
    for (const kind of ScriptKind.options) for (const level of LEVELS) expect(named.some(([, content]) => fits(content, { scene, kind, level })), `${scene} ${kind} ${level}`).toBe(true)
  })
  it.each(named)('%s keeps to the rules of the library, and is whole', (_id, content) => {
    expect(ScriptContent.safeParse(content).success).toBe(true)
    expect(contentProblem(content)).toBeUndefined()
    for (const part of [content.title, content.say, content.dontSay, content.why, content.nextStep]) expect(part.trim()).toBe(part)
    expect(content.say.length).toBeGreaterThanOrEqual(24)
    for (const part of [content.dontSay, content.why, content.nextStep]) expect(part.length).toBeGreaterThanOrEqual(6)
    expect(slotProblem(content.say)).toBeUndefined()
  })
  it('never say what nobody should say', () => {
    expect(named.flatMap(([id, { say, title }]) => forbiddenIn(`${title}。${say}`, scriptRules.doNotSay).map(({ phrase }) => `${id} ${phrase}`))).toEqual([])
  })
  it('cite only articles whose text is known, and mark the others', () => {
    const allowed = new Set(scriptLaws.laws.flatMap(({ statute, articles, unverified }) => [...articles.map((article) => `《${statute}》第${article}条`), ...unverified.map((article) => `《${statute}》第${article}条（待核实）`)]))
    expect(named.flatMap(([id, { law }]) => citations(law).filter((cited) => !allowed.has(cited)).map((cited) => `${id} ${cited}`))).toEqual([])
  })
  it('are no two alike', () => {
    expect(new Set(named.map(([, { title }]) => title)).size).toBe(named.length)
    const alike: string[] = []
    for (const [at, [id, one]] of named.entries()) {
      for (const [other, two] of named.slice(at + 1)) if (similarity(one.say, two.say) > 0.3 || similarity(one.why, two.why) > 0.35 || similarity(one.title, two.title) > 0.6) alike.push(`${id} ${other}`)
    }
    expect(alike).toEqual([])
  })
  it('read well with and without a name, and use every slot somewhere', () => {
    for (const [id, { say }] of named) {
      for (const filled of [fillSlots(say, {}).text, fillSlots(say, { 称呼: '王女士', 事项: '楼道漏水', 时限日期: '2026年9月14日', 责任人: '李敏' }).text]) {
        expect(filled, id).not.toMatch(/[{}]|您您|(?:^|[。！？：“])您，您|，，|^，|。，/u)
      }
    }
    expect([...new Set(named.flatMap(([, { say }]) => slotsIn(say)))].sort()).toEqual(['称呼', '事项', '时限日期', '责任人'].sort())
  })
})

describe('the do-not-say list', () => {
  it('holds what the field names, each with why and better words that do not break a rule themselves', () => {
    const phrases = scriptRules.doNotSay.flatMap((rule) => rule.phrases)
    expect(phrases).toEqual(expect.arrayContaining(['不归我管', '你去找别人', '不可能', '老上访', '无理取闹']))
    expect(new Set(phrases).size).toBe(phrases.length)
    for (const { phrases: [first = ''], better } of scriptRules.doNotSay) {
      expect(forbiddenIn(`我说${first}。`, scriptRules.doNotSay).length, first).toBeGreaterThan(0)
      expect(forbiddenIn(better, scriptRules.doNotSay), better).toEqual([])
    }
  })
})

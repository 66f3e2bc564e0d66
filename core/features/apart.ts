/**
 * Texts under a compartment's own key, as a handler writes and reads them.
 * Refuses whoever's session has not the key; knows no other right.
 */
import { type Ctx, refuse } from '../door/context'
import { type Apart, spokenApart } from '../domain/compartments'

export const holdsApart = (name: Apart, { vault, actor }: Ctx): boolean => vault.holds(name, actor.userId)

function notHeld(name: Apart): never {
  return refuse('not-held', `您没有${spokenApart([name])}的专项密钥，不能读写这项内容；刚批准的请锁定后重新登录，还没有的请向分管领导申请`)
}

/** Ends with `not-held` where the actor has not the key: before anything is told of the record. */
export function needApart(name: Apart, ctx: Ctx): void {
  if (!holdsApart(name, ctx)) notHeld(name)
}

/** `record` names where the text will stand: it opens nowhere else. */
export function sealApart(name: Apart, record: string, text: string, { vault, actor }: Ctx): string {
  return vault.seal(name, actor.userId, record, text) ?? notHeld(name)
}

export function openApart(name: Apart, record: string, sealed: string, { vault, actor }: Ctx): string {
  const opened = vault.open(name, actor.userId, record, sealed)
  if (opened.ok) return opened.text
  return opened.code === 'not-held' ? notHeld(name) : refuse('unreadable', '这条记录打不开：可能被改动过，或封存它的密钥已经失去；请联系系统管理员，并做一次体检')
}

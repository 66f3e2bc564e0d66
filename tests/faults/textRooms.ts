/**
 * Rooms that a story about texts needs beside the main one: one whose petitions are old enough to be erased, one to be restored again and again,
 * one whose database is put back each time, and one that is set up with these very texts. Made when first asked for, closed together.
 */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Office } from '#core/office'
import { openOffice } from '#db/officeHost'
import { ARGON_FLOOR } from '#db/store/secrets'
import { AGE_MS } from '#tests/office/matrix/cells'
import { ids } from '#tests/store/testVault'
import { makeTestOffice, petition, type TestOffice, type Who } from '#tests/support/office'
import { makeTestRecorder } from '#tests/support/recorder'
import { AT } from './faultVault'
import type { Ask } from './textFields'

/** The room's door for one person, as the stories use it. */
export const asking = (room: TestOffice, who: Who): Ask => async (call, input) => room.as(who, call, input)

type Made<T> = T & { close(): Promise<void> }
const open = new Map<string, Promise<Made<unknown>>>()
function once<T>(name: string, make: () => Promise<Made<T>>): Promise<T> {
  const known = (open.get(name) as Promise<Made<T>> | undefined) ?? make()
  open.set(name, known as Promise<Made<unknown>>)
  return known
}

export async function closeTextRooms(): Promise<void> {
  for (const room of open.values()) await (await room).close()
  open.clear()
}

export interface AgedRoom { readonly room: TestOffice; readonly id: number }
export const agedRoom = (): Promise<AgedRoom> => once('aged', async () => {
  const room = await makeTestOffice()
  const { id } = await room.as('li', 'petitions.register', { form: petition() })
  room.forward(AGE_MS)
  return { room, id, close: () => room.close() }
})

export interface RecordedRoom { readonly room: TestOffice; readonly id: number }
/** With a recording that runs. */
export const recordedRoom = (): Promise<RecordedRoom> => once('recorded', async () => {
  const room = await makeTestOffice({ recorder: makeTestRecorder({ always: true }) })
  const { id: petitionId } = await room.as('li', 'petitions.register', { form: petition({ notice: { how: 'oral', consent: 'agreed' } }) })
  const { id } = await room.as('li', 'recorder.begin', { petitionId, kind: 'sound' })
  return { room, id, close: () => room.close() }
})

export interface RestoredRoom { readonly room: TestOffice; readonly name: string; /** Locks it, and takes what the last restore moved aside out of the way. */ settle(): Promise<void> }
export const restoredRoom = (): Promise<RestoredRoom> => once('restored', async () => {
  const room = await makeTestOffice()
  await room.as('li', 'petitions.register', { form: petition() })
  const { name } = await room.as('admin', 'backups.make', {})
  const settle = async (): Promise<void> => {
    await room.restart()
    for (const aside of readdirSync(dirname(room.dir)).filter((entry) => entry.startsWith('vault-before'))) rmSync(join(dirname(room.dir), aside), { recursive: true })
  }
  await settle()
  return { room, name, settle, close: () => room.close() }
})

export interface DoubtedRoom { readonly room: TestOffice; /** Puts the old database back: the room is only read until somebody accepts it. */ doubt(): Promise<void> }
export const doubtedRoom = (): Promise<DoubtedRoom> => once('doubted', async () => {
  const room = await makeTestOffice()
  const path = join(room.dir, 'room.db')
  await room.as('li', 'petitions.register', { form: petition() })
  await room.restart()
  copyFileSync(path, `${path}.old`)
  const doubt = async (): Promise<void> => {
    // Whatever came after the copy is what makes it old.
    room.forward(60_000)
    await room.as('li', 'petitions.register', { form: petition() })
    await room.restart()
    copyFileSync(`${path}.old`, path)
  }
  return { room, doubt, close: () => room.close() }
})

/** How many are made at a time; each is used once. */
const LOT = 40
export interface Store { readonly room: TestOffice; /** The id of one that is old enough. */ next(): Promise<number> }
/** Makes things of which each takes one text, and lets all of them grow old together. */
function store(name: string, ageMs: number, make: (ask: Ask) => Promise<number>): Promise<Store> {
  return once(name, async () => {
    const room = await makeTestOffice()
    const left: number[] = []
    const next = async (): Promise<number> => {
      if (left.length === 0) {
        for (let at = 0; at < LOT; at += 1) left.push(await make(asking(room, 'li')))
        room.forward(ageMs)
      }
      return left.pop() ?? 0
    }
    return { room, next, close: () => room.close() }
  })
}
const DAY_MS = 86_400_000
/** Red flags to be reviewed. */
export const reviewRoom = (): Promise<Store> => store('reviewed', DAY_MS, async (ask) => (await ask('safety.openFlag', { kind: 'medical' })).id)
/** Drafts nobody went on with. */
export const draftsRoom = (): Promise<Store> => store('forgotten', 400 * DAY_MS, async (ask) => (await ask('drafts.start', {})).id)

/** Call backs of which no petition came, done with and kept past their time. */
export const callBacksRoom = (): Promise<Store> => store('unfiled', 400 * DAY_MS, async (ask) => {
  const { id } = await ask('handover.promiseCallBack', { name: '来电人周先生', phone: '13900001111', about: '告知进展', dueOn: '2099-01-05', dueTime: '' })
  await ask('handover.noteCall', { id, outcome: 'reached', note: '已告知' })
  return id
})

export interface NewRoom { readonly office: Office; close(): Promise<void> }
/** An office where no room is yet. */
export async function newRoom(): Promise<NewRoom> {
  const base = mkdtempSync(join(tmpdir(), 'faults-new-'))
  const office = await openOffice(join(base, 'vault'), { clock: { now: () => AT, uptime: () => 0 }, ids, argon: ARGON_FLOOR, checkOutput: true, log: () => undefined, later: () => () => undefined })
  return {
    office,
    close: async () => {
      await office.close()
      if (existsSync(base)) rmSync(base, { recursive: true, force: true })
    },
  }
}

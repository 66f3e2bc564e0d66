/** Where a recording can be begun to be played from, found while it is written, and the front that is made of it: for what Chromium writes, and for everything else. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mediaLength } from '#core/domain/mediaLength'
import { elements, ID, whole } from '#core/domain/mediaLength/ebml'
import { webmFront } from '#core/domain/webmFront'
import { keptPlaces, MOST_PLACES, type Places, placesOf, WebmPlaces } from '#core/domain/webmPlaces'
import { type Block, CLUSTER, element, HEADS, liveWebm, simpleBlock, soundBlocks } from '#tests/support/liveWebm'

function seen(file: Uint8Array, part = file.length): Places | undefined {
  const places = new WebmPlaces()
  for (let at = 0; at < file.length; at += part) places.feed(file.subarray(at, at + part))
  return places.found
}
const bytes = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat(parts)
const time = (ms: number): Uint8Array => element([0xe7], Uint8Array.of(ms >> 8, ms & 255))
const block = (ms: number, track = 1, key = true): Block => ({ track, ms, key, data: new Uint8Array(10) })
/** Fifteen frames a second, one in a hundred of which needs none before it, and sound. */
const pictureBlocks = (seconds: number): Block[] => [
  ...Array.from({ length: seconds * 15 }, (_, at): Block => ({ track: 1, ms: Math.round((at * 1000) / 15), key: at % 100 === 0, data: new Uint8Array(50) })), ...soundBlocks(seconds, 20, 2),
].sort((one, other) => one.ms - other.ms)

const sound = liveWebm('sound', soundBlocks(20))
const picture = liveWebm('picture', pictureBlocks(20))

describe('places', () => {
  it('are clusters, two seconds apart or more, and the length is where the last block ends', () => {
    const found = seen(sound)
    expect(found).toMatchObject({ head: HEADS.sound.length, bytes: sound.length, track: 1, picture: false, durationMs: 20_040 })
    expect(found?.places.map(({ ms }) => ms)).toEqual([0, 2100, 4200, 6300, 8400, 10_500, 12_600, 14_700, 16_800, 18_900])
    for (const { at } of found?.places ?? []) expect(sound.subarray(at, at + CLUSTER.length).equals(CLUSTER)).toBe(true)
  })
  it('of a picture are those of its key frames, as it cannot be begun with another', () => {
    const found = seen(picture)
    expect(found).toMatchObject({ head: HEADS.picture.length, track: 1, picture: true })
    expect(found?.places.map(({ ms }) => ms)).toEqual([0, 6667, 13_333])
    for (const { at } of found?.places ?? []) expect(picture.subarray(at, at + CLUSTER.length).equals(CLUSTER)).toBe(true)
  })
  it('are the same however it comes', () => {
    for (const file of [sound, picture]) fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), (part) => { expect(seen(file, part)).toEqual(seen(file)) }), { numRuns: 40 })
  })
  it('are as many at most for any length, evenly thinned out', () => {
    const long = new WebmPlaces()
    long.feed(HEADS.sound)
    const hours = 30
    for (let ms = 0; ms < hours * 3_600_000; ms += 300) long.feed(bytes(CLUSTER, element([0xe7], Uint8Array.of(ms >>> 24, ms >>> 16, ms >>> 8, ms)), simpleBlock(block(ms), ms)))
    const { places, durationMs } = long.found ?? { places: [], durationMs: 0 }
    expect(durationMs).toBe(hours * 3_600_000)
    expect(places.length).toBeGreaterThan(MOST_PLACES / 4)
    expect(places.length).toBeLessThanOrEqual(MOST_PLACES)
    const gaps = places.slice(1).map(({ ms }, at) => ms - (places[at]?.ms ?? 0))
    expect(Math.max(...gaps)).toBeLessThan(2 * Math.min(...gaps) + 300)
    expect(hours * 3_600_000 - (places.at(-1)?.ms ?? 0)).toBeLessThan(2 * Math.max(...gaps))
    expect(webmFront(HEADS.sound, long.found as Places)?.length).toBeLessThan(40_000)
  })
  it('go on from the last that is known', () => {
    for (const file of [sound, picture]) {
      const known = seen(file.subarray(0, file.length / 2)) as Places
      const last = known.places.at(-1)?.at ?? 0
      const on = new WebmPlaces(known)
      on.feed(file.subarray(last))
      expect(on.found?.durationMs).toBe(seen(file)?.durationMs)
      expect(on.found).toMatchObject({ head: known.head, bytes: file.length, places: seen(file)?.places })
    }
  })
  it.each<[string, Uint8Array, Partial<Places> | undefined]>([
    ['clusters that say their length', bytes(HEADS.sound, element([0x1f, 0x43, 0xb6, 0x75], time(0), simpleBlock(block(0), 0)), element([0x1f, 0x43, 0xb6, 0x75], time(3000), simpleBlock(block(3000), 3000))), { places: [{ at: 146, ms: 0 }, { at: 180, ms: 3000 }] }],
    ['blocks before their cluster\'s time', bytes(HEADS.sound, CLUSTER, time(100), simpleBlock(block(60), 100), simpleBlock(block(120), 100)), { durationMs: 180, places: [{ at: 146, ms: 60 }] }],
    ['blocks in groups', bytes(HEADS.sound, CLUSTER, time(100), element([0xa0], element([0xa1], Uint8Array.of(0x81, 0, 0, 0, 9, 9, 9)), element([0x9b], Uint8Array.of(60)))), { durationMs: 100, places: [{ at: 146, ms: 100 }] }],
    ['a last block after a silence, which is not as long as that', bytes(HEADS.sound, CLUSTER, time(0), simpleBlock(block(0), 0), simpleBlock(block(30_000), 0)), { durationMs: 31_000 }],
    ['elements nobody knows', bytes(HEADS.sound, element([0xec], new Uint8Array(5000)), CLUSTER, element([0x42, 0x42], new Uint8Array(99)), time(5), simpleBlock(block(5), 5)), { durationMs: 5, head: 5151 }],
    ['an end in the middle of a block', sound.subarray(0, sound.length - 3), { durationMs: 20_040, bytes: sound.length - 3 }], ['an end in the middle of a head', sound.subarray(0, sound.length - 25), { durationMs: 19_980 }],
    ['a picture none of whose frames can be the first', bytes(HEADS.picture, CLUSTER, time(5), simpleBlock(block(5, 1, false), 5), simpleBlock(block(5, 2), 5)), undefined],
    ['nothing', new Uint8Array(0), undefined], ['a head and no more', HEADS.sound, undefined], ['a cluster and nothing in it', bytes(HEADS.sound, CLUSTER, time(9)), undefined],
    ['something else', Buffer.from('OggS'.repeat(2000)), undefined], ['zeros', new Uint8Array(500), undefined], ['zeros from some place on', bytes(sound, new Uint8Array(500)), undefined],
    ['an index of its own', bytes(sound, element([0x1c, 0x53, 0xbb, 0x6b], new Uint8Array(40))), undefined], ['a cluster before its tracks', bytes(HEADS.sound.subarray(0, 78), CLUSTER, time(9), simpleBlock(block(9), 9)), undefined],
    ['times that are not milliseconds', bytes(HEADS.sound.subarray(0, 48), element([0x15, 0x49, 0xa9, 0x66], element([0x2a, 0xd7, 0xb1], Uint8Array.of(1, 0, 0))), sound.subarray(78)), undefined],
    ['tracks without end', bytes(HEADS.sound.subarray(0, 78), Uint8Array.of(0x16, 0x54, 0xae, 0x6b, 1, 255, 255, 255, 255, 255, 255, 255), sound.subarray(83)), undefined], ['a block without end', bytes(sound, Uint8Array.of(0xa3, 1, 255, 255, 255, 255, 255, 255, 255, 0x81, 0, 0, 0)), undefined],
    ['a time beyond any', bytes(sound, CLUSTER, element([0xe7], new Uint8Array(8).fill(255)), simpleBlock(block(0), 0)), undefined], ['a time of no known kind', bytes(sound, CLUSTER, element([0xe7], new Uint8Array(2000).fill(255)), simpleBlock(block(0), 0)), undefined],
    ['a block that would swallow the rest', bytes(sound, Uint8Array.of(0xa3, 1, 0, 0, 0, 255, 0, 0, 0, 0x81, 0, 0, 0), sound), undefined],
    ['a block of a track beyond any', bytes(sound, element([0xa3], Uint8Array.of(0x40, 0x81, 0, 0, 0))), undefined], ['a block too short to be one', bytes(sound, element([0xa3], Uint8Array.of(0x81)), sound), undefined], ['a head longer than any', bytes(HEADS.sound, element([0xec], new Uint8Array(70_000)), sound.subarray(146)), undefined],
  ])('of %s', (_, file, expected) => {
    const found = seen(file)
    if (expected === undefined) expect(found).toBeUndefined()
    else expect(found).toMatchObject(expected)
    expect(seen(file, 7)).toEqual(found)
  })
  it('of anything are found without a throw, and what is found can be kept', () => {
    const changes = fc.array(fc.record({ at: fc.nat(1500), value: fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xa3, 0xff), fc.integer({ min: 0, max: 255 })) }), { maxLength: 8 })
    fc.assert(fc.property(fc.constantFrom('sound', 'picture'), changes, fc.uint8Array({ maxLength: 100 }), fc.integer({ min: 1, max: 2000 }), (kind, changed, behind, part) => {
      const file = kind === 'sound' ? sound : picture
      const spoilt = bytes(file.subarray(0, 1500), behind)
      for (const { at, value } of changed) spoilt[at] = value
      const found = seen(spoilt, part)
      if (found === undefined) return
      expect(placesOf(keptPlaces(found))).toEqual(found)
      expect(webmFront(spoilt.subarray(0, found.head), found)?.length ?? 0).toBeLessThan(200_000)
    }), { numRuns: 5000 })
  })
})

describe('what is kept of places', () => {
  it('is read again as it was, also of places beyond four gigabytes', () => {
    for (const file of [sound, picture]) expect(placesOf(keptPlaces(seen(file) as Places))).toEqual(seen(file))
    const far: Places = { head: 146, bytes: 2 ** 42, track: 127, picture: true, durationMs: 2 ** 31, places: [{ at: 146, ms: 0 }, { at: 2 ** 41, ms: 2 ** 30 }] }
    expect(placesOf(keptPlaces(far))).toEqual(far)
  })
  const kept = [...keptPlaces(seen(sound) as Places)]
  it.each<[string, readonly number[]]>([
    ['nothing', []], ['half', kept.slice(0, kept.length / 2)], ['a place without its time', kept.slice(0, -2)], ['no place', kept.slice(0, 8)], ['another form', [2, ...kept.slice(1)]], ['a number without end', [...kept, 0x80]], ['a number beyond all', [1, ...Array.from({ length: 20 }, () => 0xff), 1, ...kept.slice(3)]],
    ['a place before the first cluster', [1, 100, 127, 1, 0, 9, 99, 0]], ['a place behind the end', [1, 100, 127, 1, 0, 9, 120, 0, 20, 9]], ['no track', [1, 100, 127, 0, 0, 9, 100, 0]], ['no length', [1, 100, 127, 1, 0, 0, 100, 0]], ['more than there can be', [...kept, ...Array.from({ length: 2 * MOST_PLACES }, () => 0)]],
  ])('is not believed: %s', (_, spoilt) => { expect(placesOf(Uint8Array.from(spoilt))).toBeUndefined() })
})

/** Places of an index by its own words, each with the bytes they lead to. */
function index(file: Uint8Array): { readonly ms: number; readonly track: number; readonly leads: Uint8Array }[] {
  const readAt = (at: number, length: number): Uint8Array => file.subarray(at, at + length)
  const within = ({ from, length }: { readonly from: number; readonly length: number }, id: number) => [...elements({ readAt }, from, from + length, 5000)].filter((one) => one.id === id)
  const number = (of: { readonly from: number; readonly length: number }, id: number): number => within(of, id).map(({ from, length }) => whole(readAt(from, length)))[0] ?? -1
  const [, segment] = elements({ readAt }, 0, file.length, 2)
  if (segment === undefined) return []
  return within(segment, ID.CUES).flatMap((cues) => within(cues, ID.CUE)).map((cue) => {
    const [place = cue] = within(cue, ID.CUE_PLACES)
    return { ms: number(cue, ID.CUE_TIME), track: number(place, ID.CUE_TRACK), leads: readAt(segment.from + number(place, ID.CUE_CLUSTER), CLUSTER.length) }
  })
}
const remadeOf = (file: Buffer, found = seen(file) as Places): Buffer => bytes(webmFront(file.subarray(0, found.head), found) ?? Buffer.alloc(0), file.subarray(found.head))
const lengthOf = (file: Uint8Array): number | undefined => mediaLength('webm', { size: file.length, readAt: (at, length) => file.subarray(at, at + length) })

describe('a front made anew', () => {
  it.each([['sound', sound], ['picture', picture]] as const)('of %s says the length, names every place, and is followed by what was recorded', (kind, file) => {
    const found = seen(file) as Places
    const made = remadeOf(file)
    expect([lengthOf(file), lengthOf(made)]).toEqual([undefined, found.durationMs])
    expect(index(made).map(({ ms, track }) => [ms, track])).toEqual(found.places.map(({ ms }) => [ms, 1]))
    for (const { leads } of index(made)) expect(Buffer.from(leads).equals(CLUSTER)).toBe(true)
    const [, segment] = elements({ readAt: (at, length) => made.subarray(at, at + length) }, 0, made.length, 2)
    expect(segment?.length).toBe(Infinity)
    // Its tracks are those of the file.
    expect(made.includes(HEADS[kind].subarray(78))).toBe(true)
    expect(made.subarray(made.length - file.length + found.head).equals(file.subarray(found.head))).toBe(true)
  })
  it('leaves out what is not true any more, and keeps what it does not know', () => {
    const tag = element([0x12, 0x54, 0xc3, 0x67], Buffer.from('kept'))
    const info = element([0x15, 0x49, 0xa9, 0x66], element([0xbf], Uint8Array.of(1, 2, 3, 4)), element([0x44, 0x89], new Uint8Array(8)), element([0x2a, 0xd7, 0xb1], Uint8Array.of(0x0f, 0x42, 0x40)))
    const file = bytes(HEADS.sound.subarray(0, 48), element([0x11, 0x4d, 0x9b, 0x74], Buffer.from('old places')), element([0xec], Buffer.from('nothing')), info, HEADS.sound.subarray(78), tag, sound.subarray(146))
    const made = remadeOf(file)
    expect(lengthOf(made)).toBe(20_040)
    expect(['old places', 'nothing', 'kept'].map((word) => made.includes(word))).toEqual([false, false, true])
    expect(made.includes(Buffer.from([1, 2, 3, 4]))).toBe(false)
    expect(index(made)).toHaveLength(10)
  })
  it.each<[string, Uint8Array]>([
    ['a head of another length', HEADS.sound.subarray(0, 100)], ['no head', new Uint8Array(146)],
    ['a head that says nothing of times', bytes(HEADS.sound.subarray(0, 48), element([0xec], new Uint8Array(25)), HEADS.sound.subarray(78))], ['a head that ends in the middle', bytes(HEADS.sound.subarray(0, 78), element([0xec], new Uint8Array(100)).subarray(0, 68))],
  ])('is not made of %s', (_, head) => { expect(webmFront(head, seen(sound) as Places)?.length).toBeUndefined() })
})

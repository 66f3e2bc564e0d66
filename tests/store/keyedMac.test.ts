/** The prepared HMAC against Node's own, and what is left of it when it was wiped. */
import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KeyedMac } from '#db/store/keyedMac'

test('is HMAC-SHA-256 for every key up to a block and every text', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), fc.string({ unit: 'binary', maxLength: 300 }), (key, text) => {
    expect(new KeyedMac(key).of(text)).toBe(createHmac('sha256', key).update(text).digest('hex'))
  }))
})

test('one prepared key signs many texts of any length, long ones between short ones', () => {
  const key = new Uint8Array(32).fill(3)
  const mac = new KeyedMac(key)
  for (const text of ['', '短', '长'.repeat(3000), 'x'.repeat(20_000), '短', '𠮷'.repeat(7000), '']) expect(mac.of(text)).toBe(createHmac('sha256', key).update(text).digest('hex'))
})

test('refuses a key longer than a block, which HMAC would hash first', () => {
  expect(() => new KeyedMac(new Uint8Array(65))).toThrow(RangeError)
})

test('signs with the key no more once it is wiped', () => {
  const key = new Uint8Array(32).fill(7)
  const mac = new KeyedMac(key)
  const before = mac.of('一份清单')
  mac.wipe()
  expect(mac.of('一份清单')).not.toBe(before)
  expect(mac.of('一份清单'.repeat(2000))).not.toBe(createHmac('sha256', key).update('一份清单'.repeat(2000)).digest('hex'))
  expect(key).toEqual(new Uint8Array(32).fill(7))
})

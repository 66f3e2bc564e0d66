/** What of an address may outlive the lock: a screen, a number, a field; never a search. */
import { expect, it } from 'vitest'
import { placeIn } from '../../electron/shell/place'

it.each([
  ['app://room/index.html#/intake?draft=12', '#/intake?draft=12'], ['app://room/index.html#/intake?draft=12&at=petitioner.name', '#/intake?draft=12&at=petitioner.name'],
  ['app://room/index.html#/petitions?text=王桂英', '#/petitions'], ['app://room/index.html#/petitions/7?x=1', '#/petitions/7'], ['app://room/index.html#/petitions/7/receipt?print=1', '#/petitions/7/receipt'],
  ['app://room/index.html#/queue', '#/queue'], ['app://room/index.html#/queue?x=1', '#/queue'], ['#/queue-rules', undefined],
  ['app://room/index.html#/intake?new=1', undefined], ['app://room/index.html#/settings', undefined], ['app://room/index.html', undefined], ['app://room/index.html#//evil', undefined], ['#/petitionsx', undefined], ['#/petitions/7x', undefined], ['#/intake?draft=12&at=<b>', '#/intake?draft=12'],
  ['#/papers', '#/papers'], ['#/papers?kind=accepted', '#/papers'], ['#/papers/7', '#/papers/7'], ['#/papers/draft/7', '#/papers/draft/7'], ['#/papers/draft/7?at=items.0.law', '#/papers/draft/7?at=items.0.law'], ['#/papers/draft/7?at=王', '#/papers/draft/7'], ['#/papers/draft/7?at=a&b=1', '#/papers/draft/7'], ['#/papers/draft', undefined], ['#/papers/7x', undefined],
  ['#/safety', '#/safety'], ['#/safety?flag=5', '#/safety?flag=5'], ['#/safety?tab=alarms', '#/safety'], ['#/safetyx', undefined], ['#/safety?flag=5x', '#/safety'],
])('%s: %s', (address, place) => expect(placeIn(address)).toBe(place))

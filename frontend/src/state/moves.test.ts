import { describe, expect, it } from 'vitest'
import type { MoveName, Status, StoryDoc } from '$/backend'
import { nextAct, offered, undoing } from './moves.svelte'

const doc = (status: Status, moves: MoveName[], pending = false): StoryDoc => ({
  story: { id: 's', language: 'en', status, scheduledAt: '2026-06-09T04:00:00Z' },
  base: 1, pending, moves, versions: [], pictures: [], savedAt: '',
})

it.each<[Status, MoveName[], boolean, MoveName | undefined]>([
  ['draft', ['submit', 'spike'], false, 'submit'],
  ['draft', ['submit', 'publish', 'spike'], false, 'publish'],
  ['review', ['return', 'approve'], false, 'approve'],
  ['ready', ['return', 'schedule', 'publish'], false, 'publish'],
  ['scheduled', ['unschedule', 'spike'], false, 'unschedule'],
  ['published', ['update', 'correct', 'withdraw'], true, 'update'],
  ['published', ['update', 'correct', 'withdraw'], false, undefined],
  ['withdrawn', ['reinstate', 'rework'], false, 'reinstate'],
  ['spiked', ['restore'], false, 'restore'],
])('leads a %s story that allows %j on', (status, moves, pending, next) => {
  expect(nextAct(doc(status, moves, pending))).toBe(next)
})

it('offers to publish and to discard changes only where there are some', () => {
  expect(offered(doc('published', ['update', 'discard', 'correct']))).toEqual(['correct'])
  expect(offered(doc('published', ['update', 'discard', 'correct'], true))).toEqual(['update', 'discard', 'correct'])
})

describe('undo', () => {
  it.each<[Status, MoveName, MoveName[]]>([
    ['draft', 'submit', ['return']],
    ['review', 'approve', ['return', 'submit']],
    ['review', 'return', ['submit']],
    ['ready', 'return', ['submit', 'approve']],
    ['scheduled', 'unschedule', ['schedule']],
    ['draft', 'spike', ['restore']],
  ])('leads from %s after %s back by %j', (status, move, back) => {
    expect(undoing(doc(status, []), { move })?.map((step) => step.move)).toEqual(back)
  })

  it.each<MoveName>(['publish', 'update', 'correct', 'withdraw', 'reinstate', 'discard'])('does not take back %s', (move) => {
    expect(undoing(doc('published', []), { move })).toBeUndefined()
  })
})

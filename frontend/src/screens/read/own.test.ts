import { expect, it } from 'vitest'
import type { OwnReading, OwnStory } from '$/backend'
import { Own } from './own.svelte'

const story = (id: string): OwnStory => ({ id, language: 'en', headline: id, address: `en/story/${id}.html`, publishedAt: '2026-06-08T09:00:00Z' })

/** Go's part, in a few lines. */
function keeper() {
  const kept: OwnReading = { kept: true, saved: [], opened: [], count: 0, new: [] }
  const answer = () => Promise.resolve(structuredClone(kept))
  return {
    kept,
    visit: answer,
    opened: (id: string) => { if (kept.kept) kept.opened = [story(id), ...kept.opened]; return Promise.resolve(null) },
    save: (id: string, saved: boolean) => { kept.saved = saved ? [story(id), ...kept.saved] : kept.saved.filter((s) => s.id !== id); return Promise.resolve(null) },
    keepReadings: (keep: boolean) => { kept.kept = keep; return Promise.resolve(null) },
    forgetReadings: () => { kept.opened = []; return Promise.resolve(null) },
  }
}

it('shows what Go has kept after every act', async () => {
  const own = new Own(keeper())
  await own.visit('en')
  await own.save('a', true)
  expect(own.isSaved('a')).toBe(true)
  await own.opened('b')
  expect(own.view.opened.map((s) => s.id)).toEqual(['b'])
  await own.forget()
  expect(own.view.opened).toEqual([])
  expect(own.isSaved('a')).toBe(true)
  expect(own.forgotten).toBe(true)
  await own.keep(false)
  expect([own.view.kept, own.forgotten]).toEqual([false, false])
  await own.save('a', false)
  expect(own.isSaved('a')).toBe(false)
})

it('does not show the answer about an edition that was left meanwhile', async () => {
  const calls = keeper()
  const waiting: Record<string, (view: OwnReading) => void> = {}
  const own = new Own({ ...calls, visit: (edition) => new Promise((r) => (waiting[edition] = r)) })
  const english = own.visit('en')
  const arabic = own.visit('ar')
  waiting['ar']?.({ ...calls.kept, count: 2 })
  waiting['en']?.({ ...calls.kept, count: 1 })
  await Promise.all([english, arabic])
  expect(own.view.count).toBe(2)
})

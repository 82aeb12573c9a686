import { describe, expect, it } from 'vitest'
import type { FrontDraft, FrontPlace, FrontStory, FrontView } from '$/backend'
import { allow, firstFree, hold, keepOff, keyOf, letGo, neighbour, placeable, put, same, slotsOf, type Slot } from './places'

const story = (id: string, kind: FrontStory['kind'] = 'article'): FrontStory => ({ id, status: 'published', kind, headline: id.toUpperCase() })
const draftOf = (...places: FrontPlace[]): FrontDraft => ({ edition: 'en', revision: 1, places, never: [], hideLive: false })
const held = (area: FrontPlace['area'], slot: number, id: string, more: Partial<FrontPlace> = {}): FrontPlace => ({ area, slot, story: id, ...more })
const spots = (...ids: string[]) => ids.map((id) => ({ story: story(id.replace('!', '')), held: id.endsWith('!') }))

const viewOf = (draft: FrontDraft, lead: string[], beside: string[]): FrontView => ({
  draft, review: false, live: [], films: [], sections: [],
  areas: [
    { area: 'lead', size: 1, spots: spots(...lead) },
    { area: 'beside', size: 3, spots: spots(...beside) },
    { area: 'under', size: 2, spots: [] },
    { area: 'opinion', size: 4, spots: [] },
    { area: 'pictures', size: 5, spots: [] },
  ],
  stories: Object.fromEntries(draft.places.map((p) => [p.story, story(p.story)])),
})
const brief = (slots: Slot[]) => slots.slice(0, 4).map((s) => (s.story?.id ?? '') + (s.held ? '!' : '') + (s.waits ? ` waits ${s.instead?.id ?? ''}` : ''))

/** What has to be there. */
function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('there is none')
  return value
}
const at = (view: FrontView, key: string) => given(slotsOf(view).find((s) => keyOf(s) === key))

describe('the places of a page', () => {
  it('are all there, with what stands in them', () => {
    const view = viewOf(draftOf(), ['a'], ['b', 'c'])
    expect(slotsOf(view)).toHaveLength(15)
    expect(brief(slotsOf(view))).toEqual(['a', 'b', 'c', ''])
    expect(slotsOf(view).map((s) => s.number)).toEqual([1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 1, 2, 3, 4, 5])
  })

  it('are held where they are held, and the rest move round them', () => {
    expect(brief(slotsOf(viewOf(draftOf(held('beside', 1, 'x')), ['a'], ['b', 'x!', 'c'])))).toEqual(['a', 'b', 'x!', 'c'])
  })

  it('show what stands there while what is held waits', () => {
    expect(brief(slotsOf(viewOf(draftOf(held('lead', 0, 'x')), ['a'], ['b'])))[0]).toBe('x! waits a')
  })
})

it('shows the headline that a story has there', () => {
  const view = viewOf(draftOf(held('lead', 0, 'x', { headline: 'Here' }), held('beside', 0, 'y')), ['x!'], ['y!'])
  expect(slotsOf(view).slice(0, 2).map((s) => s.story?.headline)).toEqual(['Here', 'Y'])
  expect(same(view.draft, { ...view.draft, places: [held('lead', 0, 'x'), held('beside', 0, 'y')] })).toBe(false)
})

describe('putting a story', () => {
  it('holds the place for it, and lets go of the one it had', () => {
    const view = viewOf(draftOf(held('beside', 0, 'x', { until: 'later', at: 'then', person: 'Nell', headline: 'Here' })), ['a'], ['x!', 'b'])
    const draft = put(view.draft, story('x'), at(view, 'lead 0'), at(view, 'beside 0'))
    expect(draft.places).toEqual([{ area: 'lead', slot: 0, story: 'x', until: 'later', headline: 'Here' }])
    expect(view.draft.places).toHaveLength(1)
  })

  it('changes places with whom is held there', () => {
    const view = viewOf(draftOf(held('lead', 0, 'x')), ['x!'], ['b', 'c'])
    const draft = put(view.draft, story('c'), at(view, 'lead 0'), at(view, 'beside 1'))
    expect(draft.places).toEqual([{ area: 'lead', slot: 0, story: 'c', until: undefined }, { area: 'beside', slot: 1, story: 'x', until: undefined }])
  })

  it('lets go of whom is held there, when it comes from elsewhere', () => {
    const view = viewOf(draftOf(held('lead', 0, 'x')), ['x!'], ['b'])
    expect(put(view.draft, story('new'), at(view, 'lead 0')).places.map((p) => p.story)).toEqual(['new'])
  })

  it('lets a story back that was kept off', () => {
    const view = viewOf(keepOff(draftOf(), 'x'), ['a'], [])
    expect(put(view.draft, story('x'), at(view, 'lead 0')).never).toEqual([])
  })
})

it('holds, holds until, and lets go', () => {
  const view = viewOf(draftOf(), ['a'], ['b'])
  const once = hold(view.draft, at(view, 'beside 0'))
  expect(once.places).toEqual([{ area: 'beside', slot: 0, story: 'b', until: undefined }])
  expect(hold(once, at(view, 'beside 0'), { until: 'six' }).places).toEqual([{ area: 'beside', slot: 0, story: 'b', until: 'six' }])
  expect(letGo(once, at(view, 'beside 0')).places).toEqual([])
  expect(hold(view.draft, at(view, 'under 0'))).toBe(view.draft)
})

it('keeps a story off, and allows it again', () => {
  const off = keepOff(draftOf(held('lead', 0, 'x')), 'x')
  expect(off).toMatchObject({ places: [], never: ['x'] })
  expect(allow(off, 'x').never).toEqual([])
})

it('knows the next place, through the decks and within a strip', () => {
  const slots = slotsOf(viewOf(draftOf(), ['a'], []))
  const from = (key: string, by: 1 | -1) => neighbour(slots, given(slots.find((s) => keyOf(s) === key)), by)
  expect(keyOf(given(from('lead 0', 1)))).toBe('beside 0')
  expect(keyOf(given(from('under 0', -1)))).toBe('beside 2')
  expect(from('lead 0', -1)).toBeUndefined()
  expect(from('under 1', 1)).toBeUndefined()
  expect(from('opinion 0', -1)).toBeUndefined()
})

it('finds the first place that a story may have', () => {
  const slots = slotsOf(viewOf(draftOf(held('beside', 0, 'x')), ['a'], ['x!']))
  expect(keyOf(given(firstFree(slots, story('n'))))).toBe('beside 1')
  expect(keyOf(given(firstFree(slots, story('n', 'opinion'))))).toBe('opinion 0')
  expect(keyOf(given(firstFree(slots, story('n', 'gallery'))))).toBe('pictures 0')
})

it('places what is public or will be', () => {
  expect((['draft', 'review', 'ready', 'scheduled', 'published', 'corrected', 'withdrawn', 'spiked'] as const).filter((status) => placeable({ status }))).toEqual(['ready', 'scheduled', 'published', 'corrected'])
})

it('knows whether two drafts set the same', () => {
  const a = draftOf(held('lead', 0, 'x'), held('beside', 0, 'y'))
  expect(same(a, { ...draftOf(held('beside', 0, 'y'), held('lead', 0, 'x')), revision: 7 })).toBe(true)
  expect(same(a, draftOf(held('lead', 0, 'x', { at: 'anew' }), held('beside', 0, 'y')))).toBe(false)
  expect(same(a, { ...a, hideLive: true })).toBe(false)
  expect(same(a, { ...a, breaking: { text: 'Now' } })).toBe(false)
})

// What an editor does with the places of a front page: each act makes a new
// draft of an old one, and touches nothing else.
import type { AreaName, FrontArea, FrontDraft, FrontPlace, FrontStory, FrontView } from '$/backend'

/** A place on the page as the screen shows it. */
export interface Slot {
  area: AreaName
  slot: number
  /** Its place on the page, from 1; of a strip, in the strip. */
  number: number
  /** The story that stands there, or is held there until it can, with the headline that it has there. */
  story?: FrontStory
  held?: FrontPlace
  /** What stands there while the story that is held cannot yet. */
  instead?: FrontStory
  waits: boolean
}

export const keyOf = (at: { area: AreaName; slot: number }) => `${at.area} ${at.slot}`

/** The areas that stories move through one after the other. */
const decks: readonly AreaName[] = ['lead', 'beside', 'under']

/** Whether a strip that is named after a kind may hold the story. */
export function takes(area: AreaName, story: Pick<FrontStory, 'kind'>): boolean {
  if (area === 'opinion') return story.kind === 'opinion'
  if (area === 'pictures') return story.kind === 'gallery'
  return true
}

/** Whether a story may be placed: it is public, or will be. */
export const placeable = (story: Pick<FrontStory, 'status'>) =>
  ['published', 'corrected', 'scheduled', 'ready'].includes(story.status)

/** Every place of the page in its order. */
export function slotsOf(view: FrontView): Slot[] {
  let before = 0
  return view.areas.flatMap((area) => {
    const first = decks.includes(area.area) ? before + 1 : 1
    if (decks.includes(area.area)) before += area.size
    return slotsIn(area, view, first)
  })
}

function slotsIn(area: FrontArea, view: FrontView, first: number): Slot[] {
  const byRule = area.spots.filter((spot) => !spot.held).map((spot) => spot.story)
  const standing = new Set(area.spots.filter((spot) => spot.held).map((spot) => spot.story.id))
  return Array.from({ length: area.size }, (_, slot): Slot => {
    const held = placeAt(view.draft, area.area, slot)
    const at = { area: area.area, slot, number: first + slot }
    if (!held) return { ...at, story: byRule.shift(), waits: false }
    const own = view.stories[held.story]
    const story = own && { ...own, headline: held.headline ?? own.headline }
    if (standing.has(held.story)) return { ...at, held, story, waits: false }
    return { ...at, held, story, instead: byRule.shift(), waits: true }
  })
}

export const placeAt = (draft: FrontDraft, area: AreaName, slot: number) =>
  draft.places.find((p) => p.area === area && p.slot === slot)

/** Puts a story in a place. Who is held there changes places with it, or is let go where it cannot. */
export function put(draft: FrontDraft, story: FrontStory, to: Slot, from?: Slot): FrontDraft {
  const moving = draft.places.find((p) => p.story === story.id)
  const there = to.held && to.held.story !== story.id ? to : undefined
  const others = draft.places.filter((p) => p.story !== story.id && p.story !== there?.held?.story)
  const places: FrontPlace[] = [...others, { area: to.area, slot: to.slot, story: story.id, until: moving?.until, headline: moving?.headline }]
  if (there?.held && there.story && from && takes(from.area, there.story)) {
    places.push({ area: from.area, slot: from.slot, story: there.held.story, until: there.held.until, headline: there.held.headline })
  }
  return { ...draft, places, never: draft.never.filter((id) => id !== story.id) }
}

/** Leaves a place to the rule. */
export const letGo = (draft: FrontDraft, at: Slot): FrontDraft => ({
  ...draft,
  places: draft.places.filter((p) => p.area !== at.area || p.slot !== at.slot),
})

/** Holds a place for the story that stands there, anew where it is held already; without an end, until it is let go. */
export function hold(draft: FrontDraft, at: Slot, { until, headline }: Pick<FrontPlace, 'until' | 'headline'> = {}): FrontDraft {
  if (!at.story) return draft
  return { ...letGo(draft, at), places: [...letGo(draft, at).places, { area: at.area, slot: at.slot, story: at.story.id, until, headline }] }
}

/** Keeps a story off the page. */
export const keepOff = (draft: FrontDraft, id: string): FrontDraft => ({
  ...draft,
  places: draft.places.filter((p) => p.story !== id),
  never: [...draft.never.filter((other) => other !== id), id],
})

export const allow = (draft: FrontDraft, id: string): FrontDraft => ({ ...draft, never: draft.never.filter((other) => other !== id) })

/** The place before or after one: through the decks, and within a strip. */
export function neighbour(slots: Slot[], at: Slot, by: 1 | -1): Slot | undefined {
  const row = decks.includes(at.area) ? slots.filter((s) => decks.includes(s.area)) : slots.filter((s) => s.area === at.area)
  return row[row.findIndex((s) => keyOf(s) === keyOf(at)) + by]
}

/** The first place in which a story that comes from elsewhere may stand and nobody is held: where it is put by a key. */
export function firstFree(slots: Slot[], story: FrontStory): Slot | undefined {
  const strip = story.kind === 'opinion' ? 'opinion' : story.kind === 'gallery' ? 'pictures' : undefined
  return slots.find((s) => !s.held && (strip ? s.area === strip : s.area !== 'lead' && takes(s.area, story)))
}

/** Whether two drafts set the same. */
export const same = (a: FrontDraft, b: FrontDraft) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

function sorted({ places, never, hideLive, breaking }: FrontDraft) {
  const order = places.map(({ area, slot, story, at, until, headline }) => [area, slot, story, at ?? '', until ?? '', headline ?? '']).sort((x, y) => (String(x) < String(y) ? -1 : 1))
  return { order, never: [...never].sort(), hideLive, breaking: breaking && [breaking.text, breaking.story ?? '', breaking.until ?? ''] }
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BackendError, type Saved, type Story, type StoryDoc } from '$/backend'
import { Draft, sameWords, type Desk } from './draft.svelte'
import { left } from './kept'

const story = (change: Partial<Story> = {}): Story => ({ id: 's1', language: 'en', status: 'draft', headline: 'A quay', body: 'One.', revision: 3, ...change })
const doc = (change: Partial<Story> = {}, more: Partial<StoryDoc> = {}): StoryDoc => {
  const s = story(change)
  return { story: s, base: s.revision ?? 0, pending: false, moves: [], versions: [], pictures: [], savedAt: '2026-06-08T09:00:00Z', ...more }
}

/** A desk whose answers the test gives when it likes. */
class Hand implements Desk {
  sent: { base: number; story: Story; answer: (saved: Partial<Saved>) => void; fail: (e: unknown) => void }[] = []
  now = doc()
  get = vi.fn(async () => this.now)
  save = (_id: string, base: number, sent: Story) =>
    new Promise<Saved>((resolve, reject) => {
      this.sent.push({
        base,
        story: sent,
        answer: (saved) => resolve({ revision: base + 1, savedAt: '2026-06-08T09:01:00Z', words: 1, stale: false, ...saved }),
        fail: reject,
      })
    })
}

let hand: Hand
let draft: Draft

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  hand = new Hand()
  draft = new Draft(hand, doc())
})
afterEach(() => vi.useRealTimers())

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('saving', () => {
  it('follows the last key', async () => {
    draft.write({ body: 'Two.' })
    await pass(399)
    expect(hand.sent).toHaveLength(0)
    await pass(1)
    expect(hand.sent.map((s) => [s.base, s.story.body])).toEqual([[3, 'Two.']])
  })

  it('waits no longer than a second while typing goes on', async () => {
    for (let i = 0; i < 12; i++) {
      draft.write({ body: `Word ${i}` })
      await pass(100)
    }
    expect(hand.sent).toHaveLength(1)
  })

  it('has one save under way, and goes on from its revision', async () => {
    draft.write({ body: 'Two.' })
    await pass(400)
    draft.write({ body: 'Three.' })
    await pass(2000)
    expect(hand.sent).toHaveLength(1)
    hand.sent[0]?.answer({ revision: 4 })
    await pass(1000)
    expect(hand.sent.map((s) => s.base)).toEqual([3, 4])
    expect(hand.sent[1]?.story.body).toBe('Three.')
  })

  it('says saved only when everything is', async () => {
    draft.write({ body: 'Two.' })
    expect(draft.state).toBe('changed')
    await pass(400)
    expect(draft.state).toBe('saving')
    await pass(400)
    expect(draft.state).toBe('slow')
    draft.write({ body: 'Three.' })
    hand.sent[0]?.answer({ revision: 4 })
    await pass(0)
    expect(draft.state).not.toBe('saved')
    await pass(400)
    hand.sent[1]?.answer({ revision: 5 })
    await pass(0)
    expect([draft.state, draft.revision]).toEqual(['saved', 5])
  })

  it('never takes words back that were typed meanwhile', async () => {
    draft.write({ body: 'Two.' })
    await pass(400)
    draft.write({ body: 'Two. And more.' })
    hand.sent[0]?.answer({ revision: 4 })
    await pass(0)
    expect(draft.story.body).toBe('Two. And more.')
    expect(draft.replaced).toBe(0)
  })

  it('knows changes that are not published', async () => {
    draft = new Draft(hand, doc({ status: 'published', liveRevision: 3 }))
    draft.write({ body: 'Two.' })
    await pass(400)
    hand.sent[0]?.answer({ revision: 4 })
    await pass(0)
    expect(draft.doc.pending).toBe(true)
  })
})

describe('a save that fails', () => {
  it('keeps the words, says why and tries again', async () => {
    draft.write({ body: 'Two.' })
    await pass(400)
    hand.sent[0]?.fail(new BackendError('disk_full', 'The disk is full.'))
    await pass(0)
    expect([draft.state, draft.failure?.code, draft.story.body]).toEqual(['failed', 'disk_full', 'Two.'])
    await pass(1000)
    expect(hand.sent).toHaveLength(2)
    hand.sent[1]?.answer({ revision: 4 })
    await pass(0)
    expect([draft.state, draft.failure]).toEqual(['saved', undefined])
  })

  it('is not put off by typing', async () => {
    draft.write({ body: 'Two.' })
    await pass(400)
    hand.sent[0]?.fail(new BackendError('disk_full', ''))
    for (let i = 0; i < 12; i++) {
      await pass(100)
      draft.write({ body: `Word ${i}` })
    }
    expect(hand.sent.length).toBeGreaterThan(1)
  })

  it('makes flush say so', async () => {
    draft.write({ body: 'Two.' })
    const flushed = draft.flush()
    const refused = expect(flushed).rejects.toMatchObject({ code: 'read_only' })
    hand.sent[0]?.fail(new BackendError('read_only', ''))
    await refused
  })
})

describe('another hand', () => {
  const theirs = doc({ body: 'Theirs.', revision: 7 }, { person: 'Amina' })

  it('leaves both texts, and lets mine be kept', async () => {
    draft.write({ body: 'Mine.' })
    await pass(400)
    hand.sent[0]?.answer({ stale: true, current: theirs, aside: 8 })
    await pass(0)
    expect([draft.state, draft.stale?.mine.body, draft.stale?.theirs.story.body]).toEqual(['stale', 'Mine.', 'Theirs.'])
    await pass(5000)
    expect(hand.sent).toHaveLength(1)
    void draft.keepMine()
    expect([hand.sent[1]?.base, hand.sent[1]?.story.body]).toEqual([7, 'Mine.'])
  })

  it('can be given way to', async () => {
    draft.write({ body: 'Mine.' })
    await pass(400)
    hand.sent[0]?.answer({ stale: true, current: theirs })
    await pass(0)
    draft.keepTheirs()
    expect([draft.story.body, draft.state, draft.replaced]).toEqual(['Theirs.', 'saved', 1])
  })

  it('is read again where nothing was being written', async () => {
    hand.now = theirs
    draft.hear({ seq: 9, kind: 'story', id: 's1', revision: 7 })
    await pass(0)
    expect([draft.story.body, draft.revision, draft.replaced]).toEqual(['Theirs.', 7, 1])
  })

  it('is not seen in the echo of an own save', async () => {
    draft.write({ body: 'Two.' })
    await pass(400)
    draft.hear({ seq: 9, kind: 'story', id: 's1', revision: 4 })
    hand.sent[0]?.answer({ revision: 4 })
    await pass(2000)
    expect(hand.get).not.toHaveBeenCalled()
  })

  it('does not touch words that are not saved', async () => {
    hand.now = theirs
    draft.write({ body: 'Mine.' })
    draft.hear({ seq: 9, kind: 'story', id: 's1', revision: 7 })
    await pass(100)
    expect(draft.story.body).toBe('Mine.')
  })
})

describe('after a crash', () => {
  it('offers the words that were not saved', async () => {
    draft.write({ body: 'Lost words.' })
    const next = new Draft(hand, doc())
    expect(next.recovered?.story.body).toBe('Lost words.')
    expect(next.story.body).toBe('One.')
    next.keepRecovered()
    expect(next.story.body).toBe('Lost words.')
    await pass(400)
    expect(hand.sent.at(-1)?.story.body).toBe('Lost words.')
  })

  it('offers them until somebody chooses', () => {
    draft.write({ body: 'Lost words.' })
    expect(new Draft(hand, doc()).recovered).toBeDefined()
    const next = new Draft(hand, doc())
    expect(next.recovered?.story.body).toBe('Lost words.')
    next.dropRecovered()
    expect(left('s1')).toBeUndefined()
  })

  it('has nothing to offer once the words are saved', async () => {
    draft.write({ body: 'Two.' })
    await pass(400)
    hand.sent[0]?.answer({})
    await pass(0)
    expect(left('s1')).toBeUndefined()
  })
})

it.each([
  [{ tags: [] }, { tags: undefined }, true],
  [{ body: '' }, {}, true],
  [{ body: 'a' }, { body: 'b' }, false],
  [{ urgency: 3 }, { urgency: 2 }, false],
  [{ status: 'ready' as const }, { status: 'draft' as const }, true],
])('compares the words of %j and %j', (a, b, same) => {
  expect(sameWords(story({ body: undefined, ...a }), story({ body: undefined, ...b }))).toBe(same)
})

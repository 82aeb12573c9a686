import { afterEach, describe, expect, it, vi } from 'vitest'
import { backend, BackendError, type FrontDraft, type FrontView } from '$/backend'
import { Composer, composerOf } from './composer.svelte'
import { keepOff } from './places'

const view = (draft: Partial<FrontDraft> = {}, more: Partial<FrontView> = {}): FrontView => ({
  draft: { edition: 'en', revision: 1, places: [], never: [], hideLive: false, ...draft },
  review: false, areas: [], live: [], films: [], sections: [], stories: {}, ...more,
})

afterEach(() => void vi.restoreAllMocks())

/** A front page that is read as it is given, and looked at as it would be. */
async function composing(kept = view()) {
  vi.spyOn(backend.front, 'get').mockImplementation(async () => kept)
  vi.spyOn(backend.front, 'look').mockImplementation(async (draft) => view(draft))
  const composer = new Composer('en')
  await composer.load()
  return composer
}

const off = async (composer: Composer, id: string) => !!composer.draft && composer.change(keepOff(composer.draft, id))

describe('thinking out a front page', () => {
  it('counts the changes, and takes them back one by one', async () => {
    const composer = await composing()
    await off(composer, 'a')
    await off(composer, 'b')
    expect(composer.draft?.never).toEqual(['a', 'b'])
    expect(composer.changes).toBe(2)
    await composer.undo()
    expect(composer.draft?.never).toEqual(['a'])
    await composer.undo()
    expect(composer.changed).toBe(false)
    expect(composer.undoable).toBe(false)
    expect(await composer.undo()).toBe(false)
  })

  it('keeps what was there when a change is refused', async () => {
    const composer = await composing()
    vi.spyOn(backend.front, 'look').mockRejectedValue(new BackendError('invalid', 'No.'))
    expect(await off(composer, 'a')).toBe(false)
    expect(composer.draft?.never).toEqual([])
    expect(composer.undoable).toBe(false)
    expect(composer.failure?.code).toBe('invalid')
  })

  it('is not overtaken by what is read anew meanwhile', async () => {
    const composer = await composing()
    const made = off(composer, 'a')
    const read = composer.load()
    expect(await made).toBe(true)
    await read
    expect(composer.draft?.never).toEqual(['a'])
  })

  it('stays while one looks elsewhere', () => {
    expect(composerOf('room', 'en')).toBe(composerOf('room', 'en'))
    expect(composerOf('room', 'ar')).not.toBe(composerOf('room', 'en'))
    expect(composerOf('other', 'en')).not.toBe(composerOf('room', 'en'))
  })
})

describe('putting it', () => {
  it('has nothing left to undo', async () => {
    const composer = await composing()
    vi.spyOn(backend.front, 'put').mockImplementation(async (draft) => view({ ...draft, revision: 2 }))
    await off(composer, 'a')
    expect(await composer.put()).toBe(true)
    expect(composer.draft).toMatchObject({ revision: 2, never: ['a'] })
    expect(composer.changed).toBe(false)
    expect(composer.undoable).toBe(false)
  })

  it('loses nothing of either when another was first', async () => {
    const composer = await composing()
    await off(composer, 'mine')
    const theirs = view({ revision: 5, never: ['theirs'] }, { person: 'Salma' })
    vi.spyOn(backend.front, 'get').mockResolvedValue(theirs)
    vi.spyOn(backend.front, 'put').mockImplementation(async (draft) => {
      if (draft.revision !== 5) throw new BackendError('stale', 'Changed.')
      return view({ ...draft, revision: 6 })
    })
    expect(await composer.put()).toBe(false)
    expect(composer.newer).toBe(theirs)
    expect(composer.failure).toBeUndefined()
    expect(composer.draft?.never).toEqual(['mine'])

    composer.takeNewer()
    expect(composer.draft?.never).toEqual(['theirs'])
    expect(composer.changed).toBe(false)
    await composer.undo()
    expect(composer.draft).toMatchObject({ revision: 5, never: ['mine'] })
    expect(await composer.put()).toBe(true)
  })

  it('puts mine in the place of theirs when told to', async () => {
    const composer = await composing()
    await off(composer, 'mine')
    vi.spyOn(backend.front, 'get').mockResolvedValue(view({ revision: 5 }))
    const put = vi.spyOn(backend.front, 'put').mockRejectedValueOnce(new BackendError('stale', 'Changed.')).mockImplementation(async (draft) => view({ ...draft, revision: 6 }))
    await composer.put()
    expect(await composer.putOver()).toBe(true)
    expect(put.mock.lastCall?.[0]).toMatchObject({ revision: 5, never: ['mine'] })
    expect(composer.newer).toBeUndefined()
  })
})

describe('while the room changes', () => {
  it('is read anew where nothing is thought out', async () => {
    const composer = await composing()
    vi.spyOn(backend.front, 'get').mockResolvedValue(view({ revision: 9 }))
    await composer.load()
    expect(composer.draft?.revision).toBe(9)
  })

  it('keeps what is thought out, and tells of a newer page', async () => {
    const composer = await composing()
    await off(composer, 'a')
    vi.spyOn(backend.front, 'get').mockResolvedValue(view({ revision: 9 }))
    await composer.load()
    expect(composer.draft).toMatchObject({ revision: 1, never: ['a'] })
    expect(composer.newer?.draft.revision).toBe(9)
  })
})

it('begins as another edition stands, and can go back', async () => {
  const composer = await composing()
  vi.spyOn(backend.front, 'start').mockResolvedValue({ view: view({ never: ['x'] }), missing: [{ id: 'm', status: 'published', kind: 'article', headline: 'M' }] })
  expect(await composer.start('es')).toHaveLength(1)
  expect(composer.changed).toBe(true)
  await composer.undo()
  expect(composer.draft?.never).toEqual([])
})

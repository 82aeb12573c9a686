import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { backend, BackendError, type FindHit, type FindPage, type FindQuery, type IndexProgress } from '$/backend'
import * as journal from '$/state/journal'
import { choose, noQuestion } from './question'
import { Results } from './results.svelte'

const idle: IndexProgress = { running: false, done: 0, total: 0 }
const hit = (id: string) => ({ row: { id }, headline: [], excerpt: [] }) as unknown as FindHit
const page = (ids: string[], more: Partial<FindPage> = {}): FindPage => ({ hits: ids.map(hit), total: ids.length, facets: [], indexing: idle, ...more })
const words = (text: string) => ({ ...noQuestion, text })
const shown = (results: Results) => results.answer?.hits.map(({ row }) => row.id)

/** Answers every question by a function of it. */
const answering = (answer: (query: FindQuery) => FindPage | Promise<FindPage>) =>
  vi.spyOn(backend.search, 'find').mockImplementation(async (query) => answer(query))

let changed: (e: { kind: string }) => void
beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(journal, 'onChange').mockImplementation((hear) => ((changed = hear as typeof changed), () => undefined))
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('as one types', () => {
  it('asks once, when the keys have rested', async () => {
    const find = answering(({ text }) => page([text]))
    const results = new Results()
    for (const text of ['f', 'fe', 'fer']) {
      results.type(text)
      await vi.advanceTimersByTimeAsync(50)
    }
    expect(find).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(120)
    expect(find).toHaveBeenCalledOnce()
    expect(shown(results)).toEqual(['fer'])
  })

  it('drops an answer that comes after a later one', async () => {
    const late: (() => void)[] = []
    answering(({ text }) => new Promise((resolve) => late.push(() => resolve(page([text])))))
    const results = new Results()
    const first = results.ask(words('first'))
    const second = results.ask(words('second'))
    late[1]?.()
    await second
    late[0]?.()
    await first
    expect(shown(results)).toEqual(['second'])
  })

  it('says what is wrong only when the text rests, and shows no older results then', async () => {
    answering(({ text }) => {
      if (text === 'section:eco') throw new BackendError('unknown', 'Not known.')
      return page([text])
    })
    const results = new Results()
    await results.ask(words('ferry'))
    results.type('section:eco')
    await vi.advanceTimersByTimeAsync(200)
    expect(results.failure).toBeUndefined()
    expect(shown(results)).toEqual(['ferry'])
    await vi.advanceTimersByTimeAsync(600)
    expect(results.failure?.code).toBe('unknown')
    expect(results.answer).toBeUndefined()
    await results.ask(words('section:economy'))
    expect(results.failure).toBeUndefined()
  })

  it('shows nothing for an empty field', async () => {
    const find = answering(() => page(['a']))
    const results = new Results()
    await results.ask(words('ferry'))
    results.type('')
    await vi.advanceTimersByTimeAsync(1)
    expect(results.answer).toBeUndefined()
    expect(find).toHaveBeenCalledOnce()
  })
})

describe('reading on', () => {
  it('adds the page after, each story once', async () => {
    answering(({ after }) => (after ? page(['b', 'c'], { total: 3 }) : page(['a', 'b'], { total: 3, next: 'here' })))
    const results = new Results()
    await results.ask(words('ferry'))
    await results.more()
    expect(shown(results)).toEqual(['a', 'b', 'c'])
    expect(results.answer?.next).toBeUndefined()
  })

  it('stays with the spelling that was put right', async () => {
    const find = answering(({ after }) => (after ? page(['b'], { total: 2 }) : page(['a'], { total: 2, next: 'here', corrected: 'turbine' })))
    const results = new Results()
    await results.ask(words('turbne'))
    await results.more()
    expect(find).toHaveBeenLastCalledWith(expect.objectContaining({ text: 'turbine', typing: false, after: 'here' }))
    expect(results.answer).toMatchObject({ corrected: 'turbine', question: { text: 'turbne' } })
  })

  it('reads anew as far as it had come', async () => {
    const all = Array.from({ length: 70 }, (_, n) => `s${n}`)
    answering(({ after, limit = 0 }) => {
      const from = Number(after ?? 0)
      return page(all.slice(from, from + limit), { total: all.length, next: String(from + limit) })
    })
    const results = new Results()
    const leave = results.enter()
    await results.ask(words('ferry'))
    await results.more()
    expect(shown(results)).toHaveLength(60)
    all.unshift('new')
    for (let n = 0; n < 5; n++) changed({ kind: 'story' })
    await vi.advanceTimersByTimeAsync(300)
    expect(shown(results)).toEqual(all.slice(0, 60))
    leave()
  })
})

it('counts a facet without the choice that was made of it', async () => {
  const find = answering(({ section }) =>
    page(['a'], {
      facets: [
        { name: 'section', values: section ? [{ value: section, label: 'Health', count: 1 }] : [{ value: 'economy', label: 'Economy', count: 4 }] },
        { name: 'year', values: [{ value: '2026', label: '2026', count: section ? 1 : 5 }] },
      ],
    }),
  )
  const results = new Results()
  await results.ask(choose(words('ferry'), 'section', { value: 'health', label: 'Health' }))
  expect(find).toHaveBeenCalledTimes(2)
  expect(results.answer?.facets).toEqual([
    { name: 'section', values: [{ value: 'health', label: 'Health', count: 0 }, { value: 'economy', label: 'Economy', count: 4 }] },
    { name: 'year', values: [{ value: '2026', label: '2026', count: 1 }] },
  ])
})

it('follows an index that is being made, and asks again when it is there', async () => {
  const progress = [{ running: true, done: 12_400, total: 100_000 }, idle]
  vi.spyOn(backend.search, 'progress').mockImplementation(async () => progress.shift() ?? idle)
  let made = false
  answering(() => (made ? page(['a']) : page([], { indexing: { running: true, done: 0, total: 100_000 } })))
  const results = new Results()
  const leave = results.enter()
  await results.ask(words('ferry'))
  await vi.advanceTimersByTimeAsync(500)
  expect(results.indexing.done).toBe(12_400)
  made = true
  await vi.advanceTimersByTimeAsync(1000)
  expect(results.indexing.running).toBe(false)
  expect(shown(results)).toEqual(['a'])
  leave()
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { backend, type ListQuery, type Row, type Status } from '$/backend'
import { Pool } from './pool.svelte'

const row = (id: string, status: Status = 'published') => ({ id, status, kind: 'article', language: 'en', headline: id.toUpperCase() }) as Row

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** A desk with stories of each status, and a second page of the public ones. */
function desk() {
  return vi.spyOn(backend.stories, 'list').mockImplementation(async ({ status, after }: ListQuery) => {
    if (after) return { rows: [row('older')], total: 1 }
    return status === 'public' ? { rows: [row('new')], next: 'on', total: 2 } : { rows: [row(String(status), status as Status)], total: 1 }
  })
}

const ids = (pool: Pool) => pool.stories.map((s) => s.id)

describe('the stories that can be placed', () => {
  it('are what will be public, then the newest, and more when asked', async () => {
    const list = desk()
    const pool = new Pool('en')
    await pool.load()
    expect(ids(pool)).toEqual(['scheduled', 'ready', 'new'])
    expect(pool.loaded).toBe(true)
    expect(pool.more).toBe(true)
    await pool.readOn()
    expect(ids(pool)).toEqual(['scheduled', 'ready', 'new', 'older'])
    expect(pool.more).toBe(false)
    await pool.readOn()
    expect(list).toHaveBeenCalledTimes(4)
  })

  it('are those of a section, when one is chosen', async () => {
    const list = desk()
    await new Pool('en').narrow('economy')
    expect(list.mock.calls.every(([query]) => query.section === 'economy' && query.language === 'en')).toBe(true)
  })

  it('are found by words once the keys rest, without what cannot be placed', async () => {
    desk()
    const find = vi.spyOn(backend.search, 'find').mockImplementation(async () => ({ hits: [{ row: row('found') }, { row: row('draft', 'draft') }] }) as never)
    const pool = new Pool('en')
    pool.type('f')
    pool.type('ferry')
    await vi.runAllTimersAsync()
    expect(find).toHaveBeenCalledOnce()
    expect(find.mock.calls[0]?.[0]).toMatchObject({ text: 'ferry', language: 'en', drafts: true })
    expect(ids(pool)).toEqual(['found'])
  })

  it('are the answer to the last question, whichever comes last', async () => {
    desk()
    const answers: ((hits: string[]) => void)[] = []
    vi.spyOn(backend.search, 'find').mockImplementation(() => new Promise((answer) => {
      answers.push((hits) => answer({ hits: hits.map((id) => ({ row: row(id) })) } as never))
    }))
    const pool = new Pool('en')
    pool.text = 'old'
    const first = pool.load()
    pool.text = 'new'
    const second = pool.load()
    answers[1]?.(['second'])
    await second
    answers[0]?.(['first'])
    await first
    expect(ids(pool)).toEqual(['second'])
  })

  it('are none where nothing answers', async () => {
    vi.spyOn(backend.stories, 'list').mockRejectedValue(new Error('gone'))
    const pool = new Pool('en')
    await pool.load()
    expect(ids(pool)).toEqual([])
    expect(pool.loaded).toBe(true)
  })
})

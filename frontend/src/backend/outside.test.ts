import { afterEach, describe, expect, it, vi } from 'vitest'
import { handOver } from './outside'
import type { Brought } from './wails'

const nothing: Brought = { text: '', files: [] }
const door = { dropped: nothing, pasted: nothing, asked: 0 }
handOver({
  Dropped: () => { door.asked++; return Promise.resolve(door.dropped) },
  Pasted: () => { door.asked++; return Promise.resolve(door.pasted) },
})

/** What an engine would tell the page. */
function engine(type: 'drop' | 'paste', data: Record<string, string>, files: File[] = []): Event {
  const transfer = { files, types: Object.keys(data), getData: (kind: string) => data[kind] ?? '' }
  const e = new Event(type, { bubbles: true, cancelable: true })
  Object.defineProperty(e, 'isTrusted', { value: true })
  Object.defineProperty(e, type === 'drop' ? 'dataTransfer' : 'clipboardData', { value: transfer })
  if (type === 'drop') Object.assign(e, { clientX: 7, clientY: 9 })
  return e
}

function hearing(type: string) {
  const heard: (DragEvent & ClipboardEvent)[] = []
  const place = document.createElement('p')
  document.body.append(place)
  place.addEventListener(type, (e) => heard.push(e as DragEvent & ClipboardEvent))
  return { place, heard }
}

afterEach(() => {
  door.asked = 0
  door.dropped = door.pasted = nothing
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

describe('what the engine keeps back', () => {
  it('is told once more, with the dropped files and the place', async () => {
    vi.stubGlobal('fetch', (path: string) => Promise.resolve(path === '/outside/1' ? new Response('bytes') : new Response('', { status: 404 })))
    door.dropped = { text: '', files: [{ name: 'a.png', path: '/outside/1' }, { name: 'gone.png', path: '/outside/2' }] }
    const { place, heard } = hearing('drop')
    const first = engine('drop', { 'text/uri-list': 'file:///home/a.png', 'text/html': '' })
    place.dispatchEvent(first)
    await vi.waitFor(() => expect(heard).toHaveLength(1))
    const files = [...(heard[0]?.dataTransfer?.files ?? [])]
    expect(first.defaultPrevented).toBe(true)
    expect(await Promise.all(files.map(async (f) => [f.name, await f.text()]))).toEqual([['a.png', 'bytes'], ['gone.png', '']])
    expect([heard[0]?.clientX, heard[0]?.clientY]).toEqual([7, 9])
  })

  it('is told once more, with the words that stood beside a picture', async () => {
    door.pasted = { text: 'both words', files: [] }
    const { place, heard } = hearing('paste')
    place.addEventListener('paste', (e) => e.preventDefault())
    place.dispatchEvent(engine('paste', { 'text/html': '' }))
    await vi.waitFor(() => expect(heard).toHaveLength(1))
    expect(heard[0]?.clipboardData?.getData('text/plain')).toBe('both words')
  })
})

describe('what the page can see', () => {
  it.each([
    ['words dropped', engine('drop', { 'text/plain': 'words' })],
    ['a link dropped', engine('drop', { 'text/uri-list': 'https://news.example/', 'text/plain': 'https://news.example/' })],
    ['a file dropped', engine('drop', { Files: '' }, [new File(['x'], 'x.png')])],
    ['words pasted', engine('paste', { 'text/plain': 'words', 'text/html': '<b>words</b>' })],
  ])('is left alone: %s', (_, e) => {
    const { place, heard } = hearing(e.type)
    place.dispatchEvent(e)
    expect(heard).toEqual([e])
    expect(e.defaultPrevented).toBe(false)
    expect(door.asked).toBe(0)
  })
})

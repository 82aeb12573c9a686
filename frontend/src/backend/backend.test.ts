import { afterEach, describe, expect, it, vi } from 'vitest'
import { BackendError, backendOver } from './backend'
import { http } from './http'
import { wails } from './wails'

afterEach(() => {
  vi.unstubAllGlobals()
  delete window.go
})

describe('the browser', () => {
  const answer = (status: number, body: unknown) => vi.stubGlobal('fetch', vi.fn(async () => new Response(JSON.stringify(body), { status })))

  it('posts the arguments to the method, and gives its value', async () => {
    answer(200, { value: { revision: 4 } })
    const saved = await backendOver(http).stories.save('s1', 3, { id: 's1', language: 'en', status: 'draft' })
    expect(saved).toEqual({ revision: 4 })
    expect(fetch).toHaveBeenCalledWith('api/Stories/Save', expect.objectContaining({ method: 'POST', body: JSON.stringify(['s1', 3, { id: 's1', language: 'en', status: 'draft' }]) }))
  })

  it('throws what Go refused', async () => {
    answer(422, { error: { code: 'embargo', message: 'Not before Tuesday.', field: 'at', args: { until: 'x' } } })
    await expect(http.call('Stories', 'Move', [])).rejects.toMatchObject({ code: 'embargo', message: 'Not before Tuesday.', field: 'at', args: { until: 'x' } })
  })

  it('knows a host that is gone', async () => {
    vi.stubGlobal('fetch', vi.fn(async () => Promise.reject(new TypeError('refused'))))
    await expect(http.call('Rooms', 'State', [])).rejects.toMatchObject({ code: 'unreachable' })
  })
})

describe('the window', () => {
  const never = () => Promise.reject(new Error('nothing came from outside'))
  const door = (Call: (service: string, method: string, args: string) => Promise<string>) =>
    (window.go = { desktop: { Door: { Call, Dropped: never, Pasted: never } } })

  it('hands over and reads JSON', async () => {
    const call = vi.fn(async () => '{"all":3}')
    door(call)
    expect(await wails.call('Stories', 'Counts', [1])).toEqual({ all: 3 })
    expect(call).toHaveBeenCalledWith('Stories', 'Counts', '[1]')
  })

  it('gives nothing for a call without a value', async () => {
    door(async () => '')
    expect(await wails.call('Rooms', 'Forget', [])).toBeNull()
  })

  it('reads a failure from its JSON', async () => {
    door(async () => Promise.reject('{"code":"stale","message":"Changed."}'))
    await expect(wails.call('Stories', 'Move', [])).rejects.toMatchObject({ code: 'stale', message: 'Changed.' })
  })
})

it.each([
  ['not json', 'internal'],
  [new TypeError('x'), 'unreachable'],
  [{ code: 'busy' }, 'busy'],
])('makes %j a failure', (raw, code) => {
  expect(BackendError.from(raw).code).toBe(code)
})

it('the window is answered once, when everything is handed over', async () => {
  let close = () => {}
  const emitted: string[] = []
  window.runtime = {
    EventsOn: (_name: string, hear: (data: never) => void) => ((close = () => hear(undefined as never)), () => {}),
    EventsEmit: (name: string) => void emitted.push(name),
    BrowserOpenURL: () => {},
  }
  let finish = () => {}
  wails.closing(async () => {})
  const leave = wails.closing(() => Promise.reject(new Error('gone')))
  wails.closing(() => new Promise<void>((resolve) => (finish = resolve)))
  leave()
  close()
  await Promise.resolve()
  expect(emitted).toEqual([])
  finish()
  await vi.waitFor(() => expect(emitted).toEqual(['flushed']))
})

import { expect, it, vi } from 'vitest'
import { go, href, parse, route, stay, type Route } from './route.svelte'

it.each<Route>([
  { screen: 'desk' },
  { screen: 'doors' },
  { screen: 'settings' },
  { screen: 'write', id: '0190-ab', fresh: false },
  { screen: 'write', id: '0190-ab', fresh: true },
  { screen: 'history', id: '0190-ab' },
  { screen: 'read', address: 'en/story/night-ferry.html' },
  { screen: 'read', address: '' },
  { screen: 'search', query: '' },
  { screen: 'search', query: new URLSearchParams({ text: 'a/b?c&d #e', tag: '019 Port Alder' }).toString() },
])('finds the way back to %j', (route) => {
  expect(parse(href(route))).toEqual(route)
})

it.each(['', '#', '#/nowhere', '#/write', '#/history/'])('leads %j to the desk', (hash) => {
  expect(parse(hash)).toEqual({ screen: 'desk' })
})

it('says anew where it stands, and Back does not count it', async () => {
  go({ screen: 'search', query: '' })
  await vi.waitFor(() => expect(route()).toEqual({ screen: 'search', query: '' }))
  const steps = history.length
  stay({ screen: 'search', query: 'text=ferry' })
  expect(route()).toEqual({ screen: 'search', query: 'text=ferry' })
  expect(history.length).toBe(steps)
})

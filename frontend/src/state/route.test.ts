import { expect, it } from 'vitest'
import { href, parse, type Route } from './route.svelte'

it.each<Route>([
  { screen: 'desk' },
  { screen: 'doors' },
  { screen: 'settings' },
  { screen: 'write', id: '0190-ab', fresh: false },
  { screen: 'write', id: '0190-ab', fresh: true },
  { screen: 'history', id: '0190-ab' },
  { screen: 'read', address: 'en/story/night-ferry.html' },
  { screen: 'read', address: '' },
])('finds the way back to %j', (route) => {
  expect(parse(href(route))).toEqual(route)
})

it.each(['', '#', '#/nowhere', '#/write', '#/history/'])('leads %j to the desk', (hash) => {
  expect(parse(hash)).toEqual({ screen: 'desk' })
})

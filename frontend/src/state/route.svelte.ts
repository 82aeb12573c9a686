// Where the desk stands, as the page's fragment: the host's back and forward
// work, and a reload comes back to the same place.
import { prefs } from './prefs.svelte'

export type Route =
  | { screen: 'doors' }
  | { screen: 'desk' }
  | { screen: 'write'; id: string; fresh: boolean }
  | { screen: 'history'; id: string }
  | { screen: 'read'; address: string }
  | { screen: 'compose'; edition: string }
  | { screen: 'search'; query: string }
  | { screen: 'settings' }

export function parse(hash: string): Route {
  const [screen = '', ...rest] = hash.replace(/^#\/?/, '').split('/')
  const path = rest.map(decodeURIComponent).join('/')
  const search = /^search(?:\?(.*))?$/.exec(screen)
  if (search) return { screen: 'search', query: search[1] ?? '' }
  switch (screen) {
    case 'write':
      return path ? { screen, id: path.replace(/\?new$/, ''), fresh: path.endsWith('?new') } : { screen: 'desk' }
    case 'history':
      return path ? { screen, id: path } : { screen: 'desk' }
    case 'read':
      return { screen, address: path }
    case 'compose':
      return { screen, edition: path }
    case 'doors':
    case 'settings':
      return { screen }
  }
  return { screen: 'desk' }
}

export function href(route: Route): string {
  switch (route.screen) {
    case 'write':
      return `#/write/${route.id}${route.fresh ? '?new' : ''}`
    case 'history':
      return `#/history/${route.id}`
    case 'read':
      return `#/read/${route.address}`
    case 'compose':
      return `#/compose/${route.edition}`
    case 'search':
      return route.query ? `#/search?${route.query}` : '#/search'
  }
  return `#/${route.screen}`
}

let current = $state.raw<Route>(parse(location.hash))

function arrive() {
  current = parse(location.hash)
  if (current.screen !== 'doors') prefs.set({ route: location.hash })
}

addEventListener('hashchange', arrive)

export const route = () => current

export function go(to: Route) {
  location.hash = href(to)
  arrive()
}

/** Says anew where the desk stands, without a step that Back would take. */
export function stay(at: Route) {
  history.replaceState(history.state, '', href(at))
  arrive()
}

/** The address of a story under the pen. */
export const writing = (id: string, fresh = false): Route => ({ screen: 'write', id, fresh })

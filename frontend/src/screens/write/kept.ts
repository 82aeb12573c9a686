// A copy of the words in this browser, kept from the first key until Go has
// said that they are saved. What is left over after a crash is set aside, and
// offered until somebody chooses: later typing cannot take its place.
// Rooms have their copies apart: a browser keeps them by host and port, which
// another room may have next.
import type { Story } from '$/backend'
import { room } from '$/state/room.svelte'

export interface Kept { story: Story; base: number; at: string }

const words = (id: string) => `galley:words:${room.state.dir ?? ''}:${id}`
const aside = (id: string) => `galley:recovered:${room.state.dir ?? ''}:${id}`

export function keep(id: string, story: Story, base: number) {
  try {
    localStorage.setItem(words(id), JSON.stringify({ story, base, at: new Date().toISOString() } satisfies Kept))
  } catch {
    // A full or forbidden local store: the words are still on their way to Go.
  }
}

/** The words are saved: the copy is not needed. */
export function letGo(id: string) {
  localStorage.removeItem(words(id))
}

/** What an earlier window kept and never saw saved. */
export function left(id: string): Kept | undefined {
  const found = localStorage.getItem(words(id)) ?? localStorage.getItem(aside(id))
  if (!found) return undefined
  try {
    const kept = JSON.parse(found) as Kept
    localStorage.setItem(aside(id), found)
    letGo(id)
    return kept
  } catch {
    return undefined
  }
}

/** The choice about what was left over has been made. */
export function dropLeft(id: string) {
  localStorage.removeItem(aside(id))
}

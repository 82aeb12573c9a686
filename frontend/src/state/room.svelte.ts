// The open newsroom: what it is called, its editions, its table of moves, its
// sections and regions by language. One at a time; Rooms decides which.
import { backend, type EditionInfo, type MoveRule, type Place, type RoomState } from '$/backend'
import { baseOf, directionOf, language } from '$/words/language.svelte'
import { follow, onChange } from './journal'

class Room {
  state = $state.raw<RoomState>({ open: false, editions: [], version: '', platform: 'browser' })
  /** The table of moves, as Go draws it. */
  table = $state.raw<MoveRule[]>([])
  /** Where the reader's pages and pictures are served from. */
  base = $state('')
  #places = $state.raw<Record<string, Place[]>>({})
  #asked = new Set<string>()

  get editions(): EditionInfo[] {
    return this.state.editions
  }

  /** Reads which room is open, and what every screen needs of it. */
  async load() {
    await this.enter(await backend.rooms.state())
  }

  /** Takes on the room that a door has opened. */
  async enter(state: RoomState) {
    const other = state.dir !== this.state.dir
    if (state.open) {
      const [base, table] = await Promise.all([backend.reading.base(), backend.moves.table()])
      this.base = base
      this.table = table
    }
    if (other) this.#forgetPlaces()
    this.state = state
    if (other && state.open) follow(state.lastSeq ?? 0)
  }

  #forgetPlaces() {
    this.#places = {}
    this.#asked.clear()
  }

  /** Sections of the room, labelled in a language; empty until they are here. */
  sections(tag: string = language()): Place[] {
    return this.#labelled('sections', tag)
  }

  regions(tag: string = language()): Place[] {
    return this.#labelled('regions', tag)
  }

  #labelled(what: 'sections' | 'regions', tag: string): Place[] {
    const key = `${what} ${tag}`
    if (!this.#asked.has(key) && this.state.open) {
      this.#asked.add(key)
      void backend.records[what](tag).then(
        (places) => (this.#places = { ...this.#places, [key]: places }),
        () => this.#asked.delete(key),
      )
    }
    return this.#places[key] ?? []
  }

  sectionLabel(slug: string | undefined, tag?: string): string {
    return this.sections(tag).find((s) => s.id === slug)?.label ?? slug ?? ''
  }

  regionLabel(slug: string, tag?: string): string {
    return this.regions(tag).find((r) => r.id === slug)?.label ?? slug
  }

  /** The zone that a story in a language lives by. */
  zoneOf(tag: string): string {
    const edition = this.editions.find((e) => e.tag === tag) ?? this.editions.find((e) => baseOf(e.tag) === baseOf(tag))
    return edition?.zone || this.state.zone || 'UTC'
  }

  /** An edition's own name for itself. */
  nameOf(tag: string): string {
    return this.editions.find((e) => e.tag === tag)?.name ?? tag
  }

  directionOf(tag: string): 'ltr' | 'rtl' {
    return this.editions.find((e) => e.tag === tag)?.direction ?? directionOf(tag)
  }

  /** The full address of what Go names relative to the reading base. */
  media(path: string | undefined): string {
    return path ? this.base + path : ''
  }

  constructor() {
    onChange((e) => {
      if (e.kind === 'room' || e.kind === 'settings' || e.kind === 'paper') void this.load()
      if (e.kind === 'section' || e.kind === 'region') this.#forgetPlaces()
    })
  }
}

export const room = new Room()

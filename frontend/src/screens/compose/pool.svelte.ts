// The stories of an edition that can be placed on its front page: what is
// public and what will be, the newest first, or what a search finds.
import { backend, type FrontStory, type ListQuery, type Row } from '$/backend'
import { room } from '$/state/room.svelte'
import { language } from '$/words/language.svelte'
import { placeable } from './places'

const pageSize = 40
const soonSize = 20
const afterKey = 120 // a key soon followed by another asks nothing

export class Pool {
  readonly edition: string
  text = $state('')
  section = $state('')
  loaded = $state(false)
  #rows = $state.raw<Row[]>([])
  #next = $state.raw<string>()
  #asked = 0
  #typing: ReturnType<typeof setTimeout> | undefined

  constructor(edition: string) {
    this.edition = edition
  }

  readonly stories = $derived(this.#rows.map((row) => this.#story(row)).filter(placeable))
  readonly more = $derived(!!this.#next)

  /** Asks when the keys have rested. */
  type(text: string) {
    this.text = text
    clearTimeout(this.#typing)
    this.#typing = setTimeout(() => void this.load(), afterKey)
  }

  async narrow(section: string) {
    this.section = section
    await this.load()
  }

  async load() {
    const asked = ++this.#asked
    const { rows, next } = await (this.text.trim() ? this.#find() : this.#newest()).catch(() => ({ rows: [], next: undefined }))
    if (asked !== this.#asked) return
    this.#rows = rows
    this.#next = next
    this.loaded = true
  }

  /** Reads on in what is public. */
  async readOn() {
    const asked = this.#asked
    if (!this.#next) return
    const page = await backend.stories.list({ ...this.#query(), status: 'public', after: this.#next, limit: pageSize })
    if (asked !== this.#asked) return
    this.#rows = [...this.#rows, ...page.rows]
    this.#next = page.next
  }

  async #newest(): Promise<{ rows: Row[]; next?: string }> {
    const [scheduled, ready, open] = await Promise.all([
      backend.stories.list({ ...this.#query(), status: 'scheduled', limit: soonSize }),
      backend.stories.list({ ...this.#query(), status: 'ready', limit: soonSize }),
      backend.stories.list({ ...this.#query(), status: 'public', limit: pageSize }),
    ])
    return { rows: [...scheduled.rows, ...ready.rows, ...open.rows], next: open.next }
  }

  async #find(): Promise<{ rows: Row[]; next?: string }> {
    const { hits } = await backend.search.find({
      text: this.text, language: this.edition, section: this.section || undefined,
      drafts: true, typing: true, screen: language(), limit: pageSize,
    })
    return { rows: hits.map((hit) => hit.row) }
  }

  #query(): ListQuery {
    return { language: this.edition, section: this.section || undefined }
  }

  #story({ id, status, kind, headline = '', section, urgency, publishedAt, scheduledAt, thumb }: Row): FrontStory {
    return { id, status, kind, headline, urgency, publishedAt, scheduledAt, thumb, sectionLabel: section && room.sectionLabel(section, this.edition) }
  }
}

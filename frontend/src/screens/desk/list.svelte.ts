// The desk's list: grouped by state, each group's beginning; or one state from
// top to end, paged by the store's cursor. Places that are not read yet are
// blanks, so that the scrollbar tells the true length and can be dragged.
import { backend, statuses, type Counts, type ListQuery, type Row, type Status } from '$/backend'
import { room } from '$/state/room.svelte'
import { homeEdition } from '$/state/stories'

export interface Filter { status?: Status; section?: string; language?: string; region?: string; tag?: string; author?: string }

export type Item =
  | { key: string; kind: 'group'; status: Status; count: number; exact: boolean; folded: boolean; open: boolean; more: boolean }
  | { key: string; kind: 'row'; row: Row }
  | { key: string; kind: 'blank' }

interface Group { status: Status; rows: Row[]; next?: string }

const groupSize = 20 // rows; the versions that share one are read with it
const pageSize = 100
const jumpSize = 500
/** The desk's order: what waits for somebody first. */
const order: readonly Status[] = ['review', 'draft', 'ready', 'scheduled', 'published', 'corrected', 'withdrawn', 'spiked']

export class DeskList {
  filter = $state.raw<Filter>({})
  loaded = $state(false)
  #groups = $state.raw<Group[]>([])
  #counts = $state.raw<Counts>({ status: {} })
  #asked = 0
  #reading: Promise<void> | undefined

  readonly narrowed = $derived(Object.values(this.filter).some(Boolean))

  readonly items = $derived.by(() => {
    const items: Item[] = []
    for (const group of this.#groups) {
      const total = this.#total(group)
      if (total === 0) continue
      const open = this.filter.status === group.status
      const standing = group.rows.filter((row) => this.#stands(row))
      const folded = standing.length < group.rows.length
      const exact = this.#exact(group)
      items.push({ key: group.status, kind: 'group', status: group.status, count: total, exact, folded, open, more: !open && total > group.rows.length })
      for (const row of standing) items.push({ key: row.id, kind: 'row', row })
      if (open) for (let at = group.rows.length; at < total; at++) items.push({ key: `blank ${at}`, kind: 'blank' })
    }
    return items
  })

  readonly rows = $derived(this.items.flatMap((item) => (item.kind === 'row' ? [item.row] : [])))

  /** How many rows can be stood on: those that are read, and their blanks. */
  readonly length = $derived(this.items.filter((item) => item.kind !== 'group').length)

  /** How many stories the list has, and whether that is all or only a beginning. */
  readonly #all = $derived(this.filter.status ? undefined : this.#counts.all)
  readonly total = $derived(this.#all ?? this.#groups.reduce((sum, group) => sum + this.#total(group), 0))
  readonly exact = $derived(this.#all !== undefined || this.#groups.every((group) => this.#exact(group)))

  /** Versions in the same state share one row: the person's own language, else the original. */
  #stands(row: Row): boolean {
    if (this.filter.language) return true
    const beside = row.versions.filter((v) => v.status === row.status)
    const first = beside.find((v) => v.language === homeEdition()) ?? beside.find((v) => v.original) ?? beside[0]
    return !first || first.id === row.id
  }

  #exact(group: Group): boolean {
    return !group.next || this.#counts.status[group.status] !== undefined
  }

  /** Where no counter knows, what was read and one more: there is a page that follows. */
  #total(group: Group): number {
    if (!group.next) return group.rows.length
    return Math.max(this.#counts.status[group.status] ?? 0, group.rows.length + 1)
  }

  /** Reads the list from its beginning, as far as it was read before. */
  async load() {
    const asked = ++this.#asked
    const filter = this.filter
    const wanted = filter.status ? [filter.status] : order.filter((s) => statuses.includes(s))
    const [counts, ...groups] = await Promise.all([
      backend.stories.counts(this.#query(filter)),
      ...wanted.map(async (status): Promise<Group> => {
        const had = this.#groups.find((g) => g.status === status)?.rows.length ?? 0
        const limit = filter.status ? Math.max(pageSize, Math.min(had, jumpSize)) : groupSize * Math.max(1, room.editions.length)
        const page = await backend.stories.list({ ...this.#query(filter, status), limit })
        return { status, rows: page.rows, next: page.next }
      }),
    ])
    if (asked !== this.#asked) return
    this.#counts = counts
    this.#groups = groups
    this.loaded = true
  }

  async narrow(change: Filter) {
    this.filter = { ...this.filter, ...change }
    this.#groups = []
    await this.load()
  }

  async clear() {
    this.filter = {}
    this.#groups = []
    await this.load()
  }

  /** Reads on until the item at index is a row: called with what is in view. */
  async reach(index: number): Promise<void> {
    if (!this.filter.status || this.#reading) return
    const asked = this.#asked
    const far = () => this.items[index]?.kind === 'blank' && this.#groups[0]?.next && asked === this.#asked
    while (far()) {
      this.#reading = this.#readOn(index)
      try {
        await this.#reading
      } finally {
        this.#reading = undefined
      }
    }
  }

  /** Reads the list to its end; false when another list took its place meanwhile. */
  async reachEnd(): Promise<boolean> {
    const asked = this.#asked
    while (this.filter.status && this.#groups[0]?.next && asked === this.#asked) {
      await (this.#reading ?? this.reach(this.items.length - 1))
    }
    return asked === this.#asked
  }

  async #readOn(index: number) {
    const group = this.#groups[0]
    if (!group?.next) return
    const asked = this.#asked
    const limit = index - group.rows.length > pageSize ? jumpSize : pageSize
    const page = await backend.stories.list({ ...this.#query(this.filter, group.status), after: group.next, limit })
    if (asked === this.#asked) this.#groups = [{ ...group, rows: [...group.rows, ...page.rows], next: page.next }]
  }

  #query(filter: Filter, status?: Status): ListQuery {
    const { section, language, region, tag, author } = filter
    return { status, section, language, region, tag, author }
  }
}

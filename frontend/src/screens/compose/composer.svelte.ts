// One edition's front page under an editor's hand: what is thought out and not
// yet put, what it would look like, and the way back.
import { backend, BackendError, type FrontDraft, type FrontStory, type FrontView } from '$/backend'
import { same, slotsOf, type Slot } from './places'

export class Composer {
  readonly edition: string
  view = $state.raw<FrontView>()
  /** Another has put a front page meanwhile: theirs, and who. */
  newer = $state.raw<FrontView>()
  failure = $state.raw<BackendError>()
  busy = $state(false)
  #kept = $state.raw<FrontDraft>()
  #before = $state.raw<FrontDraft[]>([])
  #asked = 0
  /** The act under way: what is read anew by itself waits for it, and cannot overtake it. */
  #acting: Promise<boolean> = Promise.resolve(true)

  constructor(edition: string) {
    this.edition = edition
  }

  // A composer outlives the screen that made it, and what is derived would die
  // with that: these are asked anew.

  get slots(): Slot[] {
    return this.view ? slotsOf(this.view) : []
  }

  get draft() {
    return this.view?.draft
  }

  get undoable() {
    return this.#before.length > 0
  }

  /** Whether anything is thought out here that readers do not see. */
  get changed() {
    return this.undoable && !!this.draft && !!this.#kept && !same(this.draft, this.#kept)
  }

  get changes() {
    return this.changed ? this.#before.length : 0
  }

  /** The stories that stand on the page or are held there: the others can be placed. */
  get shown(): string[] {
    return this.slots.flatMap((s) => [s.story, s.instead]).flatMap((s) => (s ? [s.id] : []))
  }

  /** Reads the page as it is put. What is thought out here stays: then only what stands by the rule is read anew. */
  async load(): Promise<boolean> {
    await this.#acting
    if (this.busy) return false
    if (!this.changed || !this.draft) return this.#show(() => backend.front.get(this.edition), true)
    const theirs = await backend.front.get(this.edition).catch(() => undefined)
    if (theirs && this.draft && theirs.draft.revision !== this.draft.revision) this.newer = theirs
    const { draft } = this
    return this.#show(() => backend.front.look(draft))
  }

  /** Makes a change, which can be undone. True once it is shown. */
  async change(draft: FrontDraft): Promise<boolean> {
    const before = this.draft
    if (!before || this.busy) return false
    const done = await this.#act(() => backend.front.look({ ...draft, revision: before.revision }))
    if (done) this.#before = [...this.#before, before]
    return done
  }

  /** Takes the last change back. */
  async undo(): Promise<boolean> {
    const before = this.#before.at(-1)
    const { draft } = this
    if (!before || !draft || this.busy) return false
    const done = await this.#act(() => backend.front.look({ ...before, revision: draft.revision }))
    if (done) this.#before = this.#before.slice(0, -1)
    return done
  }

  /** Begins as another edition's page stands, and names the stories that have no version here. */
  async start(from: string): Promise<FrontStory[] | undefined> {
    const before = this.draft
    let missing: FrontStory[] = []
    if (this.busy) return undefined
    const done = await this.#act(async () => {
      const start = await backend.front.start(this.edition, from)
      missing = start.missing
      return start.view
    })
    if (!done) return undefined
    if (before) this.#before = [...this.#before, before]
    return missing
  }

  /** Puts the page in front of readers. Refused where another has put one: nothing of either is lost. */
  async put(): Promise<boolean> {
    const { draft } = this
    if (!draft || this.busy) return false
    this.busy = true
    const done = await this.#show(() => backend.front.put(draft), true)
    this.busy = false
    if (done) this.#before = []
    else if (this.failure?.code === 'stale') {
      this.newer = await backend.front.get(this.edition).catch(() => undefined)
      this.failure = this.newer ? undefined : this.failure
    }
    return done
  }

  /** Puts what is thought out here in the place of the newer page. */
  async putOver(): Promise<boolean> {
    const { newer, view } = this
    if (!newer || !view) return false
    this.view = { ...view, draft: { ...view.draft, revision: newer.draft.revision } }
    this.newer = undefined
    return this.put()
  }

  /** Takes the newer page; what was thought out here can be had again by undoing. */
  takeNewer() {
    const { newer, draft } = this
    if (!newer || !draft) return
    this.#before = [...this.#before, draft]
    this.view = newer
    this.#kept = newer.draft
    this.newer = undefined
  }

  #act(ask: () => Promise<FrontView>): Promise<boolean> {
    this.#acting = this.#show(ask)
    return this.#acting
  }

  /** Shows what ask gives, unless a later question is answered first. */
  async #show(ask: () => Promise<FrontView>, kept = false): Promise<boolean> {
    const asked = ++this.#asked
    try {
      const view = await ask()
      if (asked !== this.#asked) return false
      this.view = view
      this.failure = undefined
      if (kept) {
        this.#kept = view.draft
        this.newer = undefined
      }
      return true
    } catch (e) {
      if (asked === this.#asked) this.failure = BackendError.from(e)
      return false
    }
  }
}

// eslint-disable-next-line svelte/prefer-svelte-reactivity -- which composers there are is never drawn
const composers = new Map<string, Composer>()

/** The composer of an edition in a room: what is thought out stays while one looks elsewhere. */
export function composerOf(room: string, edition: string): Composer {
  const key = `${room}\n${edition}`
  let found = composers.get(key)
  if (!found) composers.set(key, (found = new Composer(edition)))
  return found
}

// A story under the pen. Every change goes to Go within a second of the last
// key, one save at a time; what is shown as saved has been committed. An
// answer never changes the words: those belong to whoever is typing.
import type { BackendError, JournalEvent, Picture, Saved, Story, StoryDoc } from '$/backend'
import { BackendError as Failure } from '$/backend'
import { dropLeft, keep, left, letGo, type Kept } from './kept'

/** Where the words are. */
export type SavedState = 'saved' | 'changed' | 'saving' | 'slow' | 'failed' | 'stale'

/** Both texts, when another hand changed the story first. */
export interface Stale { mine: Story; theirs: StoryDoc; aside?: number }

/** The calls that a draft makes. */
export interface Desk {
  get(id: string): Promise<StoryDoc>
  save(id: string, base: number, story: Story): Promise<Saved>
}

const settle = 400 // ms after the last key
const atMost = 1000 // ms after the first key that is not saved
const slowAfter = 400 // ms until "Saving…" is said
const again = [1000, 3000, 8000] // ms between attempts after a failure

/** The fields that the pen changes; all others are moved by acts of their own. */
const written = [
  'kind', 'headline', 'shortHeadline', 'standfirst', 'body', 'section', 'regions', 'tags', 'credits', 'source', 'place',
  'urgency', 'lead', 'pictures', 'gallery', 'video', 'live', 'interest', 'related',
] as const

/** Whether two stories have the same words and details. */
export const sameWords = (a: Story, b: Story): boolean =>
  written.every((field) => JSON.stringify(a[field] ?? '') === JSON.stringify(b[field] ?? '') || (!hasAny(a[field]) && !hasAny(b[field])))

const hasAny = (value: unknown) => (Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '' && value !== null && value !== 0)

export class Draft {
  doc = $state.raw<StoryDoc>() as StoryDoc
  /** The words as they stand on the screen. */
  story = $state.raw<Story>() as Story
  pictures = $state.raw<Picture[]>([])
  state = $state<SavedState>('saved')
  savedAt = $state('')
  revision = $state(0)
  failure = $state.raw<BackendError>()
  stale = $state.raw<Stale>()
  recovered = $state.raw<Kept>()
  /** Counts the times that other words took the place of these: the editor follows it. */
  replaced = $state(0)

  #desk: Desk
  #base = 0
  #edits = 0
  #savedEdits = 0
  #firstUnsaved = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #flight: Promise<void> | undefined
  #failures = 0
  #heard = 0

  constructor(desk: Desk, doc: StoryDoc) {
    this.#desk = desk
    this.take(doc)
    const kept = left(doc.story.id)
    if (kept && !sameWords(kept.story, doc.story)) this.recovered = kept
    else if (kept) dropLeft(doc.story.id)
  }

  get id(): string {
    return this.doc.story.id
  }

  get dirty(): boolean {
    return this.#edits !== this.#savedEdits
  }

  /** Takes a story as Go has it now: opened, moved, or restored. */
  take(doc: StoryDoc) {
    this.doc = doc
    this.#base = doc.base
    this.revision = doc.base
    this.savedAt = doc.savedAt
    this.pictures = [...doc.pictures, ...this.pictures.filter((p) => !doc.pictures.some((q) => q.id === p.id))]
    if (this.dirty) return
    const other = this.story !== undefined && !sameWords(this.story, doc.story)
    this.story = doc.story
    if (other) this.replaced++
  }

  /** Changes the words; the save follows by itself. */
  write(change: Partial<Story>) {
    this.story = { ...this.story, ...change }
    if (!this.dirty) this.#firstUnsaved = Date.now()
    this.#edits++
    keep(this.id, this.story, this.#base)
    if (this.state !== 'stale' && this.state !== 'failed' && !this.#flight) this.state = 'changed'
    this.#saveLater()
  }

  #saveLater() {
    if (this.#flight || this.stale) return
    // After a failure typing must not put the next attempt off for ever.
    if (this.#failures && this.#timer) return
    clearTimeout(this.#timer)
    const wait = this.#failures
      ? (again[Math.min(this.#failures, again.length) - 1] ?? settle)
      : Math.max(0, Math.min(settle, this.#firstUnsaved + atMost - Date.now()))
    this.#timer = setTimeout(() => void this.#save(), wait)
  }

  /** Brings every word to Go; the revision that holds them. Refuses while two texts wait for a choice. */
  async flush(): Promise<number> {
    clearTimeout(this.#timer)
    while (this.dirty && !this.stale) {
      await this.#save()
      if (this.failure) throw this.failure
    }
    if (this.stale) throw new Failure('stale', 'Both texts are kept. Choose one first.')
    return this.#base
  }

  #save(): Promise<void> {
    this.#flight ??= this.#send().finally(() => {
      this.#flight = undefined
      if (this.dirty) this.#saveLater()
      else if (this.#heard > this.#base) void this.#reload()
    })
    return this.#flight
  }

  async #send() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (!this.dirty || this.stale) return
    const sent = this.#edits
    const story = this.story
    this.state = this.state === 'failed' ? 'failed' : 'saving'
    const slow = setTimeout(() => this.state === 'saving' && (this.state = 'slow'), slowAfter)
    try {
      this.#heed(await this.#desk.save(this.id, this.#base, story), sent, story)
    } catch (e) {
      this.failure = Failure.from(e)
      this.#failures++
      this.state = 'failed'
    } finally {
      clearTimeout(slow)
    }
  }

  #heed(saved: Saved, sent: number, story: Story) {
    this.failure = undefined
    this.#failures = 0
    if (saved.stale && saved.current) {
      this.stale = { mine: story, theirs: saved.current, aside: saved.aside }
      this.state = 'stale'
      return
    }
    this.#base = saved.revision
    this.#savedEdits = sent
    this.#firstUnsaved = Date.now()
    this.revision = saved.revision
    this.savedAt = saved.savedAt
    this.state = this.dirty ? 'changed' : 'saved'
    const live = this.doc.story.liveRevision
    this.doc = {
      ...this.doc,
      base: saved.revision,
      pending: live !== undefined && live !== saved.revision && this.doc.story.status !== 'withdrawn',
      story: { ...this.doc.story, revision: saved.revision, words: saved.words, slug: saved.slug },
    }
    if (!this.dirty) letGo(this.id)
  }

  /** Tries at once what failed. */
  retry() {
    void this.#save()
  }

  /** Hears that the story changed: by this pen, or by another's. */
  hear(e: JournalEvent) {
    if (e.kind !== 'story' || e.id !== this.id) return
    this.#heard = Math.max(this.#heard, e.revision ?? 0)
    // While words are on their way the answer tells: an own save, or a stale one.
    if (this.#flight || this.dirty || this.stale) return
    if (e.move || (e.revision ?? 0) > this.#base) void this.#reload()
  }

  async #reload() {
    this.#heard = 0
    const doc = await this.#desk.get(this.id).catch(() => undefined)
    if (doc && !this.#flight) this.take(doc)
  }

  /** Keeps these words: they become a new revision over the other's. */
  async keepMine() {
    if (!this.stale) return
    this.take(this.stale.theirs)
    this.stale = undefined
    this.state = 'changed'
    await this.#save()
  }

  /** Takes the other's words; these stay in history. */
  keepTheirs() {
    if (!this.stale) return
    const theirs = this.stale.theirs
    this.stale = undefined
    this.#drop()
    this.take(theirs)
  }

  /** Goes back to the words that an earlier window could not save. */
  keepRecovered() {
    const kept = this.recovered
    this.recovered = undefined
    if (!kept) return
    this.write(kept.story)
    this.replaced++
    dropLeft(this.id)
  }

  dropRecovered() {
    this.recovered = undefined
    dropLeft(this.id)
  }

  #drop() {
    this.#savedEdits = this.#edits
    this.state = 'saved'
    letGo(this.id)
  }
}

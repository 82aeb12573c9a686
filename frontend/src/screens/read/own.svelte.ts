// What this computer keeps for its reader: saved stories, those opened last,
// what came since the visit before. Go keeps it, and answers with what readers
// may still see.
import { backend, type OwnReading } from '$/backend'

type Calls = Pick<typeof backend.reading, 'visit' | 'opened' | 'save' | 'keepReadings' | 'forgetReadings'>

const nothing: OwnReading = { kept: true, saved: [], opened: [], count: 0, new: [] }

export class Own {
  view = $state.raw<OwnReading>(nothing)
  /** Whether the last act was to forget. */
  forgotten = $state(false)
  #edition = ''
  #calls: Calls

  constructor(calls: Calls = backend.reading) {
    this.#calls = calls
  }

  isSaved(id: string): boolean {
    return this.view.saved.some((s) => s.id === id)
  }

  /** An edition is being read. */
  async visit(edition: string) {
    this.#edition = edition
    const view = await this.#calls.visit(edition)
    if (edition === this.#edition) this.view = view
  }

  async opened(id: string) {
    await this.#calls.opened(id)
    await this.visit(this.#edition)
  }

  async save(id: string, saved: boolean) {
    await this.#calls.save(id, saved)
    await this.visit(this.#edition)
  }

  async keep(keep: boolean) {
    this.forgotten = false
    await this.#calls.keepReadings(keep)
    await this.visit(this.#edition)
  }

  async forget() {
    await this.#calls.forgetReadings()
    await this.visit(this.#edition)
    this.forgotten = true
  }
}

// The journal's events, handed to whoever shows what they speak of.
import { backend, type JournalEvent } from '$/backend'

const listeners = new Set<(e: JournalEvent) => void>()
let stop: (() => void) | undefined

/** Starts to follow the journal of the open room after seq. */
export function follow(after: number) {
  stop?.()
  stop = backend.events(after, (e) => {
    for (const hear of listeners) hear(e)
  })
}

/** Calls hear for every event until the answer is called: made for $effect. */
export function onChange(hear: (e: JournalEvent) => void): () => void {
  listeners.add(hear)
  return () => listeners.delete(hear)
}

import { BackendError, type JournalEvent, type Transport } from './backend'

interface Door {
  Call(service: string, method: string, args: string): Promise<string>
  Dropped(): Promise<Brought>
  Pasted(): Promise<Brought>
}

/** What another program handed over; its files are fetched by their paths. */
export interface Brought { text: string; files: { name: string; path: string }[] }

declare global {
  interface Window {
    go?: { desktop: { Door: Door } }
    runtime?: {
      EventsOn<T>(name: string, hear: (data: T) => void): () => void
      EventsEmit(name: string): void
      BrowserOpenURL(address: string): void
    }
  }
}

/** The window: one bound method, runtime events; failures come as a JSON string. */
export const wails: Transport = {
  async call(service, method, args) {
    const door = window.go?.desktop.Door
    if (!door) throw new BackendError('internal', 'the window has no door')
    try {
      const answer = await door.Call(service, method, JSON.stringify(args))
      return answer ? JSON.parse(answer) : null
    } catch (e) {
      throw BackendError.from(e)
    }
  },

  events(_after, hear) {
    return window.runtime?.EventsOn<JournalEvent>('change', hear) ?? (() => undefined)
  },

  leave(address) {
    window.runtime?.BrowserOpenURL(address)
  },

  closing(flush) {
    listen()
    flushes.add(flush)
    return () => void flushes.delete(flush)
  },
}

/** What has to be handed over before the window may close. */
const flushes = new Set<() => Promise<void>>()
let listening = false

function listen() {
  if (listening) return
  listening = true
  window.runtime?.EventsOn('closing', flushAll)
}

/** The window waits for one answer: it is given when everything is handed over. */
function flushAll() {
  void Promise.allSettled([...flushes].map((flush) => flush())).then(() => window.runtime?.EventsEmit('flushed'))
}

import { BackendError, type JournalEvent, type Transport } from './backend'

declare global {
  interface Window {
    go?: { desktop: { Door: { Call(service: string, method: string, args: string): Promise<string> } } }
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
    return (
      window.runtime?.EventsOn('closing', () => {
        void flush().finally(() => window.runtime?.EventsEmit('flushed'))
      }) ?? (() => undefined)
    )
  },
}

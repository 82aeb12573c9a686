import { BackendError, type JournalEvent, type Transport } from './backend'

// A request that outlives the page may carry at most 64 kB (Fetch standard, "keepalive").
const outlives = 60_000

let leaving = false
addEventListener('pagehide', () => (leaving = true))
addEventListener('pageshow', () => (leaving = false))
document.addEventListener('visibilitychange', () => (leaving = document.visibilityState === 'hidden'))

/** The browser desk: calls by POST, events as a stream, both relative to the page. */
export const http: Transport = {
  async call(service, method, args) {
    const body = JSON.stringify(args)
    let response: Response
    try {
      response = await fetch(`api/${service}/${method}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
        keepalive: leaving && body.length < outlives,
      })
    } catch (e) {
      throw BackendError.from(e)
    }
    const answer = await response.json().catch(() => ({})) as { value?: unknown; error?: unknown }
    if (answer.error) throw BackendError.from(answer.error)
    if (!response.ok) throw new BackendError('unreachable', response.statusText)
    return answer.value
  },

  events(after, hear) {
    let last = after
    let source: EventSource | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    const listen = () => {
      source = new EventSource(`api/events?after=${last}`)
      source.onmessage = (message) => {
        const event = JSON.parse(message.data) as JournalEvent
        if (event.seq) last = event.seq
        hear(event)
      }
      source.onerror = () => {
        // The stream's own retry would ask from the first sequence again.
        source?.close()
        again = setTimeout(listen, 1000)
      }
    }
    listen()
    return () => {
      clearTimeout(again)
      source?.close()
    }
  },

  leave(address) {
    open(address, '_blank', 'noopener,noreferrer')
  },

  closing(flush) {
    const left = () => void flush().catch(() => undefined)
    const hidden = () => document.visibilityState === 'hidden' && left()
    addEventListener('pagehide', left)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      removeEventListener('pagehide', left)
      document.removeEventListener('visibilitychange', hidden)
    }
  },
}

// How many stories stand where, from the room's counters.
import { backend, type Status } from '$/backend'
import { onChange } from './journal'
import { room } from './room.svelte'

const settle = 250

class Counts {
  all = $state<number>()
  status = $state.raw<Partial<Record<Status, number>>>({})
  #timer: ReturnType<typeof setTimeout> | undefined

  async load() {
    if (!room.state.open || room.state.paper) return
    const counts = await backend.stories.counts({})
    this.all = counts.all
    this.status = counts.status
  }

  constructor() {
    onChange((e) => {
      if (e.kind !== 'story' && e.kind !== 'room') return
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => void this.load().catch(() => undefined), settle)
    })
  }
}

export const counts = new Counts()

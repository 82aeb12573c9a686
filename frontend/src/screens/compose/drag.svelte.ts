// Dragging a story with the pointer: it begins once the pointer has moved, so
// that a click stays one, and ends on a place, beside all, or with Esc.
import type { FrontStory } from '$/backend'
import type { Slot } from './places'

const least = 6 // px
const edge = 48 // px from where the page scrolls by itself
const pace = 14 // px

export class Drag {
  story = $state.raw<FrontStory>()
  over = $state('')
  x = $state(0)
  y = $state(0)
  /** A drag has just ended: the click that follows it is none. */
  ended = false
  readonly #drop: (story: FrontStory, to: string, from?: Slot) => void

  /** Drop is told of the story, of the place that it was let go over, and of the one that it came from. */
  constructor(drop: (story: FrontStory, to: string, from?: Slot) => void) {
    this.#drop = drop
  }

  begin(e: PointerEvent, story: FrontStory, from?: Slot) {
    if (e.button !== 0 || e.pointerType === 'touch') return
    this.ended = false
    const start = { x: e.clientX, y: e.clientY }
    const move = (now: PointerEvent) => {
      if (!this.story && Math.hypot(now.clientX - start.x, now.clientY - start.y) < least) return
      now.preventDefault()
      this.story = story
      this.x = now.clientX
      this.y = now.clientY
      this.over = placeUnder(now)
      scrollNear(now)
    }
    const stop = (dropped: boolean) => {
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', up)
      removeEventListener('pointercancel', cancel)
      removeEventListener('keydown', escape, true)
      const { over } = this
      const dragged = this.story
      this.story = undefined
      this.over = ''
      this.ended = !!dragged
      if (dropped && dragged && over) this.#drop(dragged, over, from)
    }
    const up = () => stop(true)
    const cancel = () => stop(false)
    const escape = (key: KeyboardEvent) => {
      if (key.code !== 'Escape' || !this.story) return
      key.preventDefault()
      key.stopPropagation()
      stop(false)
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', up)
    addEventListener('pointercancel', cancel)
    addEventListener('keydown', escape, true)
  }
}

function placeUnder(e: PointerEvent): string {
  const at = document.elementFromPoint(e.clientX, e.clientY)?.closest<HTMLElement>('[data-slot]')
  return at?.dataset.slot ?? ''
}

/** Scrolls the page under the pointer when that comes near its edge. */
function scrollNear(e: PointerEvent) {
  const canvas = document.querySelector('[data-canvas]')
  if (!canvas) return
  const box = canvas.getBoundingClientRect()
  if (e.clientX < box.left || e.clientX > box.right) return
  if (e.clientY < box.top + edge) canvas.scrollBy(0, -pace)
  else if (e.clientY > box.bottom - edge) canvas.scrollBy(0, pace)
}

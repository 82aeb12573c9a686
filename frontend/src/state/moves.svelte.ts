// The editorial moves as the screens make them: drawn from the table, one
// dialog at a time, undone among the states that readers do not see.
import { backend, type MoveName, type MoveRequest, type MoveRule, type Status, type StoryDoc } from '$/backend'
import { sayError } from '$/words/errors'
import { doneName } from '$/words/names'
import * as m from '$/words/paraglide/messages.js'
import { room } from './room.svelte'
import { route } from './route.svelte'
import { dismiss, tell } from './toasts.svelte'

/** How long a publication, a correction and a withdrawal can be called off. */
const grace = 5000

/** What a screen does with a move that it started. */
export interface Mover {
  /** Takes the story as the move left it. */
  moved: (doc: StoryDoc) => void
  /** Brings the words to Go before the move; the revision that the move is for. */
  flush?: () => Promise<number>
  /** Leads to a field that the move misses. */
  goTo?: (field: string) => void
}

export interface Asking { doc: StoryDoc; move: MoveName; mover: Mover }
export interface Waiting { id: string; move: MoveName; slug: string; callOff: () => void }

let asking = $state.raw<Asking>()
let waiting = $state.raw<Waiting[]>([])
// eslint-disable-next-line svelte/prefer-svelte-reactivity -- timers are never drawn
const due = new Map<string, () => Promise<void>>()
let undo: { id: string; steps: MoveRequest[]; mover: Mover; toast: number } | undefined

/** The dialog that a move has opened. */
export const asked = () => asking
export const stopAsking = () => (asking = undefined)

/** The moves that will be made when their grace is over. */
export const waitingMoves = () => waiting

export const ruleOf = (move: MoveName): MoveRule | undefined => room.table.find((r) => r.move === move)

/** The act that leads a story on; it has the one solid button. */
export function nextAct(doc: Pick<StoryDoc, 'story' | 'moves' | 'pending'>): MoveName | undefined {
  const onward: Partial<Record<Status, MoveName[]>> = {
    draft: ['publish', 'submit'],
    review: ['approve'],
    ready: ['publish'],
    scheduled: ['unschedule'],
    published: doc.pending ? ['update'] : [],
    corrected: doc.pending ? ['update'] : [],
    withdrawn: ['reinstate'],
    spiked: ['restore'],
  }
  return onward[doc.story.status]?.find((move) => doc.moves.includes(move))
}

/** The act that leads a story back. */
export const backAct = (doc: Pick<StoryDoc, 'moves'>): MoveName | undefined =>
  (['return', 'unschedule'] as const).find((move) => doc.moves.includes(move))

/** The acts that a state offers, without those that have nothing to act on. */
export const offered = (doc: Pick<StoryDoc, 'moves' | 'pending'>): MoveName[] =>
  doc.moves.filter((move) => doc.pending || (move !== 'update' && move !== 'discard'))

/** Whether a move asks before it is made. */
export const asks = (move: MoveName): boolean => {
  const rule = ruleOf(move)
  return move === 'discard' || !!rule?.deliberate || !!rule?.need
}

/** Starts a move: at once where nothing is asked, else by its dialog. */
export function start(doc: StoryDoc, move: MoveName, mover: Mover) {
  if (!doc.moves.includes(move)) return
  if (asks(move)) asking = { doc, move, mover }
  else void make(doc, { move }, mover)
}

/** Makes a move now; false says that it was refused, and why was told. */
export async function make(doc: StoryDoc, request: MoveRequest, mover: Mover): Promise<boolean> {
  try {
    const ifRevision = (await mover.flush?.()) ?? doc.base
    const after = await backend.stories.move(doc.story.id, { ...request, ifRevision })
    mover.moved(after)
    const steps = undoing(doc, request)
    // Only the last move can be taken back: an older offer to undo goes.
    if (undo) dismiss(undo.toast)
    if (steps) {
      const toast = tell(doneName(request.move), { act: { label: m.undo(), do: () => void undoLast() } })
      undo = { id: doc.story.id, steps, mover, toast }
    } else {
      undo = undefined
      // Where the story is in view its state says it.
      if (!inView(doc.story.id)) tell(doneName(request.move))
    }
    return true
  } catch (e) {
    tell(sayError(e), { bad: true })
    return false
  }
}

const inView = (id: string): boolean => {
  const at = route()
  return 'id' in at && at.id === id
}

/** Makes a move that speaks to readers, after a time in which it can be called off. */
export function makeAfterGrace(doc: StoryDoc, request: MoveRequest, mover: Mover) {
  const id = doc.story.id
  due.get(id)?.()
  const forget = () => {
    clearTimeout(timer)
    due.delete(id)
    waiting = waiting.filter((w) => w.id !== id)
  }
  const now = async () => {
    forget()
    await make(doc, request, mover)
  }
  const timer = setTimeout(() => void now(), grace)
  due.set(id, now)
  waiting = [...waiting, { id, move: request.move, slug: doc.story.slug ?? '', callOff: forget }]
}

/** Makes at once what waits: the desk is closing. */
export const makeWaiting = async () => {
  await Promise.all([...due.values()].map((now) => now()))
}

/** Takes back the last move among states that are not public. */
export async function undoLast() {
  const last = undo
  undo = undefined
  if (!last) return
  dismiss(last.toast)
  try {
    let after: StoryDoc | undefined
    for (const step of last.steps) after = await backend.stories.move(last.id, step)
    if (after) last.mover.moved(after)
    tell(m.undone())
  } catch (e) {
    tell(sayError(e), { bad: true })
  }
}

/** The moves that lead back from a move, by the table; none from what readers saw. */
export function undoing(doc: StoryDoc, request: MoveRequest): MoveRequest[] | undefined {
  const note = m.undo_note()
  switch (request.move) {
    case 'submit':
      return [{ move: 'return', note }]
    case 'approve':
      return [{ move: 'return', note }, { move: 'submit' }]
    case 'return':
      return doc.story.status === 'ready' ? [{ move: 'submit' }, { move: 'approve' }] : [{ move: 'submit' }]
    case 'schedule':
      return [{ move: 'unschedule' }]
    case 'unschedule':
      return doc.story.scheduledAt ? [{ move: 'schedule', at: doc.story.scheduledAt }] : undefined
    case 'spike':
      return [{ move: 'restore' }]
    case 'restore':
      return [{ move: 'spike', note }]
  }
  return undefined
}

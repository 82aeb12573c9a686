// Short notes over the lists: at most two, eight seconds, longer while pointed at.
export interface Toast {
  id: number
  text: string
  bad: boolean
  act?: { label: string; do: () => void }
}

const stays = 8000
const most = 2

let next = 1
let shown = $state.raw<Toast[]>([])
// eslint-disable-next-line svelte/prefer-svelte-reactivity -- timers are never drawn
const timers = new Map<number, ReturnType<typeof setTimeout>>()

export const toasts = () => shown

/** Says something that is not visible elsewhere; act is its one answer. The toast's number. */
export function tell(text: string, options: { bad?: boolean; act?: Toast['act'] } = {}): number {
  const toast: Toast = { id: next++, text, bad: options.bad ?? false, act: options.act }
  for (const old of shown.slice(0, Math.max(0, shown.length - most + 1))) dismiss(old.id)
  shown = [...shown, toast]
  leaveLater(toast.id)
  return toast.id
}

export function dismiss(id: number) {
  stay(id)
  shown = shown.filter((t) => t.id !== id)
}

/** Keeps a toast that is being read. */
export function stay(id: number) {
  clearTimeout(timers.get(id))
  timers.delete(id)
}

export function leaveLater(id: number) {
  stay(id)
  timers.set(id, setTimeout(() => dismiss(id), stays))
}

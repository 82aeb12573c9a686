// Shortcuts go by the physical key, so that an Arabic layout works; single
// letters never fire while a text field has the focus.

const apple = /Mac|iP/.test(navigator.platform)

/** The word of the command key on this machine. */
export const commandKey = apple ? '⌘' : 'Ctrl'

/** Whether the command key, and no other but Shift as asked, is down. */
export function isCommand(e: KeyboardEvent, code: string, shift = false): boolean {
  const command = apple ? e.metaKey && !e.ctrlKey : e.ctrlKey && !e.metaKey
  return command && !e.altKey && e.shiftKey === shift && e.code === code
}

/** Whether Alt and one key are down: the second way where a browser keeps Ctrl. */
export function isAlt(e: KeyboardEvent, code: string): boolean {
  return e.altKey && !e.ctrlKey && !e.metaKey && !e.shiftKey && e.code === code
}

/** Whether a plain key was pressed outside of any text field. */
export function isPlain(e: KeyboardEvent, code: string, shift = false): boolean {
  return !e.ctrlKey && !e.metaKey && !e.altKey && e.shiftKey === shift && e.code === code && !isTyping(e)
}

/** Whether the focus is where keys write text, or in a layer that has its own. */
export function isTyping(e: KeyboardEvent): boolean {
  const at = e.target
  if (!(at instanceof HTMLElement)) return false
  return at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.closest('[role="dialog"], [role="menu"]') !== null
}

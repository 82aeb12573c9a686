// What the keys write: Markdown marks around a selection, and what the screen
// asks of a text: where the caret's block is.
import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import { EditorSelection, type EditorState, type StateCommand } from '@codemirror/state'

/** Puts marks around the selection, or takes them away. */
export const around =
  (marks: string): StateCommand =>
  ({ state, dispatch }) => {
    const width = marks.length
    const change = state.changeByRange((range) => {
      const inside = state.sliceDoc(range.from - width, range.from) === marks && state.sliceDoc(range.to, range.to + width) === marks
      if (inside) {
        return {
          changes: [{ from: range.from - width, to: range.from }, { from: range.to, to: range.to + width }],
          range: EditorSelection.range(range.anchor - width, range.head - width),
        }
      }
      return {
        changes: [{ from: range.from, insert: marks }, { from: range.to, insert: marks }],
        range: EditorSelection.range(range.anchor + width, range.head + width),
      }
    })
    dispatch(state.update(change, { scrollIntoView: true, userEvent: 'input' }))
    return true
  }

/** Makes the selection a link, the caret where its address goes. */
export const link: StateCommand = ({ state, dispatch }) => {
  const change = state.changeByRange((range) => {
    const text = state.sliceDoc(range.from, range.to)
    return {
      changes: { from: range.from, to: range.to, insert: `[${text}]()` },
      range: EditorSelection.cursor(text ? range.from + text.length + 3 : range.from + 1),
    }
  })
  dispatch(state.update(change, { scrollIntoView: true, userEvent: 'input' }))
  return true
}

/** The number of the text's block at a position, from 1: the preview calls it b1, b2 … */
export function blockAt(state: EditorState, position: number): number {
  const tree = ensureSyntaxTree(state, position, 20) ?? syntaxTree(state)
  let number = 0
  for (let node = tree.topNode.firstChild; node && node.from <= position; node = node.nextSibling) {
    if (node.name !== 'LinkReference') number++
  }
  return Math.max(1, number)
}

/** The one change that makes a text of another: the caret outside of it stays. */
export function difference(before: string, after: string): { from: number; to: number; insert: string } | undefined {
  if (before === after) return undefined
  let from = 0
  const shorter = Math.min(before.length, after.length)
  while (from < shorter && before[from] === after[from]) from++
  let tail = 0
  while (tail < shorter - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) }
}

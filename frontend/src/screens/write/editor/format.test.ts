import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { EditorState, type Transaction } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { around, blockAt, difference, link } from './format'

const state = (doc: string, anchor = 0, head = anchor) =>
  EditorState.create({ doc, selection: { anchor, head }, extensions: markdown({ base: markdownLanguage }) })

function run(command: typeof link, before: EditorState): EditorState {
  let after = before
  command({ state: before, dispatch: (t: Transaction) => (after = t.state) })
  return after
}

describe('marks', () => {
  it('go around a selection, and away again', () => {
    const strong = run(around('**'), state('a boat here', 2, 6))
    expect(strong.doc.toString()).toBe('a **boat** here')
    expect(run(around('**'), strong).doc.toString()).toBe('a boat here')
  })

  it('leave the caret where the address of a link goes', () => {
    const linked = run(link, state('the bus', 4, 7))
    expect([linked.doc.toString(), linked.selection.main.head]).toEqual(['the [bus]()', 10])
  })
})

const text = 'First.\n\n## Second\n\n> third\n> goes on\n\n- fourth\n- too\n\n```\nfifth\n```\n\nLast.'

it.each([
  ['First', 1],
  ['Second', 2],
  ['goes on', 3],
  ['too', 4],
  ['fifth', 5],
  ['Last', 6],
])('finds the block of %s', (words, block) => {
  expect(blockAt(state(text), text.indexOf(words))).toBe(block)
})

it('has a block in an empty text', () => {
  expect(blockAt(state(''), 0)).toBe(1)
})

it.each([
  ['one two', 'one 2 two'],
  ['aaa', 'aa'],
  ['', 'words'],
  ['same start', 'same end'],
  ['مرحبا', 'مرحبا بكم'],
])('makes %j of %j by one change', (before, after) => {
  const change = difference(before, after)
  const at = change ?? { from: 0, to: 0, insert: '' }
  expect(before.slice(0, at.from) + at.insert + before.slice(at.to)).toBe(after)
})

it('sees no difference where there is none', () => {
  expect(difference('same', 'same')).toBeUndefined()
})

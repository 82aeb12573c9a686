import { expect, it } from 'vitest'
import { speak } from './language.svelte'
import { folderName } from './place'

const bare = (s: string) => s.replace(/[\u2066\u2069]/g, '')

it.each([
  ['Documents/Three Shores', 'Documents/Three Shores'],
  ['room', 'room, in your home folder'],
  ['/srv/papers/harbour', '/srv/papers/harbour'],
  ['/var/folders/8k/0t2b4m1x5y/T/galley-first-start/room', '…/galley-first-start/room'],
  ['C:\\Users\\Shared\\Newsrooms of the strait\\Harbour', '…/Newsrooms of the strait/Harbour'],
])('says %s', (where, said) => {
  expect(bare(folderName(where))).toBe(said)
})

it('keeps a path together in an Arabic sentence', () => {
  speak('ar')
  expect(folderName('room')).toBe('\u2066room\u2069 في مجلدك الشخصي')
  speak('en')
})

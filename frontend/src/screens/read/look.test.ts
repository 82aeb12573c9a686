import { expect, it } from 'vitest'
import type { PageTheme, Theme } from '$/state/prefs.svelte'
import { lookFolder, sizeBy } from './look'

it.each<[PageTheme, number, Theme, string]>([
  ['system', 0, 'system', 'look-system-0/'],
  ['system', 1, 'dark', 'look-dark-1/'],
  ['light', 2, 'dark', 'look-light-2/'],
  ['sepia', 3, 'system', 'look-sepia-3/'],
  ['sepia', 9, 'system', 'look-sepia-3/'],
])('%s in size %i at a desk that is %s is %s', (pages, size, desk, folder) => {
  expect(lookFolder(pages, size, desk)).toBe(folder)
})

it('stays within the sizes', () => {
  expect([sizeBy(0, -1), sizeBy(0, 1), sizeBy(3, 1), sizeBy(2, -1)]).toEqual([0, 1, 3, 1])
})

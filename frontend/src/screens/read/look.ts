// Theme and text size of the reader's pages: they run no script, so the address
// of a page says both, and its links keep them.
import type { PageTheme, Theme } from '$/state/prefs.svelte'

export const sizes = [0, 1, 2, 3]

/** The next size up or down, as far as there is one. */
export const sizeBy = (size: number, by: number) => Math.min(Math.max(size + by, 0), sizes.length - 1)

/** The folder of a look, between the reading base and an address. */
export function lookFolder(pages: PageTheme, size: number, desk: Theme): string {
  return `look-${pages === 'system' ? desk : pages}-${sizeBy(size, 0)}/`
}

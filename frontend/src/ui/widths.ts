// The widths at which screens give something up; the sheets say the same numbers.
import { MediaQuery } from 'svelte/reactivity'

/** No room for the rail's words beside the list, nor for two panes beside the text. */
export const narrow = new MediaQuery('width < 75rem')

/** Room for the selected story beside the list. */
export const roomForPeek = new MediaQuery('width >= 85rem')

// A folder in words: as Go gives it, from the home folder on, or whole where
// it lies elsewhere. It stays in one piece within a sentence of any direction.
import * as m from './paraglide/messages.js'

const longest = 44 // characters of a path that is read at a glance

const isolate = (path: string) => `\u2066${path}\u2069`

/** Documents/Three Shores; room, in your home folder; …/volumes/Three Shores. */
export function folderName(where: string): string {
  const parts = where.split(/[\\/]/)
  if (parts.length === 1) return m.where_home({ folder: isolate(where) })
  if (where.length <= longest) return isolate(where)
  return isolate(`…/${parts.slice(-2).join('/')}`)
}

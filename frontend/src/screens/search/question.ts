// What a search asks: the words, what it was narrowed by, its order. It is
// written into the route, so that Back and a restart come to the same results.
import type { FacetName, FindQuery } from '$/backend'

/** In the order in which they are offered. */
export const facetNames: readonly FacetName[] = ['lang', 'section', 'region', 'tag', 'author', 'year']

/** A value of a facet, with its label for as long as no answer has one. */
export interface Chosen { value: string; label: string }

export interface Question {
  text: string
  /** Only what readers see, as they see it. */
  published: boolean
  byDate: boolean
  chosen: Partial<Record<FacetName, Chosen>>
}

export const noQuestion: Question = { text: '', published: false, byDate: false, chosen: {} }

/** Whether there is anything to look for. */
export const asks = (q: Question): boolean => q.text.trim() !== '' || narrowed(q)

export const narrowed = (q: Question): boolean => Object.values(q.chosen).some(Boolean)

/** The question with a value chosen in place of another, or none. */
export function choose(q: Question, name: FacetName, value?: Chosen): Question {
  return { ...q, chosen: { ...q.chosen, [name]: value } }
}

/** As the route keeps it. A value has no blanks; what follows the first one is its label. */
export function write(q: Question): string {
  const kept = new URLSearchParams()
  if (q.text) kept.set('text', q.text)
  for (const name of facetNames) {
    const value = q.chosen[name]
    if (value) kept.set(name, `${value.value} ${value.label}`)
  }
  if (q.published) kept.set('published', '1')
  if (q.byDate) kept.set('sort', 'date')
  return kept.toString()
}

export function read(query: string): Question {
  const kept = new URLSearchParams(query)
  const chosen: Question['chosen'] = {}
  for (const name of facetNames) {
    const [value, ...label] = (kept.get(name) ?? '').split(' ')
    if (value) chosen[name] = { value, label: label.join(' ') || value }
  }
  return { text: kept.get('text') ?? '', published: kept.has('published'), byDate: kept.get('sort') === 'date', chosen }
}

/** The question as Go takes it. Words count as still being typed until a blank ends them. */
export function toFind(q: Question, screen: string): FindQuery {
  const { lang, section, region, tag, author, year } = q.chosen
  return {
    text: q.text,
    drafts: !q.published,
    language: lang?.value,
    section: section?.value,
    region: region?.value,
    tag: tag?.value,
    author: author?.value,
    from: year?.value,
    to: year?.value,
    byDate: q.byDate,
    typing: true,
    screen,
  }
}

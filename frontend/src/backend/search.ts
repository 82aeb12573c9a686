// The shapes of a search as Go takes and gives them.
import type { Row, Story } from './story'

/** What was found can be narrowed by these. */
export type FacetName = 'section' | 'region' | 'tag' | 'author' | 'year' | 'lang'

export interface FindQuery {
  /** Words, "phrases", -exclusions, section:economy and other filters. */
  text: string
  /** What the desk works on; otherwise what readers see. */
  drafts?: boolean
  language?: string
  section?: string
  region?: string
  tag?: string
  author?: string
  /** A day, a month, a year or a moment; both are taken in. */
  from?: string
  to?: string
  /** The language of labels. */
  screen?: string
  byDate?: boolean
  /** The last word is still being typed. */
  typing?: boolean
  facets?: boolean
  after?: string
  limit?: number
}

/** A part of a text; marked is what was looked for. */
export interface Fragment { text: string; marked?: boolean }

export interface FindHit { story: Story; row: Row; headline: Fragment[]; excerpt: Fragment[]; score: number }
export interface FacetCount { value: string; label: string; count: number }
export interface Facet { name: FacetName; values: FacetCount[] }

/** How far the index has come while it is being made anew. */
export interface IndexProgress { running: boolean; done: number; total: number }

export interface FindPage {
  hits: FindHit[]
  next?: string
  total: number
  facets: Facet[]
  /** What was looked for instead, where nothing has the words as typed. */
  corrected?: string
  indexing: IndexProgress
}

// The shapes of a story as Go sends and takes them: storyfile.Story and what
// the screens need around it. Absent means empty; nothing is ever null.

export type Status = 'draft' | 'review' | 'ready' | 'scheduled' | 'published' | 'corrected' | 'withdrawn' | 'spiked'
export type Kind = 'article' | 'opinion' | 'analysis' | 'blog' | 'feature' | 'video' | 'infograph' | 'gallery' | 'live'
export type Role = 'by' | 'with' | 'reporting' | 'translation' | 'pictures' | 'graphics' | 'editing'
export type ChangeKind = 'minor' | 'update' | 'clarification' | 'correction' | 'note' | 'reinstatement'
export type Direction = 'ltr' | 'rtl'
export type MoveName =
  | 'submit' | 'return' | 'approve' | 'schedule' | 'unschedule' | 'publish' | 'update'
  | 'discard' | 'correct' | 'withdraw' | 'reinstate' | 'rework' | 'spike' | 'restore'

export const statuses: readonly Status[] = ['draft', 'review', 'ready', 'scheduled', 'published', 'corrected', 'withdrawn', 'spiked']
export const kinds: readonly Kind[] = ['article', 'opinion', 'analysis', 'blog', 'feature', 'video', 'infograph', 'gallery', 'live']
export const roles: readonly Role[] = ['by', 'with', 'reporting', 'translation', 'pictures', 'graphics', 'editing']

export interface Credit { author: string; role: Role; as?: string }

/** A picture as one story uses it. */
export interface PictureUse { id: string; caption?: string; credit?: string; alt?: string; decorative?: boolean; takenAt?: string }

export interface Change { at: string; kind: ChangeKind; note?: string }

export interface Story {
  id: string
  group?: string
  language: string
  kind?: Kind
  status: Status
  slug?: string
  address?: string
  headline?: string
  shortHeadline?: string
  standfirst?: string
  body?: string
  section?: string
  regions?: string[]
  tags?: string[]
  authors?: string[]
  credits?: Credit[]
  source?: string
  place?: string
  urgency?: number
  lead?: string
  pictures?: PictureUse[]
  translationOf?: string
  createdAt?: string
  updatedAt?: string
  publishedAt?: string
  publicUpdatedAt?: string
  scheduledAt?: string
  embargoUntil?: string
  changes?: Change[]
  withdrawn?: { at: string; reason: string }
  assignee?: string
  dueAt?: string
  notes?: string
  revision?: number
  liveRevision?: number
  words?: number
  direction?: Direction
  // Fields the desk carries but does not show; they go back as they came.
  [carried: string]: unknown
}

/** One language of a group, as the marks of a row and the list of versions show it. */
export interface Version { id: string; language: string; status: Status; headline?: string; original: boolean; behind: boolean; revision: number }

/** What the desk's list shows of a story. */
export interface Row {
  id: string
  group: string
  language: string
  direction: Direction
  original: boolean
  slug: string
  status: Status
  kind: Kind
  headline?: string
  standfirst?: string
  section?: string
  regions?: string[]
  authors?: string[]
  words: number
  revision: number
  liveRevision?: number
  pending: boolean
  updatedAt: string
  publishedAt?: string
  scheduledAt?: string
  embargoUntil?: string
  dueAt?: string
  assignee?: string
  person?: string
  urgency?: number
  thumb?: string
  live?: 'upcoming' | 'live' | 'paused' | 'ended'
  versions: Version[]
}

/** A picture of the room; thumb and large are relative to the reading base. */
export interface Picture {
  id: string
  name?: string
  type: string
  width?: number
  height?: number
  bytes?: number
  takenAt?: string
  caption?: string
  credit?: string
  thumb?: string
  large?: string
}

/** A story with what the Write screen needs beside it. */
export interface StoryDoc {
  story: Story
  base: number
  pending: boolean
  moves: MoveName[]
  versions: Version[]
  pictures: Picture[]
  person?: string
  savedAt: string
  addressWillBe?: string
  publicAddress?: string
}

export interface Saved { revision: number; savedAt: string; words: number; slug?: string; stale: boolean; aside?: number; current?: StoryDoc }

export interface MoveRequest {
  move: MoveName
  /** The note or the reason, whichever the move's rule needs. */
  note?: string
  /** A local time of the story's edition, `YYYY-MM-DD HH:MM`. */
  at?: string
  kind?: ChangeKind
  /** Why the embargo is lifted. */
  liftEmbargo?: string
  ifRevision?: number
  lead?: boolean
  quiet?: boolean
}

export interface MoveRule {
  move: MoveName
  from: Status[]
  to?: Status
  need?: 'note' | 'reason' | 'time' | 'kind'
  deliberate: boolean
  live: 'kept' | 'taken' | 'gone'
}

export interface Missing { field: string; code: string; message: string; must: boolean }

export interface Revision {
  number: number
  at: string
  person?: string
  device?: string
  move?: MoveName
  status: Status
  note?: string
  name?: string
  aside: boolean
  origin?: string
  noCheck: boolean
  live: boolean
  words: number
  change?: ChangeKind
}

export interface Span { op: 'equal' | 'insert' | 'delete'; text: string }
export interface Diff {
  a: number
  b: number
  fields: { field: string; spans: Span[] }[]
  body: { changed: boolean; spans: Span[] }[]
}

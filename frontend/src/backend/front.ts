// An edition's front page, as editors compose it.
import type { Kind, Status } from './story'

export type AreaName = 'lead' | 'beside' | 'under' | 'opinion' | 'pictures'

/** A place that is held for a story. Who holds it since when goes back as it came. */
export interface FrontPlace {
  area: AreaName
  /** In the area, from 0. */
  slot: number
  story: string
  at?: string
  /** Absent: until somebody lets it go. */
  until?: string
  person?: string
  /** Stands there in the place of the story's own. */
  headline?: string
}

export interface FrontBanner { text: string; story?: string; from?: string; until?: string }

/** What is set by hand on a front page. */
export interface FrontDraft {
  edition: string
  /** Of the front that it was thought out on. */
  revision: number
  places: FrontPlace[]
  /** Stories that stay off the page. */
  never: string[]
  hideLive: boolean
  breaking?: FrontBanner
}

export interface FrontStory {
  id: string
  status: Status
  kind: Kind
  headline: string
  sectionLabel?: string
  urgency?: number
  publishedAt?: string
  scheduledAt?: string
  thumb?: string
}

export interface FrontArea { area: AreaName; size: number; spots: { story: FrontStory; held: boolean }[] }

/** A front page at the desk: what is set by hand, and what stands there with it. */
export interface FrontView {
  draft: FrontDraft
  /** The last change by hand, and who made it. */
  at?: string
  person?: string
  /** The lead has been held for so long that somebody should look at it. */
  review: boolean
  areas: FrontArea[]
  live: FrontStory[]
  films: FrontStory[]
  sections: { label: string; stories: FrontStory[] }[]
  /** The stories that the draft names, by id. */
  stories: Record<string, FrontStory>
}

export interface FrontStart { view: FrontView; missing: FrontStory[] }

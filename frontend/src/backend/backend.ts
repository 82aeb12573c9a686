// The one door to Go. Every call of the desk is declared here, and both hosts
// answer the same ones: http.ts in a browser, wails.ts in the window.
import type { FrontDraft, FrontStart, FrontView } from './front'
import type { FindPage, FindQuery, IndexProgress } from './search'
import type {
  Diff, Direction, Kind, Missing, MoveName, MoveRequest, MoveRule, Picture, Revision, Row, Saved, Status, Story, StoryDoc,
} from './story'

export type * from './front'
export type * from './search'
export type * from './story'
export { kinds, roles, statuses } from './story'

export interface EditionInfo { tag: string; name: string; direction: Direction; zone: string }

export interface RoomState {
  open: boolean
  dir?: string
  /** The folder in words for people. */
  where?: string
  name?: string
  slogan?: string
  person?: string
  /** A newsroom of one may publish from a draft. */
  solo?: boolean
  editions: EditionInfo[]
  zone?: string
  /** A newspaper that is read here: no desk. */
  paper?: boolean
  /** Where the newspaper comes from, when that was reached last, and why it was not since. */
  paperSource?: string
  paperReached?: string
  paperTrouble?: Refusal
  readOnly?: boolean
  sample?: boolean
  version: string
  lastSeq?: number
  platform: 'window' | 'browser'
}

export interface RecentRoom { dir: string; where: string; name: string; openedAt: string; missing: boolean }
export interface Suggestion {
  /** The folder in which a newsroom is made, in words for people. */
  where: string
  person: string
  zone: string
  zones: string[]
  languages: { tag: string; name: string; direction: Direction }[]
}
export interface NewRoom { dir?: string; name: string; slogan?: string; person: string; editions: string[]; zone: string }
/** A failure that was kept to be shown. */
export interface Refusal { code: string; message: string; field?: string; args?: Record<string, string> }
/** A newspaper before it is read; chosen are the sections told of where it is read already, none being all. */
export interface PaperSections { name: string; sections: { id: string; parent?: string; label: string }[]; chosen: string[] }

export interface ListQuery {
  status?: Status | 'public'
  language?: string
  section?: string
  region?: string
  tag?: string
  author?: string
  assignee?: string
  kind?: Kind
  after?: string
  limit?: number
}
export interface StoryPage { rows: Row[]; next?: string }
/** What no counter knows is absent. */
export interface Counts { all?: number; status: Partial<Record<Status, number>> }
export interface NewStory { language: string; section?: string; kind?: Kind; headline?: string }

/** A section or a region, in tree order. */
export interface Place { id: string; parent?: string; label: string }
export interface TagMatch { name: string; matched?: string; type?: string }
export interface AuthorMatch { name: string; kind: string }

export interface EditionSettings { tag: string; digits?: string; doubleMonths?: boolean; zone?: string }
export interface Settings {
  name: Record<string, string>
  slogan: Record<string, string>
  about: Record<string, string>
  rights: Record<string, string>
  editions: EditionSettings[]
  zone: string
  placeInText: boolean
  nativeAddresses: boolean
  brand?: string
  baseUrl?: string
  fullFeeds: boolean
}

/** A story that a reader may go back to; address is relative to the reading base. */
export interface OwnStory {
  id: string
  language: string
  headline: string
  address: string
  publishedAt: string
}

/** What this computer keeps for who reads an edition: count and new are of what came since the visit before. */
export interface OwnReading {
  kept: boolean
  saved: OwnStory[]
  opened: OwnStory[]
  since?: string
  count: number
  new: OwnStory[]
}

/** One line of the journal, or a word from the host (kinds room, open, reading, paper). */
export interface JournalEvent {
  seq: number
  kind: string
  id: string
  revision?: number
  move?: MoveName
  person?: string
  publicMoved?: boolean
}

/** A failure as Go words it: Code and Args for the catalogue, Message in English. */
export class BackendError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly field = '',
    readonly args: Record<string, string> = {},
  ) {
    super(message)
  }

  /** Reads the JSON that both hosts send; anything else is a lost connection. */
  static from(raw: unknown): BackendError {
    if (raw instanceof BackendError) return raw
    let value = raw
    if (typeof value === 'string') {
      try {
        value = JSON.parse(value)
      } catch {
        return new BackendError('internal', String(raw))
      }
    }
    if (value && typeof value === 'object' && 'code' in value) {
      const e = value as { code: string; message?: string; field?: string; args?: Record<string, string> }
      return new BackendError(e.code, e.message ?? e.code, e.field, e.args ?? {})
    }
    return new BackendError('unreachable', raw instanceof Error ? raw.message : String(raw))
  }
}

/** What a host provides: one way to call, one stream of events. */
export interface Transport {
  call(service: string, method: string, args: unknown[]): Promise<unknown>
  /** Hands over every event after seq until the answer is called. */
  events(after: number, hear: (e: JournalEvent) => void): () => void
  /** Opens an address outside Galley. */
  leave(address: string): void
  /** Has flush called, and awaited, before the host closes; until the answer is called. */
  closing(flush: () => Promise<void>): () => void
}

/** The calls, by service and method as Go binds them. */
export function backendOver(transport: Transport) {
  const to =
    <A extends unknown[], R>(service: string, method: string) =>
    (...args: A) =>
      transport.call(service, method, args) as Promise<R>

  return {
    rooms: {
      state: to<[], RoomState>('Rooms', 'State'),
      recent: to<[], RecentRoom[]>('Rooms', 'Recent'),
      suggest: to<[], Suggestion>('Rooms', 'Suggest'),
      make: to<[room: NewRoom], RoomState>('Rooms', 'Make'),
      makeSample: to<[person: string], RoomState>('Rooms', 'MakeSample'),
      open: to<[dir: string], RoomState>('Rooms', 'Open'),
      forget: to<[dir: string], null>('Rooms', 'Forget'),
      person: to<[name: string], null>('Rooms', 'Person'),
      paperSections: to<[where: string, language: string], PaperSections>('Rooms', 'PaperSections'),
      readPaper: to<[where: string, sections: string[]], RoomState>('Rooms', 'ReadPaper'),
      askPaper: to<[], RoomState>('Rooms', 'AskPaper'),
      testNotification: to<[], null>('Rooms', 'TestNotification'),
      view: to<[], string>('Rooms', 'View'),
      saveView: to<[view: string], null>('Rooms', 'SaveView'),
    },
    stories: {
      list: to<[query: ListQuery], StoryPage>('Stories', 'List'),
      counts: to<[query: ListQuery], Counts>('Stories', 'Counts'),
      get: to<[id: string], StoryDoc>('Stories', 'Get'),
      new: to<[story: NewStory], StoryDoc>('Stories', 'New'),
      save: to<[id: string, base: number, story: Story], Saved>('Stories', 'Save'),
      edit: to<[id: string, ifRevision: number, set: Record<string, string>], StoryDoc>('Stories', 'Edit'),
      move: to<[id: string, request: MoveRequest], StoryDoc>('Stories', 'Move'),
      missing: to<[id: string, move: MoveName], Missing[]>('Stories', 'Missing'),
      history: to<[id: string, before: number, limit: number], { revisions: Revision[]; next?: number }>('Stories', 'History'),
      revision: to<[id: string, n: number], Story>('Stories', 'Revision'),
      diff: to<[id: string, a: number, b: number], Diff>('Stories', 'Diff'),
      restoreRevision: to<[id: string, n: number], StoryDoc>('Stories', 'RestoreRevision'),
      translate: to<[id: string, language: string], StoryDoc>('Stories', 'Translate'),
      checkTranslation: to<[id: string], StoryDoc>('Stories', 'CheckTranslation'),
      moment: to<[language: string, local: string], { at: string }>('Stories', 'Moment'),
    },
    front: {
      get: to<[edition: string], FrontView>('Front', 'Get'),
      look: to<[draft: FrontDraft], FrontView>('Front', 'Look'),
      preview: to<[draft: FrontDraft], string>('Front', 'Preview'),
      put: to<[draft: FrontDraft], FrontView>('Front', 'Put'),
      start: to<[edition: string, from: string], FrontStart>('Front', 'Start'),
    },
    search: {
      find: to<[query: FindQuery], FindPage>('Search', 'Find'),
      progress: to<[], IndexProgress>('Search', 'Progress'),
      prepare: to<[], IndexProgress>('Search', 'Prepare'),
    },
    records: {
      sections: to<[language: string], Place[]>('Records', 'Sections'),
      regions: to<[language: string], Place[]>('Records', 'Regions'),
      completeTags: to<[prefix: string, language: string], TagMatch[]>('Records', 'CompleteTags'),
      completeAuthors: to<[prefix: string, language: string], AuthorMatch[]>('Records', 'CompleteAuthors'),
      sources: to<[], string[]>('Records', 'Sources'),
    },
    pictures: {
      add: to<[name: string, base64: string], Picture>('Pictures', 'Add'),
    },
    reading: {
      base: to<[], string>('Reading', 'Base'),
      preview: to<[id: string, story: Story], string>('Reading', 'Preview'),
      where: to<[], { address: string }>('Reading', 'Where'),
      storyAt: to<[address: string], { id?: string }>('Reading', 'StoryAt'),
      visit: to<[edition: string], OwnReading>('Reading', 'Visit'),
      opened: to<[id: string], null>('Reading', 'Opened'),
      save: to<[id: string, saved: boolean], null>('Reading', 'Save'),
      keepReadings: to<[keep: boolean], null>('Reading', 'KeepReadings'),
      forgetReadings: to<[], null>('Reading', 'ForgetReadings'),
    },
    moves: { table: to<[], MoveRule[]>('Moves', 'Table') },
    settings: { get: to<[], Settings>('Settings', 'Get'), save: to<[settings: Settings], Settings>('Settings', 'Save') },
    events: transport.events.bind(transport),
    leave: transport.leave.bind(transport),
    closing: transport.closing.bind(transport),
  }
}

export type Backend = ReturnType<typeof backendOver>

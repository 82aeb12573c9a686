// Numbers, dates and spans of time in the interface's language and digits.
import { language } from './language.svelte'
import * as m from './paraglide/messages.js'

const tag = () => ({ en: 'en-GB', es: 'es', ar: 'ar-u-nu-arab' })[language()]

const formatters = new Map<string, Intl.DateTimeFormat>()

function dateFormat(zone: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag()} ${zone} ${JSON.stringify(options)}`
  let found = formatters.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat(tag(), { ...options, timeZone: zone || undefined, calendar: 'gregory' })
    formatters.set(key, found)
  }
  return found
}

/** 1,204 or ١٬٢٠٤. */
export const number = (n: number) => new Intl.NumberFormat(tag()).format(n)

/** A count for a message: the number that picks the plural, and how it is written. */
export const counted = (count: number) => ({ count, n: number(count) })

/** 09:20, in zone. */
export const time = (at: string, zone?: string) =>
  dateFormat(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at))

/** 8 June 2026, in zone. */
export const date = (at: string, zone?: string) =>
  dateFormat(zone, { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at))

/** Monday 8 June 2026, 10:00, in zone. */
export function moment(at: string, zone?: string): string {
  const day = dateFormat(zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at))
  return m.time_day_at({ day, time: time(at, zone) })
}

/** Tuesday 06:00, or Tue 06:00: a moment of the coming week; with its date beyond that. */
export function shortMoment(at: string, zone?: string, name: 'long' | 'short' = 'short'): string {
  const soon = new Date(at).getTime() - Date.now() < 6 * 86_400_000
  const day = dateFormat(zone, soon ? { weekday: name } : { day: 'numeric', month: name }).format(new Date(at))
  return `${day} ${time(at, zone)}`
}

/** The zone in words: Madrid time, or UTC. */
export function zoneName(zone: string): string {
  if (/^(Etc\/)?UTC$/.test(zone)) return m.time_utc()
  const parts = dateFormat(zone, { timeZoneName: 'longGeneric' }).formatToParts(new Date())
  return parts.find((p) => p.type === 'timeZoneName')?.value ?? zone
}

/** The hours between zone and UTC at a moment: UTC+2. */
export function offset(at: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(new Date(at))
  return (parts.find((p) => p.type === 'timeZoneName')?.value ?? 'UTC').replace('GMT', 'UTC')
}

/** How long ago, in a word or two; the time of day today, the day before that. */
export function ago(at: string, now: number, zone?: string): string {
  const seconds = Math.max(0, Math.round((now - new Date(at).getTime()) / 1000))
  if (seconds < 60) return m.time_seconds_ago(counted(seconds))
  if (seconds < 3600) return m.time_minutes_ago(counted(Math.floor(seconds / 60)))
  const days = dayNumber(now, zone) - dayNumber(new Date(at).getTime(), zone)
  if (days === 0) return time(at, zone)
  if (days === 1) return m.time_yesterday()
  return dateFormat(zone, { day: 'numeric', month: 'short', ...(days > 300 && { year: '2-digit' }) }).format(new Date(at))
}

function dayNumber(at: number, zone?: string): number {
  const [year, month, day] = new Intl.DateTimeFormat('en-CA', { timeZone: zone || undefined }).format(new Date(at)).split('-')
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000
}

/** A moment as `YYYY-MM-DD` and `HH:MM` of zone, for the date and time fields. */
export function localParts(at: string | number, zone?: string): { day: string; time: string } {
  const options = { timeZone: zone || undefined } as const
  const day = new Intl.DateTimeFormat('en-CA', { ...options, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at))
  const clock = new Intl.DateTimeFormat('en-GB', { ...options, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at))
  return { day, time: clock }
}


/** What somebody typed, in a sentence of any direction. */
export const isolated = (words: string) => `\u2068${words}\u2069`

/** Names in a row: A, B and C. */
export const list = (names: string[]) => new Intl.ListFormat(tag(), { type: 'conjunction' }).format(names)

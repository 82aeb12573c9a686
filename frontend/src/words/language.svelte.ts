// The interface's own language, apart from the language of any story. The
// messages read it through getLocale, so a change redraws every word at once.
import { baseLocale, isLocale, locales, overwriteGetLocale } from './paraglide/runtime.js'

export type Language = (typeof locales)[number]
export { locales as languages }

/** Each language's own name. */
export const languageNames: Record<Language, string> = { en: 'English', es: 'Español', ar: 'العربية' }

let current = $state<Language>(baseLocale)

/** The language in force. */
export const language = () => current

/** The direction of the interface. */
export const direction = () => (current === 'ar' ? 'rtl' : 'ltr')

/** The best of our languages for a person who has not chosen. */
export function preferred(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = baseOf(tag)
    if (isLocale(base)) return base
  }
  return baseLocale
}

/** Changes the interface's language; lang and dir of the page follow. */
export function speak(tag: string) {
  if (isLocale(tag)) current = tag
  document.documentElement.lang = current
  document.documentElement.dir = direction()
}

/** The language of a BCP 47 tag without script and region. */
export function baseOf(tag: string): string {
  return tag.split('-')[0] ?? tag
}

/** The direction in which a language is written. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return ['ar', 'fa', 'he', 'ur', 'ckb', 'ps'].includes(baseOf(tag)) ? 'rtl' : 'ltr'
}

overwriteGetLocale(() => current)

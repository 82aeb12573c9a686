import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import ar from '../../messages/ar.json'
import en from '../../messages/en.json'
import es from '../../messages/es.json'
import { errorCodes } from './errors'
import { speak } from './language.svelte'
import * as m from './paraglide/messages.js'

type Variants = { declarations: string[]; selectors: string[]; match: Record<string, string> }[]
type Catalogue = Record<string, string | Variants>

const catalogues: Record<string, Catalogue> = { en: en as Catalogue, es: es as Catalogue, ar: ar as Catalogue }
const texts = (message: string | Variants): string[] => (typeof message === 'string' ? [message] : message.flatMap((v) => Object.values(v.match)))
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((hole) => hole[1]).sort()

// What is the same in two languages, and meant to be.
const shared = new Set(['flag_embargo', 'field_embargo', 'kind_blog', 'time_utc', 'time_day_at', 'time_in_zone', 'source', 'urgency_1', 'revision_short', 'editor', 'paper_where_example', 'theme_sepia'])

describe.each(['es', 'ar'])('the catalogue in %s', (tag) => {
  const catalogue = catalogues[tag] ?? {}

  it('has every message, and no other', () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(en).sort())
  })

  it('translates every message', () => {
    const same = Object.keys(en).filter((key) => !shared.has(key) && JSON.stringify(catalogue[key]) === JSON.stringify((en as Catalogue)[key]))
    expect(same).toEqual([])
  })

  it('leaves no text empty', () => {
    const empty = Object.keys(catalogue).filter((key) => texts(catalogue[key] ?? '').some((text) => text.trim() === ''))
    expect(empty).toEqual([])
  })

  it('fills the same holes', () => {
    for (const [key, message] of Object.entries(catalogue)) {
      const wanted = (en as Catalogue)[key] ?? ''
      if (typeof message === 'string' && typeof wanted === 'string') expect(holes(message), key).toEqual(holes(wanted))
      // A plural may say a number in a word; it may not invent a hole.
      else for (const text of texts(message)) for (const hole of holes(text)) expect(['n', ...holes(texts(wanted)[1] ?? '')], key).toContain(hole)
    }
  })
})

it.each(Object.entries(catalogues))('has every plural form of %s', (tag, catalogue) => {
  const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.map((form) => `form=${form}`).sort()
  for (const [key, message] of Object.entries(catalogue)) {
    if (typeof message !== 'string') expect(Object.keys(message[0]?.match ?? {}).sort(), key).toEqual(forms)
  }
})

it('has no message that nothing says', () => {
  const sources = import.meta.glob<string>(['../**/*.{ts,svelte}', '!../words/paraglide/**'], { query: '?raw', import: 'default', eager: true })
  const said = new Set(Object.values(sources).flatMap((text) => [...text.matchAll(/\bm\.(\w+)/g)].map((found) => found[1])))
  expect(said.size).toBeGreaterThan(100)
  expect(Object.keys(en).filter((key) => !key.startsWith('$') && !said.has(key))).toEqual([])
})

it('counts in Arabic by six forms', () => {
  speak('ar')
  const said = [0, 1, 2, 3, 11, 100].map((count) => m.stories({ count, n: String(count) }))
  speak('en')
  expect(said).toEqual(['لا مواد', 'مادة واحدة', 'مادتان', '3 مواد', '11 مادة', '100 مادة'])
})

it('has a sentence for every code that Go gives', () => {
  const source = readFileSync('../app/news/errors.go', 'utf8')
  const codes = [...source.matchAll(/^\s+Code\w+\s+Code\s+=\s+"(\w+)"/gm)].map((found) => found[1])
  expect(codes.length).toBeGreaterThan(10)
  expect(codes.filter((code) => code && !errorCodes.includes(code))).toEqual([])
})

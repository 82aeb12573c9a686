import { describe, expect, it } from 'vitest'
import { asks, choose, narrowed, noQuestion, read, toFind, write, type Question } from './question'

const whole: Question = {
  text: '"الليل" -port section:economy & 100% #1?',
  published: true,
  byDate: true,
  chosen: { tag: { value: 'port-alder', label: 'بورت ألدر' }, year: { value: '2026', label: '٢٠٢٦' } },
}

describe('the route', () => {
  it.each([
    ['nothing', noQuestion],
    ['words', { ...noQuestion, text: 'night  ferry ' }],
    ['everything', whole],
    ['a label with blanks', choose(noQuestion, 'section', { value: 'arts-culture', label: 'Arts & Culture' })],
  ])('keeps %s', (_, question) => {
    expect(read(write(question))).toEqual(question)
  })

  it('is empty where nothing is asked', () => {
    expect(write(noQuestion)).toBe('')
  })

  it('takes a value without a label', () => {
    expect(read('tag=port-alder').chosen.tag).toEqual({ value: 'port-alder', label: 'port-alder' })
  })

  it.each(['nonsense=1&sort=up', 'tag=', '%%%&&=='])('makes nothing of %s', (query) => {
    expect(asks(read(query))).toBe(false)
  })
})

describe('a question', () => {
  it('asks by its words or by what it was narrowed by', () => {
    expect(asks({ ...noQuestion, text: '  ' })).toBe(false)
    expect(asks({ ...noQuestion, text: 'x' })).toBe(true)
    expect(asks(choose(noQuestion, 'year', { value: '2026', label: '2026' }))).toBe(true)
  })

  it('lets go of what was chosen', () => {
    const rest = choose(choose(whole, 'tag'), 'year')
    expect(narrowed(rest)).toBe(false)
    expect(write(rest)).not.toContain('tag')
  })

  it('goes to Go with the whole year, over drafts unless told otherwise', () => {
    expect(toFind(whole, 'ar')).toMatchObject({
      text: whole.text, drafts: false, byDate: true, tag: 'port-alder', from: '2026', to: '2026', typing: true, screen: 'ar',
    })
    expect(toFind(noQuestion, 'en')).toMatchObject({ drafts: true, byDate: false, section: undefined, from: undefined })
  })
})

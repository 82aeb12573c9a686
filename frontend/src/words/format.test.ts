import { afterEach, describe, expect, it } from 'vitest'
import { ago, localParts, moment, number, offset, time } from './format'
import { speak } from './language.svelte'

const now = Date.parse('2026-06-08T09:20:00Z')

afterEach(() => speak('en'))

describe('numbers and times', () => {
  it('are written in the digits of the language', () => {
    expect(number(1204)).toBe('1,204')
    speak('ar')
    expect(number(1204)).toBe('١٬٢٠٤')
    expect(time('2026-06-08T06:40:00Z', 'UTC')).toBe('٠٦:٤٠')
  })

  it('are told in the zone of the edition', () => {
    expect(moment('2026-06-08T08:00:00Z', 'Europe/Madrid')).toBe('Monday, 8 June 2026, 10:00')
    expect(offset('2026-06-08T08:00:00Z', 'Europe/Madrid')).toBe('UTC+2')
    expect(localParts('2026-06-08T23:30:00Z', 'Asia/Beirut')).toEqual({ day: '2026-06-09', time: '02:30' })
  })
})

it.each([
  ['2026-06-08T09:19:58Z', '2 s ago'],
  ['2026-06-08T09:06:00Z', '14 min ago'],
  ['2026-06-08T07:05:00Z', '07:05'],
  ['2026-06-07T22:00:00Z', 'yesterday'],
  ['2026-06-01T22:00:00Z', '1 Jun'],
  ['2026-06-08T09:20:03Z', '0 s ago'],
])('says how long ago %s was', (at, said) => {
  expect(ago(at, now, 'UTC')).toBe(said)
})

import { beforeEach, describe, expect, it } from 'vitest'
import type { Story } from '$/backend'
import { room } from '$/state/room.svelte'
import { dropLeft, keep, left, letGo } from './kept'

const story: Story = { id: 's1', language: 'en', status: 'draft', headline: 'A quay', body: 'One.', revision: 3 }

const openRoom = (dir: string) => (room.state = { ...room.state, open: true, dir })

beforeEach(() => {
  localStorage.clear()
  openRoom('/home/ada/Proof')
})

describe('words that were never seen saved', () => {
  it('are offered until somebody chooses', () => {
    keep('s1', story, 3)
    expect(left('s1')).toMatchObject({ story, base: 3 })
    keep('s1', { ...story, body: 'Two.' }, 3)
    letGo('s1')
    expect(left('s1')?.story.body).toBe('One.')
    dropLeft('s1')
    expect(left('s1')).toBeUndefined()
  })

  it('stay with their room', () => {
    keep('s1', story, 3)
    openRoom('/home/ada/Other')
    expect(left('s1')).toBeUndefined()
    openRoom('/home/ada/Proof')
    expect(left('s1')).toMatchObject({ story, base: 3 })
  })
})

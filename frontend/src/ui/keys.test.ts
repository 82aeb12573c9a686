import { expect, it } from 'vitest'
import { isAlt, isCommand, isPlain } from './keys'

const press = (init: KeyboardEventInit, target: HTMLElement = document.body) => {
  const e = new KeyboardEvent('keydown', { bubbles: true, ...init })
  document.body.append(target === document.body ? document.createElement('i') : target)
  target.dispatchEvent(e)
  return e
}

it('knows a key by its place, whatever it writes', () => {
  expect(isPlain(press({ code: 'KeyJ', key: 'ت' }), 'KeyJ')).toBe(true)
  expect(isPlain(press({ code: 'KeyT', key: 'j' }), 'KeyJ')).toBe(false)
})

it('leaves letters to text fields and dialogs', () => {
  const dialog = document.createElement('div')
  dialog.setAttribute('role', 'dialog')
  expect(isPlain(press({ code: 'KeyJ' }, document.createElement('input')), 'KeyJ')).toBe(false)
  expect(isPlain(press({ code: 'KeyJ' }, dialog), 'KeyJ')).toBe(false)
})

it('tells the command key, Shift and Alt apart', () => {
  expect(isCommand(press({ code: 'KeyS', ctrlKey: true }), 'KeyS')).toBe(true)
  expect(isCommand(press({ code: 'KeyS', ctrlKey: true, shiftKey: true }), 'KeyS')).toBe(false)
  expect(isCommand(press({ code: 'KeyS', ctrlKey: true, shiftKey: true }), 'KeyS', true)).toBe(true)
  expect(isCommand(press({ code: 'KeyS', ctrlKey: true, altKey: true }), 'KeyS')).toBe(false)
  expect(isAlt(press({ code: 'KeyN', altKey: true }), 'KeyN')).toBe(true)
})

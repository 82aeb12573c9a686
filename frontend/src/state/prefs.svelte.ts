// What one person set up for themselves: theme, language, the panes they keep
// open, where they were. Kept by Go as one small text, per person.
import { backend } from '$/backend'
import { preferred, speak, type Language } from '$/words/language.svelte'

export type Theme = 'system' | 'light' | 'dark'
/** Of the reader's pages; system is as the desk has it. */
export type PageTheme = Theme | 'sepia'

interface View {
  theme: Theme
  language: Language | ''
  preview: boolean
  inspector: boolean
  previewWidth: 'phone' | 'page'
  peek: boolean
  route: string
  pageTheme: PageTheme
  pageSize: number
}

const systemDark = matchMedia('(prefers-color-scheme: dark)')
const later = 400

class Preferences {
  view = $state<View>({ theme: 'system', language: '', preview: true, inspector: true, previewWidth: 'phone', peek: true, route: '', pageTheme: 'system', pageSize: 0 })
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Reads what was kept; without it, the person's system decides. */
  async load() {
    try {
      const kept = await backend.rooms.view()
      if (kept) Object.assign(this.view, JSON.parse(kept))
    } catch {
      // A view that cannot be read costs nothing but itself.
    }
    this.#apply()
    systemDark.addEventListener('change', () => this.#apply())
    backend.closing(() => (this.#timer === undefined ? Promise.resolve() : this.#keep()))
  }

  set(change: Partial<View>) {
    Object.assign(this.view, change)
    this.#apply()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#keep(), later)
  }

  async #keep() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    await backend.rooms.saveView(JSON.stringify(this.view)).catch(() => undefined)
  }

  #apply() {
    const dark = this.view.theme === 'dark' || (this.view.theme === 'system' && systemDark.matches)
    document.documentElement.dataset.theme = dark ? 'dark' : 'light'
    speak(this.view.language || preferred(navigator.languages))
  }
}

export const prefs = new Preferences()

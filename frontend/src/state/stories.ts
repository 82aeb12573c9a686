// Starting stories, wherever the act is offered.
import { backend } from '$/backend'
import { baseOf, language } from '$/words/language.svelte'
import { sayError } from '$/words/errors'
import { room } from './room.svelte'
import { go, writing } from './route.svelte'
import { tell } from './toasts.svelte'

/** The edition a person starts in: their own language's, else the first. */
export const homeEdition = (): string =>
  (room.editions.find((e) => baseOf(e.tag) === language()) ?? room.editions[0])?.tag ?? 'en'

/** Makes a draft and opens it, the cursor in its headline. */
export async function startStory(edition: string = homeEdition()) {
  try {
    const doc = await backend.stories.new({ language: edition })
    go(writing(doc.story.id, true))
  } catch (e) {
    tell(sayError(e), { bad: true })
  }
}

/** Opens the draft that a new newsroom begins with, the cursor in its headline. */
export async function openFirst() {
  const { rows: [first] } = await backend.stories.list({ status: 'draft', limit: 1 })
  go(first ? writing(first.id, true) : { screen: 'desk' })
}

// What was found: asked for as one types, read on by the cursor, read anew
// when stories change. Of two answers the later question's stands.
import { backend, BackendError, type Facet, type FindHit, type FindPage, type IndexProgress } from '$/backend'
import { onChange } from '$/state/journal'
import { language } from '$/words/language.svelte'
import { asks, choose, facetNames, noQuestion, toFind, type Question } from './question'

const pageSize = 30
const largestPage = 100
const afterKey = 120 // a key soon followed by another asks nothing
const afterTyping = 600 // half a filter is wrong until its value is whole
const afterChange = 250 // changes that arrive together are read once
const look = 500 // how often an index that is being made is looked at

type Timer = ReturnType<typeof setTimeout> | undefined

interface Answer {
  question: Question
  hits: FindHit[]
  total: number
  facets: Facet[]
  next?: string
  corrected?: string
}

export class Results {
  question = $state.raw<Question>(noQuestion)
  /** What is shown; undefined until something was asked for. */
  answer = $state.raw<Answer>()
  failure = $state.raw<BackendError>()
  indexing = $state.raw<IndexProgress>({ running: false, done: 0, total: 0 })
  /** The story that was stood on last, and how far down that was. */
  at = ''
  scrolled = 0
  #asked = 0
  #wanted = pageSize // hits
  #open = false
  #typing: Timer
  #changing: Timer
  #looking: Timer

  /** Follows the room while the results are shown; the answer ends it. */
  enter(): () => void {
    this.#open = true
    const stop = onChange((e) => e.kind === 'story' && this.#changed())
    return () => {
      this.#open = false
      stop()
      for (const timer of [this.#typing, this.#changing, this.#looking]) clearTimeout(timer)
      this.#changing = undefined
    }
  }

  /** Asks when the keys have rested. */
  type(text: string) {
    this.question = { ...this.question, text }
    clearTimeout(this.#typing)
    this.#typing = setTimeout(() => void this.#anew(afterTyping), asks(this.question) ? afterKey : 0)
  }

  async ask(question: Question): Promise<void> {
    clearTimeout(this.#typing)
    this.question = question
    await this.#anew(0)
  }

  /** Reads what is shown once more, as far as it was read. */
  async again(): Promise<void> {
    await this.#ask(0)
  }

  /** Reads on. */
  async more(): Promise<void> {
    const before = this.answer
    if (!before?.next) return
    const asked = this.#asked
    this.#wanted = before.hits.length + pageSize
    try {
      const page = await this.#find(before, pageSize, before.next)
      if (asked === this.#asked) this.answer = joined(before, page)
    } catch (e) {
      if (asked === this.#asked) this.failure = BackendError.from(e)
    }
  }

  /** Has the index made while nothing is asked of it. */
  async prepare(): Promise<void> {
    this.#watch(await backend.search.prepare())
  }

  #changed() {
    this.#changing ??= setTimeout(() => {
      this.#changing = undefined
      void this.again()
    }, afterChange)
  }

  #anew(patience: number): Promise<void> {
    this.#wanted = pageSize
    return this.#ask(patience)
  }

  async #ask(patience: number) {
    const asked = ++this.#asked
    const { question } = this
    if (!asks(question)) {
      this.answer = undefined
      this.failure = undefined
      return
    }
    try {
      const [answer, facets] = await Promise.all([this.#answer(question, this.#wanted), this.#otherFacets(question)])
      if (asked !== this.#asked) return
      this.answer = { ...answer, facets: facetNames.flatMap((name) => facets[name] ?? answer.facets.find((f) => f.name === name) ?? []) }
      this.failure = undefined
    } catch (e) {
      const fail = () => {
        if (asked !== this.#asked) return
        this.failure = BackendError.from(e)
        if (this.answer?.question !== question) this.answer = undefined
      }
      if (patience) setTimeout(fail, patience)
      else fail()
    }
  }

  async #answer(question: Question, count: number): Promise<Answer> {
    let answer: Answer = { question, hits: [], total: 0, facets: [] }
    do {
      const page = await this.#find(answer, Math.min(Math.max(count - answer.hits.length, pageSize), largestPage), answer.next)
      answer = joined(answer, page)
    } while (answer.next && answer.hits.length < count)
    return answer
  }

  /** A page of what answer is the beginning of. A spelling that was put right stays so from page to page. */
  async #find({ question, corrected }: Answer, limit: number, after?: string): Promise<FindPage> {
    const find = { ...toFind(question, language()), limit, after, facets: !after }
    const page = await backend.search.find(corrected ? { ...find, text: corrected, typing: false } : find)
    this.#watch(page.indexing)
    return page
  }

  /** Each facet that something is chosen of, counted without that choice: what one could choose in its place. */
  async #otherFacets(question: Question): Promise<Partial<Record<Facet['name'], Facet>>> {
    const chosen = facetNames.filter((name) => question.chosen[name])
    const found = await Promise.all(
      chosen.map(async (name): Promise<Facet> => {
        const page = await backend.search.find({ ...toFind(choose(question, name), language()), limit: 1, facets: true })
        const values = page.facets.find((f) => f.name === name)?.values ?? []
        const own = question.chosen[name]
        return { name, values: !own || values.some((v) => v.value === own.value) ? values : [{ ...own, count: 0 }, ...values] }
      }),
    )
    return Object.fromEntries(found.map((facet) => [facet.name, facet]))
  }

  /** Follows an index that is being made, and asks again when it is there. */
  #watch(progress: IndexProgress) {
    const ended = this.indexing.running && !progress.running
    this.indexing = progress
    clearTimeout(this.#looking)
    if (!this.#open) return
    if (ended) this.#changed()
    if (progress.running) {
      this.#looking = setTimeout(() => {
        backend.search.progress().then((now) => this.#watch(now), () => this.#watch(progress))
      }, look)
    }
  }
}

/** An answer with the page that follows; a story that has moved meanwhile stands once. */
function joined(answer: Answer, page: FindPage): Answer {
  const has = new Set(answer.hits.map((hit) => hit.row.id))
  const hits = [...answer.hits, ...page.hits.filter((hit) => !has.has(hit.row.id))]
  return {
    question: answer.question,
    hits,
    total: page.total,
    facets: answer.next ? answer.facets : page.facets,
    next: hits.length < page.total ? page.next : undefined,
    corrected: answer.corrected ?? page.corrected,
  }
}

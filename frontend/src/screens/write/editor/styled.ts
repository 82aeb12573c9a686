// Styled source: the Markdown stays as it is written, and looks like what it
// means. Marks are dim, those at a line's beginning hang in the margin.
import { syntaxTree } from '@codemirror/language'
import { RangeSet, type EditorState, type Range } from '@codemirror/state'
import { Decoration, Direction, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view'
import type { SyntaxNodeRef } from '@lezer/common'

const mark = (name: string) => Decoration.mark({ class: name })
const line = (name: string, attributes: Record<string, string> = {}) => Decoration.line({ class: name, attributes })

const dim = mark('cm-dim')
const hung = mark('cm-hung')
const inlines: Record<string, Decoration> = {
  Emphasis: mark('cm-em'),
  StrongEmphasis: mark('cm-strong'),
  Strikethrough: mark('cm-strike'),
  Link: mark('cm-link'),
  Image: mark('cm-image'),
  Autolink: mark('cm-link'),
}
const dims = new Set(['EmphasisMark', 'StrikethroughMark', 'LinkMark', 'LinkTitle', 'CodeMark', 'CodeInfo', 'TableDelimiter', 'TaskMarker', 'HTMLTag', 'HorizontalRule', 'Escape'])
// Addresses and code read from left to right wherever they stand.
const isolated = Decoration.mark({ class: 'cm-dim', attributes: { dir: 'ltr' }, bidiIsolate: Direction.LTR })
const isolatedCode = Decoration.mark({ class: 'cm-code', attributes: { dir: 'ltr' }, bidiIsolate: Direction.LTR })
const blocks: Record<string, Decoration> = {
  Blockquote: line('cm-quote'),
  ListItem: line('cm-item'),
  FencedCode: line('cm-codeline', { dir: 'ltr' }),
  CodeBlock: line('cm-codeline', { dir: 'ltr' }),
  Table: line('cm-table'),
}
const headings = [1, 2, 3, 4, 5, 6].map((level) => line(`cm-h cm-h${level}`))

class Styles {
  decorations: DecorationSet = Decoration.none
  isolates: DecorationSet = Decoration.none

  constructor(view: EditorView) {
    this.#draw(view)
  }

  update(update: ViewUpdate) {
    if (update.docChanged || update.viewportChanged || syntaxTree(update.startState) !== syntaxTree(update.state)) this.#draw(update.view)
  }

  #draw(view: EditorView) {
    const { state } = view
    const found: Found = { all: [], isolates: [], leads: new Map() }
    for (const { from, to } of view.visibleRanges) {
      syntaxTree(state).iterate({ from, to, enter: (node) => style(state, node, found) })
    }
    for (const [from, to] of found.leads) found.all.push(hung.range(from, to))
    this.isolates = RangeSet.of(found.isolates, true)
    this.decorations = RangeSet.of([...found.all, ...found.isolates], true)
  }
}

interface Found {
  all: Range<Decoration>[]
  isolates: Range<Decoration>[]
  /** The marks that begin a line hang together: from the first to the last. */
  leads: Map<number, number>
}

function style(state: EditorState, node: SyntaxNodeRef, { all, isolates, leads }: Found) {
  const { name, from, to } = node
  const heading = /^(?:ATX|Setext)Heading(\d)$/.exec(name)
  if (heading) return eachLine(state, from, to, headings[Number(heading[1]) - 1], all)
  if (blocks[name]) return eachLine(state, from, to, blocks[name], all)
  if (from === to) return
  if (inlines[name]) all.push(inlines[name].range(from, to))
  else if (name === 'URL') isolates.push(isolated.range(from, to))
  else if (name === 'InlineCode') isolates.push(isolatedCode.range(from, to))
  else if (dims.has(name)) all.push(dim.range(from, to))
  else if (name === 'HeaderMark' || name === 'QuoteMark' || name === 'ListMark') {
    const start = state.doc.lineAt(from)
    const before = state.sliceDoc(start.from, from)
    const first = start.from + (/^\s*/.exec(before)?.[0].length ?? 0)
    const space = state.sliceDoc(to, to + 1) === ' ' ? 1 : 0
    // What stands before a mark at a line's beginning is spaces or other marks.
    if (/^(?:\s|>|[-*+]\s|\d+[.)]\s)*$/.test(before)) leads.set(first, Math.max(leads.get(first) ?? 0, Math.min(to + space, start.to)))
    else all.push(dim.range(from, to))
  }
}

function eachLine(state: EditorState, from: number, to: number, decoration: Decoration | undefined, all: Range<Decoration>[]) {
  if (!decoration) return
  for (let at = from; at <= to; ) {
    const found = state.doc.lineAt(at)
    all.push(decoration.range(found.from))
    at = found.to + 1
  }
}

const plugin = ViewPlugin.fromClass(Styles, { decorations: (styles) => styles.decorations })

/** The styles, and the runs that the bidirectional order keeps apart. */
export const styled = [plugin, EditorView.bidiIsolatedRanges.of((view) => view.plugin(plugin)?.isolates ?? Decoration.none)]

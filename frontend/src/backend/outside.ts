// WebKitGTK keeps dropped files and pasted pictures from its page. The window
// reads them, and the event is told once more, with them: who hears drops and
// pastes need not know.
import type { Brought } from './wails'

type Outside = DragEvent | ClipboardEvent

const carried = (e: Outside) => ('dataTransfer' in e ? e.dataTransfer : e.clipboardData)

/** Whether the engine keeps back what e brings. */
function keptBack(e: Outside): boolean {
  const data = carried(e)
  if (!e.isTrusted || !data || data.files.length > 0) return false
  if (data.types.includes('text/uri-list')) {
    const uri = data.getData('text/uri-list') || data.getData('text/plain')
    return uri === '' || uri.startsWith('file:')
  }
  return e.type === 'paste' && !data.types.includes('text/plain')
}

async function fetched({ name, path }: Brought['files'][number]): Promise<File> {
  const answer = await fetch(path)
  return new File(answer.ok ? [await answer.arrayBuffer()] : [], name)
}

/** e once more, with what it brought. */
function retold(e: Outside, files: File[], text: string): Event {
  const data = { files, items: [], types: [...(files.length ? ['Files'] : []), ...(text ? ['text/plain'] : [])], getData: (type: string) => (/^text(\/plain)?$/i.test(type) ? text : '') }
  const common = { bubbles: true, cancelable: true, composed: true }
  if (!('dataTransfer' in e)) return Object.defineProperty(new Event(e.type, common), 'clipboardData', { value: data })
  const { clientX, clientY } = e
  return Object.defineProperty(new MouseEvent(e.type, { ...common, clientX, clientY }), 'dataTransfer', { value: data })
}

/** Hands over what the engine keeps back, by what the window says it is. */
export function handOver(door: { Dropped(): Promise<Brought>; Pasted(): Promise<Brought> }) {
  const hear = async (e: Outside) => {
    const target = e.target
    if (!target || !keptBack(e)) return
    e.preventDefault()
    e.stopImmediatePropagation()
    const { text, files } = await (e.type === 'drop' ? door.Dropped() : door.Pasted())
    const wanted = target.dispatchEvent(retold(e, await Promise.all(files.map(fetched)), text))
    if (wanted && text) document.execCommand('insertText', false, text) // a field takes no untrusted paste
  }
  addEventListener('drop', (e) => void hear(e), { capture: true })
  addEventListener('paste', (e) => void hear(e), { capture: true })
}

// Pictures come in by drop, paste and dialog; Go says which are taken.
import { backend, type Picture } from '$/backend'
import { sayError } from '$/words/errors'
import * as m from '$/words/paraglide/messages.js'

export interface Upload { picture?: Picture; name: string; refused?: string }

/** Reads a file and hands it to Go as base64, the one form both hosts carry. */
export async function upload(file: File): Promise<Upload> {
  let data: string
  try {
    data = await base64(file)
  } catch {
    return { name: file.name, refused: m.file_unreadable() } // a folder, or a file that has gone
  }
  try {
    return { name: file.name, picture: await backend.pictures.add(file.name, data) }
  } catch (e) {
    return { name: file.name, refused: sayError(e) }
  }
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''))
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'))
    reader.readAsDataURL(file)
  })
}

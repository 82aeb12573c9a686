// Failures in words: English as Go wrote it, the others by code and arguments.
import { BackendError } from '$/backend'
import { isolated } from './format'
import { language } from './language.svelte'
import { fieldName, statusName } from './names'
import * as m from './paraglide/messages.js'

const sentences: Record<string, (e: BackendError) => string> = {
  not_found: m.error_not_found,
  move: (e) => m.error_move({ status: e.args.status ? statusName(e.args.status as Parameters<typeof statusName>[0]) : '' }),
  stale: m.error_stale,
  missing: (e) => m.error_missing({ field: fieldName(e.field || e.args.field || '') }),
  too_long: (e) => m.error_too_long({ field: fieldName(e.field) }),
  unknown: (e) => m.error_unknown({ field: fieldName(e.field), value: e.args.value ?? '' }),
  bad_time: (e) => (e.args.value ? m.error_bad_date({ value: isolated(e.args.value) }) : m.error_bad_time()),
  past: m.error_past,
  embargo: m.error_embargo,
  second_reader: m.error_second_reader,
  bad_file: m.error_bad_file,
  bad_picture: m.error_bad_picture,
  too_large: m.error_too_large,
  read_only: m.error_read_only,
  disk_full: m.error_disk_full,
  newer_room: m.error_newer_room,
  no_room: m.error_no_room,
  room_exists: m.error_room_exists,
  busy: m.error_busy,
  damaged: m.error_damaged,
  conflict: m.error_conflict,
  nothing: m.error_nothing,
  invalid: (e) => m.error_invalid({ field: fieldName(e.field) || isolated(e.args.value ?? '') }),
  no_desk: m.error_no_desk,
  not_paper: m.error_not_paper,
  no_answer: m.error_no_answer,
  source_gone: m.error_source_gone,
  newer_bundle: m.error_newer_bundle,
  bad_bundle: m.error_bad_bundle,
  bundle_gap: m.error_bundle_gap,
  key_changed: m.error_key_changed,
  internal: (e) => m.error_internal({ reference: e.args.reference ?? '' }),
  unreachable: m.error_unreachable,
}

/** The codes that the catalogue has a sentence for. */
export const errorCodes = Object.keys(sentences)

/** What happened and what to do, in the interface's language. */
export function sayError(raw: unknown): string {
  const e = BackendError.from(raw)
  if (language() === 'en' && e.code !== 'unreachable' && e.message) return e.message
  return (sentences[e.code] ?? sentences.internal)?.(e) ?? e.message
}

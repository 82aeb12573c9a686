// The catalogue's words for what the domain names: states, kinds, moves, fields.
import type { ChangeKind, FacetName, Kind, MoveName, Role, Status } from '$/backend'
import { baseOf, type Language } from './language.svelte'
import * as m from './paraglide/messages.js'

export const statusName = (s: Status): string =>
  ({
    draft: m.status_draft, review: m.status_review, ready: m.status_ready, scheduled: m.status_scheduled,
    published: m.status_published, corrected: m.status_corrected, withdrawn: m.status_withdrawn, spiked: m.status_spiked,
  })[s]()

export const kindName = (k: Kind): string =>
  ({
    article: m.kind_article, opinion: m.kind_opinion, analysis: m.kind_analysis, blog: m.kind_blog, feature: m.kind_feature,
    video: m.kind_video, infograph: m.kind_infograph, gallery: m.kind_gallery, live: m.kind_live,
  })[k]()

export const roleName = (r: Role): string =>
  ({
    by: m.role_by, with: m.role_with, reporting: m.role_reporting, translation: m.role_translation,
    pictures: m.role_pictures, graphics: m.role_graphics, editing: m.role_editing,
  })[r]()

export const changeName = (k: ChangeKind): string =>
  ({
    minor: m.change_minor, update: m.change_update, clarification: m.change_clarification,
    correction: m.change_correction, note: m.change_note, reinstatement: m.change_reinstatement,
  })[k]()

/** The act as a button says it. */
export const actName = (move: MoveName): string =>
  ({
    submit: m.act_submit, return: m.act_return, approve: m.act_approve, schedule: m.act_schedule,
    unschedule: m.act_unschedule, publish: m.act_publish, update: m.act_update, discard: m.act_discard,
    correct: m.act_correct, withdraw: m.act_withdraw, reinstate: m.act_reinstate, rework: m.act_rework,
    spike: m.act_spike, restore: m.act_restore,
  })[move]()

/** The act as history tells it. */
export const doneName = (move: MoveName): string =>
  ({
    submit: m.done_submit, return: m.done_return, approve: m.done_approve, schedule: m.done_schedule,
    unschedule: m.done_unschedule, publish: m.done_publish, update: m.done_update, discard: m.done_discard,
    correct: m.done_correct, withdraw: m.done_withdraw, reinstate: m.done_reinstate, rework: m.done_rework,
    spike: m.done_spike, restore: m.done_restore,
  })[move]()

const fields: Record<string, () => string> = {
  headline: m.field_headline, shortHeadline: m.field_short_headline, standfirst: m.field_standfirst, body: m.field_body,
  section: m.field_section, regions: m.field_regions, tags: m.field_tags, credits: m.field_credits,
  source: m.field_source, place: m.field_place, urgency: m.field_urgency, kind: m.field_kind, lead: m.field_lead,
  pictures: m.field_pictures, alt: m.field_alt, caption: m.field_caption, credit: m.field_credit,
  embargoUntil: m.field_embargo, scheduledAt: m.field_schedule, at: m.field_schedule, address: m.field_address,
  slug: m.field_slug, note: m.field_note, reason: m.field_reason, name: m.field_name, language: m.field_language,
  interest: m.field_interest, notes: m.field_desk_notes, zone: m.field_zone, baseUrl: m.settings_public_address, person: m.field_person,
  places: m.front_page, never: m.front_kept_off, breaking: m.front_breaking, until: m.front_hold_until,
  region: m.filter_region, tag: m.filter_tag, author: m.search_author, status: m.filter_status,
}

/** A field's label; its own name where the catalogue has none. */
export const fieldName = (field: string): string => fields[field]?.() ?? field

/** What results are narrowed by. */
export const facetLabel = (name: FacetName): string =>
  ({
    section: m.filter_section, region: m.filter_region, tag: m.filter_tag, author: m.search_author,
    year: m.search_year, lang: m.filter_language,
  })[name]()

/** The two letters of a language on a row's marks: En, Es, ع. */
export function languageMark(tag: string): string {
  const base = baseOf(tag)
  if (base === 'ar') return 'ع'
  return base.charAt(0).toUpperCase() + base.slice(1)
}

/** A language's name in the interface's own language, for titles. */
export function languageName(tag: string, inLanguage: Language): string {
  return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(tag) ?? tag
}

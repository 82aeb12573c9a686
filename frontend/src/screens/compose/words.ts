// What places and rules are called.
import type { AreaName } from '$/backend'
import { number } from '$/words/format'
import * as m from '$/words/paraglide/messages.js'
import type { Slot } from './places'

export const ruleOf = (area: AreaName): string =>
  ({
    lead: m.front_rule_lead, beside: m.front_rule_deck, under: m.front_rule_deck,
    opinion: m.front_rule_strip, pictures: m.front_rule_strip,
  })[area]()

export const areaName = (area: AreaName): string =>
  ({ lead: m.front_lead, beside: m.front_beside, under: m.front_under, opinion: m.kind_opinion, pictures: m.front_pictures })[area]()

/** Where a place is: the lead, place 3, or Opinion, 2. */
export function placeName({ area, number: n }: Pick<Slot, 'area' | 'number'>): string {
  if (area === 'lead') return m.front_lead()
  if (area === 'opinion' || area === 'pictures') return m.front_strip_n({ strip: areaName(area), n: number(n) })
  return m.front_place_n({ n: number(n) })
}

import type {
  AudienceJson,
  IdentityRuleJson,
  ItemKindJson,
  LimitJson,
  LimitUnitJson,
  QueueKindJson,
} from 'wire/catalogue_pb'
import type { TicketClassJson } from 'wire/ticket_pb'
import type { Language } from './display'

/** What may be chosen in a row of the catalogue: Chinese, English. */
type Words<Key extends string> = Partial<Record<Key, readonly [string, string]>>

const itemKinds: Words<ItemKindJson> = {
  ITEM_KIND_ON_THE_SPOT: ['即办件', 'on the spot'],
  ITEM_KIND_PROMISED: ['承诺件', 'promised'],
}

const audiences: Words<AudienceJson> = {
  AUDIENCE_PERSONAL: ['个人办事', 'personal'],
  AUDIENCE_ENTERPRISE: ['企业办事', 'enterprise'],
  AUDIENCE_BOTH: ['个人和企业', 'both'],
}

const queueKinds: Words<QueueKindJson> = {
  QUEUE_KIND_HANDLING: ['办理', 'handling'],
  QUEUE_KIND_CONSULT: ['咨询', 'consultation'],
  QUEUE_KIND_HANDOUT: ['取件', 'hand-out'],
  QUEUE_KIND_FAILED_ERRAND: ['办不成事反映', 'failed errands'],
}

const identityRules: Words<IdentityRuleJson> = {
  IDENTITY_RULE_NONE: ['不登记', 'not asked'],
  IDENTITY_RULE_OPTIONAL: ['可以登记', 'optional'],
  IDENTITY_RULE_REQUIRED: ['必须登记', 'required'],
}

const ticketClasses: Words<TicketClassJson> = {
  TICKET_CLASS_ORDINARY: ['普通号', 'ordinary'],
  TICKET_CLASS_PRIORITY: ['优先号', 'priority'],
  TICKET_CLASS_APPOINTMENT: ['预约号', 'appointment'],
}

const limitUnits: Words<LimitUnitJson> = {
  LIMIT_UNIT_ON_THE_SPOT: ['当场', 'on the spot'],
  LIMIT_UNIT_HOURS: ['小时', 'hours'],
  LIMIT_UNIT_HALF_WORKDAYS: ['个半工作日', 'half workdays'],
  LIMIT_UNIT_WORKDAYS: ['个工作日', 'workdays'],
  LIMIT_UNIT_CALENDAR_DAYS: ['个自然日', 'calendar days'],
}

const optionsFrom =
  <Key extends string>(words: Words<Key>) =>
  (language: Language) =>
    Object.entries(words as Record<string, readonly [string, string]>).map(([value, both]) => ({
      value,
      text: language === 'en' ? both[1] : both[0],
    }))

export const itemKindOptions = optionsFrom(itemKinds)
export const audienceOptions = optionsFrom(audiences)
export const queueKindOptions = optionsFrom(queueKinds)
export const identityRuleOptions = optionsFrom(identityRules)
export const ticketClassOptions = optionsFrom(ticketClasses)
export const limitUnitOptions = optionsFrom(limitUnits)

/** 5 个工作日; empty where none is stated. */
export function limitText(limit: LimitJson | undefined, language: Language): string {
  const words = limit?.unit && limitUnits[limit.unit]
  if (!words) return ''
  const unit = language === 'en' ? words[1] : words[0]
  return limit.unit === 'LIMIT_UNIT_ON_THE_SPOT' ? unit : `${limit.count ?? 0} ${unit}`
}

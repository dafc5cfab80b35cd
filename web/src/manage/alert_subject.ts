import type { AlertJson } from 'wire/alert_pb'
import type { DeviceJson } from 'wire/people_pb'
import type { CatalogueNames } from '../staff/catalogue_copy'
import { counterName, type Language } from '../words/display'
import { alertRuleWord, conditionWord } from '../words/hall_words'

/** What an alert is about, in words: "counter:12" is 12 号窗口. */
export function subjectText(
  subject: string | undefined,
  names: CatalogueNames,
  devices: readonly DeviceJson[],
  language: Language,
): string {
  const [kind = '', ...rest] = (subject ?? '').split(':')
  const code = rest.join(':')
  switch (kind) {
    case 'counter':
      return counterName(code, language)
    case 'queue':
      return names.queue(code)
    case 'zone':
      return names.zone(code)
    case 'device':
      return deviceIn(subject, devices)?.name ?? code
    case 'hall':
      return language === 'en' ? 'the hall' : '大厅'
    default:
      return code || kind
  }
}

const deviceIn = (subject: string | undefined, devices: readonly DeviceJson[]) =>
  devices.find(({ deviceId }) => `device:${deviceId}` === subject)

/** What is wrong, in words; of a device that is down now also what it is. */
export function ruleText(
  alert: AlertJson,
  devices: readonly DeviceJson[],
  language: Language,
): string {
  const rule = alertRuleWord(alert.rule, language)
  if (alert.rule !== 'ALERT_RULE_DEVICE_FAULT' || alert.clearTime) return rule
  const condition = deviceIn(alert.subject, devices)?.condition
  if (!condition || condition === 'DEVICE_CONDITION_OK') return rule
  const what = conditionWord(condition, language)
  return language === 'en' ? `${rule}: ${what}` : `${rule}：${what}`
}

/** Red first, those nobody has seen first, then the latest. */
export function inUrgency(alerts: readonly AlertJson[]): AlertJson[] {
  const rank = (alert: AlertJson) =>
    (alert.acknowledgeTime ? 2 : 0) + (alert.level === 'ALERT_LEVEL_RED' ? 0 : 1)
  return [...alerts].sort(
    (a, b) => rank(a) - rank(b) || Number(b.alertId ?? 0) - Number(a.alertId ?? 0),
  )
}

import type { RoleJson } from 'wire/access_pb'

/** What a page offers to these roles: what the hall would refuse is not offered. As in the protos. */
export interface Rights {
  /** VIEW_DESK and the verbs of the guide desk. */
  desk: boolean
  /** VIEW_MANAGER and the reports. */
  watch: boolean
  /** Runs the floor: counters, broadcasts, suspension. */
  run: boolean
  acknowledge: boolean
  /** The record: ListEvents. */
  events: boolean
  seeStaff: boolean
  editStaff: boolean
  seeDevices: boolean
  /** Registers and revokes devices. */
  editDevices: boolean
  /** Puts kiosks out of use and into use again. */
  closeDevices: boolean
  /** SetCounter. */
  setCounters: boolean
  publishCalendar: boolean
}

export function rightsOf(roles: readonly RoleJson[]): Rights {
  const any = (...wanted: RoleJson[]) => wanted.some((role) => roles.includes(role))
  const manager = any('ROLE_HALL_MANAGER', 'ROLE_DUTY_MANAGER')
  return {
    desk: any('ROLE_GUIDE_STAFF') || manager,
    watch: any('ROLE_SUPERVISOR') || manager,
    run: manager,
    acknowledge: manager,
    events: any('ROLE_HALL_MANAGER', 'ROLE_SUPERVISOR', 'ROLE_ADMINISTRATOR'),
    seeStaff: manager || any('ROLE_ADMINISTRATOR'),
    editStaff: any('ROLE_HALL_MANAGER', 'ROLE_ADMINISTRATOR'),
    seeDevices: manager || any('ROLE_ADMINISTRATOR'),
    editDevices: any('ROLE_ADMINISTRATOR'),
    closeDevices: manager || any('ROLE_ADMINISTRATOR'),
    setCounters: manager || any('ROLE_ADMINISTRATOR'),
    publishCalendar: any('ROLE_HALL_MANAGER', 'ROLE_ADMINISTRATOR'),
  }
}

/** Where somebody is most at home; undefined where no page here is for them. */
export function homeOf(roles: readonly RoleJson[]): string | undefined {
  const rights = rightsOf(roles)
  if (rights.watch || roles.includes('ROLE_ADMINISTRATOR')) return '/manage'
  return rights.desk ? '/desk' : undefined
}

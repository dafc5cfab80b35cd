export interface TicketKey {
  ticketId: string
  ticketToken: string
}

/** The ticket of an address /t/<ticket>.<token>, or undefined where it is none. */
export function ticketOfAddress(path: string): TicketKey | undefined {
  const match = /^\/t\/([0-9a-fA-F-]{36})\.([A-Za-z0-9._~-]{1,200})\/?$/.exec(path)
  return match ? { ticketId: match[1]!.toLowerCase(), ticketToken: match[2]! } : undefined
}

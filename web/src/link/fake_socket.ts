import type { OpenSocket, SocketEvents } from './watch_client'

export class FakeSocket {
  sent: string[] = []
  closedByPage = false

  constructor(readonly events: SocketEvents) {}

  open(): void {
    this.events.opened()
  }

  say(frame: object): void {
    if (!this.closedByPage) this.events.message(JSON.stringify(frame))
  }

  get lastRequest(): Record<string, unknown> {
    return JSON.parse(this.sent[this.sent.length - 1] ?? '{}') as Record<string, unknown>
  }
}

/** Sockets for tests: every one that was asked for, in turn. */
export class FakeSockets {
  readonly all: FakeSocket[] = []

  readonly opener: OpenSocket = (events) => {
    const socket = new FakeSocket(events)
    this.all.push(socket)
    return {
      send: (text) => void socket.sent.push(text),
      close: () => {
        socket.closedByPage = true
      },
    }
  }

  get last(): FakeSocket {
    return this.all[this.all.length - 1]!
  }

  /** Connections that the page holds now. */
  get held(): number {
    return this.all.filter((socket) => !socket.closedByPage).length
  }
}

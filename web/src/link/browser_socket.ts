import type { Caller } from './hall_call'
import type { OpenSocket } from './watch_client'

/** Opens the hall's watch over a WebSocket of the page's own address. */
export function browserSocket(caller: Caller): OpenSocket {
  return (events) => {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:'
    const socket = new WebSocket(`${scheme}//${location.host}/ws?caller=${caller}`)
    socket.onopen = () => events.opened()
    socket.onmessage = (message) => {
      if (typeof message.data === 'string') events.message(message.data)
    }
    socket.onclose = (closing) => events.closed(closing.code, closing.reason)
    return {
      send: (text) => socket.send(text),
      close() {
        // What it says after this is of no interest; a half-open one might say nothing for minutes.
        socket.onopen = socket.onmessage = socket.onclose = null
        socket.close()
      },
    }
  }
}

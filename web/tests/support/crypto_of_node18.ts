import { webcrypto } from 'node:crypto'

// Every browser has it; Node has it from 20 on.
if (globalThis.crypto === undefined) {
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto })
}

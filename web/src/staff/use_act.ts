import { ref, type Ref } from 'vue'
import type { Answer, Refusal } from '../link/refusal'
import type { Errands } from './errands'

/** One act at a time, and why the last one was refused. */
export interface Act {
  busy: Ref<boolean>
  refusal: Ref<Refusal | undefined>
  clear(): void
  /** The answer's value, or undefined after a refusal, which `refusal` then names. */
  send<T>(method: string, body: object): Promise<T | undefined>
}

export function useAct(errands: Errands): Act {
  const busy = ref(false)
  const refusal = ref<Refusal>()
  return {
    busy,
    refusal,
    clear() {
      refusal.value = undefined
    },
    async send<T>(method: string, body: object) {
      if (busy.value) return undefined
      busy.value = true
      refusal.value = undefined
      const answer: Answer<T> = await errands.send<T>(method, body)
      busy.value = false
      if (answer.ok) return answer.value
      refusal.value = answer.refusal
      return undefined
    },
  }
}

import { ref, watch, type Ref } from 'vue'
import type { Kept } from '../link/kept'
import type { Language } from '../words/display'

/** Type size and language, as this browser chose them last. */
export function useLooks(kept: Kept): { large: Ref<boolean>; language: Ref<Language> } {
  const large = ref(kept.read('looks:large') === '1')
  const language = ref<Language>(kept.read('looks:language') === 'en' ? 'en' : 'zh')
  watch(
    [large, language],
    () => {
      kept.write('looks:large', large.value ? '1' : '0')
      kept.write('looks:language', language.value)
      document.documentElement.classList.toggle('large', large.value)
      document.documentElement.lang = language.value === 'en' ? 'en' : 'zh-CN'
    },
    { immediate: true },
  )
  return { large, language }
}

/** The system's Chinese voice, where there is one that lives on this machine. Knows nothing of what is said. */

export type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService'>

/** Voices may be told of late, or never. */
const waitMs = 2_000
let waited = false

/** Tags from the best understood on; eSpeak calls Mandarin cmn. */
const wanted = [/^(?:zh-cn|zh-hans|cmn)/u, /^zh$/u, /^zh-sg/u, /^zh-tw|^zh-hant/u, /^zh|^yue/u]

/** The Chinese voice to speak with; voices that would send the words elsewhere are none. */
export function chineseVoice<V extends Voice>(voices: readonly V[]): V | undefined {
  const local = voices.filter(({ localService }) => localService)
  for (const tag of wanted) {
    const voice = local.find(({ lang }) => tag.test(lang.toLowerCase().replaceAll('_', '-')))
    if (voice !== undefined) return voice
  }
  return undefined
}

async function voices(synthesis: SpeechSynthesis): Promise<readonly SpeechSynthesisVoice[]> {
  if (synthesis.getVoices().length === 0 && !waited) {
    await new Promise<void>((resolve) => {
      synthesis.addEventListener('voiceschanged', () => resolve(), { once: true })
      setTimeout(resolve, waitMs)
    })
    waited = true
  }
  return synthesis.getVoices()
}

/** Says the words; fulfilled when they have been said, or when there is no voice to say them. */
export async function speak(words: string, synthesis: SpeechSynthesis | undefined = globalThis.speechSynthesis): Promise<void> {
  if (synthesis === undefined) return
  const voice = chineseVoice(await voices(synthesis))
  if (voice === undefined) return
  await new Promise<void>((resolve) => {
    const utterance = new SpeechSynthesisUtterance(words)
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.rate = 0.9
    utterance.onend = () => resolve()
    utterance.onerror = () => resolve()
    synthesis.speak(utterance)
  })
}

export function hush(synthesis: SpeechSynthesis | undefined = globalThis.speechSynthesis): void {
  synthesis?.cancel()
}

import type { Language } from '@/kernel/errors'
import type { Challenge, PresencePrompt, PromptKind } from '../../ledger/domain/types'

/** Things of the works that everybody can tell apart; stored by code, shown in the reader's language. */
const WORDS: Readonly<Record<string, Record<Language, string>>> = {
  helmet: { zh: '安全帽', en: 'helmet' },
  gloves: { zh: '手套', en: 'gloves' },
  ladle: { zh: '钢包', en: 'ladle' },
  crane: { zh: '天车', en: 'crane' },
  furnace: { zh: '高炉', en: 'furnace' },
  bearing: { zh: '轴承', en: 'bearing' },
  valve: { zh: '阀门', en: 'valve' },
  pump: { zh: '水泵', en: 'pump' },
}

const POOLS: Readonly<Record<PromptKind, readonly string[]>> = {
  digit: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
  word: Object.keys(WORDS),
}

/** How many numbers {@link challengeFrom} wants. */
export const CHALLENGE_NUMBERS = 6
const OPTIONS = 4

/**
 * A check from {@link CHALLENGE_NUMBERS} random numbers in [0, 1) and an unguessable id. Four different options, one of them named.
 * @throws RangeError for too few numbers or one outside [0, 1)
 */
export function challengeFrom(checkId: string, numbers: readonly number[]): Challenge {
  if (numbers.length < CHALLENGE_NUMBERS || numbers.some((number) => !(number >= 0 && number < 1)))
    throw new RangeError(`a challenge takes ${CHALLENGE_NUMBERS} numbers in [0, 1)`)
  const pick = (index: number, count: number) => Math.floor((numbers[index] ?? 0) * count)
  const promptKind: PromptKind = pick(0, 2) === 0 ? 'digit' : 'word'
  const pool = [...POOLS[promptKind]]
  const options = Array.from({ length: OPTIONS }, (_, index) => pool.splice(pick(index + 1, pool.length), 1)).flat()
  return { checkId, promptKind, options, answer: options[pick(OPTIONS + 1, OPTIONS)] ?? '' }
}

/** What to do, as one sentence: `请选择数字 7`. */
export function promptText(challenge: { promptKind: PromptKind; target: string }, language: Language): string {
  const target = optionText(challenge.promptKind, challenge.target, language)
  if (challenge.promptKind === 'digit') return language === 'zh' ? `请选择数字 ${target}` : `Choose the digit ${target}`
  return language === 'zh' ? `请选择“${target}”` : `Choose the word "${target}"`
}

export function optionText(promptKind: PromptKind, option: string, language: Language): string {
  return promptKind === 'word' ? (WORDS[option]?.[language] ?? option) : option
}

/** Whether an answer, in whichever language it was shown, is the one that was asked for. */
export function isRight(challenge: Challenge, answer: string): boolean {
  const given = answer.trim()
  const right = challenge.answer
  return given === right || (['zh', 'en'] as const).some((language) => given === optionText(challenge.promptKind, right, language))
}

/**
 * `presence` of a reply as it goes over the wire. `deadline` is ISO text by the server's clock; `leftMs` serves a page whose own clock
 * is wrong. One of `options` goes back as `answer`.
 */
export function presenceOnWire(prompt: PresencePrompt | null, language: Language) {
  if (!prompt) return null
  return {
    checkId: prompt.checkId,
    prompt: promptText(prompt, language),
    options: prompt.options.map((option) => optionText(prompt.promptKind, option, language)),
    deadline: new Date(prompt.deadlineMs).toISOString(),
    leftMs: prompt.leftMs,
  }
}

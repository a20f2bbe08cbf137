/** A question is about a row and what it leads to, not about the whole house: `chapter.edition.state` is as far as it goes. */
const LONGEST_PATH = 3
/** SQLite refuses expressions of a thousand terms; nobody asks for a tenth of it. */
const MOST_CONDITIONS = 100
const WHOLE = /^-?\d{1,9}$/
const OPERATORS =
  /^(equals|not_equals|in|not_in|all|exists|like|not_like|contains|greater_than|greater_than_equal|less_than|less_than_equal)$/
const LISTS = /^(in|not_in|all)$/

/**
 * Whether the parameters of a REST read are of a kind that Payload can answer. What it is not prepared for (a fractional page, a list
 * where it compares a word, a path through ten relations) fails inside of it, or in a promise that nobody waits for.
 */
export function isSoundQuery(params: URLSearchParams): boolean {
  let conditions = 0
  for (const [key, value] of params) {
    const [name = '', ...members] = key.replace(/\]/g, '').split('[')
    if (/^(limit|page|depth)$/.test(name)) {
      if (members.length > 0 || (value !== '' && !WHOLE.test(value))) return false
    } else if (name === 'where' || (name === 'joins' && members[1] === 'where')) {
      // The members of one list are one condition.
      if (!members.some((member) => LISTS.test(member))) conditions += 1
      if (conditions > MOST_CONDITIONS || !isSoundCondition(name === 'where' ? members : members.slice(2))) return false
    }
  }
  return true
}

/** The most rows of one answer. A collection that grows by thousands a day is not read whole while others wait for the event loop. */
export const MOST_ROWS = 1_000

/**
 * The same question for at most {@link MOST_ROWS} rows and with its true total, where it asks for more or for all of them (which
 * Payload takes `limit=0` and `pagination=false` for); undefined where it is bounded already.
 */
export function boundedQuestion(params: URLSearchParams): URLSearchParams | undefined {
  const limits = params
    .getAll('limit')
    .filter((limit) => limit !== '')
    .map(Number)
  const isAll =
    limits.length === 0 ? params.getAll('pagination').includes('false') : limits.some((limit) => limit <= 0 || limit > MOST_ROWS)
  if (!isAll) return undefined
  const question = new URLSearchParams(params)
  question.set('limit', String(MOST_ROWS))
  question.delete('pagination')
  return question
}

function isSoundCondition(members: readonly string[]): boolean {
  const joined = members.findIndex((member, index) => index % 2 === 0 && !/^(and|or)$/i.test(member))
  const [first, second, ...rest] = members.slice(Math.max(joined, 0))
  if (first === undefined || second === undefined) return true // refused, or left out, by Payload itself
  if (first.split(/\.|__/).length > LONGEST_PATH || !OPERATORS.test(second)) return false
  return rest.length === 0 || (rest.length === 1 && LISTS.test(second) && /^\d*$/.test(rest[0] ?? ''))
}

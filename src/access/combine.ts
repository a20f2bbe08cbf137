import type { Access, AccessResult, Where } from 'payload'

/** Allowed where one of the rules allows; rules that answer with a filter are joined by *or*. */
export function anyOf(...rules: readonly Access[]): Access {
  return async (args) => {
    const answers = await resolve(rules, args)
    if (answers.some((answer) => answer === true)) return true
    const filters = answers.filter((answer): answer is Where => typeof answer === 'object')
    return filters.length === 0 ? false : { or: filters }
  }
}

/** Allowed where all of the rules allow; filters are joined by *and*. */
export function allOf(...rules: readonly Access[]): Access {
  return async (args) => {
    const answers = await resolve(rules, args)
    if (answers.some((answer) => answer === false)) return false
    const filters = answers.filter((answer): answer is Where => typeof answer === 'object')
    return filters.length === 0 ? true : { and: filters }
  }
}

function resolve(rules: readonly Access[], args: Parameters<Access>[0]): Promise<AccessResult[]> {
  return Promise.all(rules.map((rule) => rule(args)))
}

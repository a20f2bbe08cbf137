import type { Config, SanitizedConfig } from 'payload'

/**
 * A list that domains add to and one mechanism reads. It travels inside the configuration, so that two houses in one process keep theirs.
 */
export type Contributions<T> = {
  name: string
  /** What was contributed, in the order of the domains. */
  of(config: Pick<SanitizedConfig, 'custom'>): readonly T[]
  /** The configuration with further ones. */
  add(config: Config, more: readonly T[]): Config
}

/** @param name under which the list stands in `custom` of the configuration */
export function contributions<T>(name: string): Contributions<T> {
  const of: Contributions<T>['of'] = ({ custom }) => custom?.[name] ?? []
  return {
    name,
    of,
    add: (config, more) => {
      if (more.length === 0) return config
      return { ...config, custom: { ...config.custom, [name]: [...of({ custom: config.custom ?? {} }), ...more] } }
    },
  }
}

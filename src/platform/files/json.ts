import { DomainError } from '@/kernel/errors'
import { sizeText } from '@/kernel/size'
import './errors'

export type JsonLimits = { bytes: number; depth: number }
export const DEFAULT_JSON_LIMITS: Readonly<JsonLimits> = { bytes: 10 * 1024 * 1024, depth: 100 }

const DANGEROUS_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * JSON from outside. Size and depth are looked at before anything is built.
 * @throws DomainError `files.tooLarge`, `files.tooComplex`, `files.damaged`, `files.dangerousKey`
 */
export function parseJson(input: Uint8Array | string, limits: Readonly<JsonLimits> = DEFAULT_JSON_LIMITS): unknown {
  if (input.length > limits.bytes) throw new DomainError('files.tooLarge', { what: 'JSON', limit: sizeText(limits.bytes) })
  const text = typeof input === 'string' ? input : decode(input)
  assertDepth(text, limits.depth)
  const value = parse(text)
  assertSafeKeys(value)
  return value
}

/**
 * Looks through plain data for member names that change objects when it is merged.
 * @throws DomainError `files.dangerousKey`
 */
export function assertSafeKeys(value: unknown): void {
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (Array.isArray(next)) for (const item of next) waiting.push(item)
    else if (typeof next === 'object' && next !== null)
      for (const [key, member] of Object.entries(next)) {
        if (DANGEROUS_KEYS.has(key)) throw new DomainError('files.dangerousKey', { key })
        waiting.push(member)
      }
  }
}

/** Counts brackets outside of strings: quicker than parsing, and nothing is allocated for what is refused. */
function assertDepth(text: string, limit: number): void {
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (inString) {
      if (code === 0x5c) index++
      else if (code === 0x22) inString = false
    } else if (code === 0x22) inString = true
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > limit) throw new DomainError('files.tooComplex', { what: 'JSON', limit })
    } else if (code === 0x7d || code === 0x5d) depth--
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DomainError('files.damaged', { where: 'JSON' })
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new DomainError('files.damaged', { where: 'JSON' })
  }
}

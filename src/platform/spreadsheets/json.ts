import { DomainError } from '@/kernel/errors'
import type { Limits } from './limits'

const DANGEROUS = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * The rows of a JSON table: a list of objects, or `{ rows: [ … ] }`.
 * Keys that could reach an object's prototype are refused wherever they stand.
 * @throws DomainError spreadsheets.fileTooLarge | unreadableJson | dangerousKey
 */
export function parseJsonRows(bytes: Uint8Array, limits: Limits): Readonly<Record<string, unknown>>[] {
  if (bytes.byteLength > limits.fileBytes) throw new DomainError('spreadsheets.fileTooLarge', { limit: limits.fileBytes })
  const table = parseSafely(bytes)
  const rows = Array.isArray(table) ? table : isObject(table) ? table['rows'] : undefined
  if (!Array.isArray(rows)) throw new DomainError('spreadsheets.unreadableJson', { reason: 'rows' })
  const objects = rows.filter(isObject)
  if (objects.length !== rows.length)
    throw new DomainError('spreadsheets.unreadableJson', { reason: `row ${rows.findIndex((row) => !isObject(row)) + 1}` })
  return objects
}

function parseSafely(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return JSON.parse(text, (key, value: unknown) => {
      if (DANGEROUS.has(key)) throw new DomainError('spreadsheets.dangerousKey', { key })
      return value
    })
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw new DomainError('spreadsheets.unreadableJson', { reason: error instanceof Error ? error.message.slice(0, 120) : 'syntax' })
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

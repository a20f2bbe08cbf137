import type { FlattenedField } from 'payload'
import { describe, expect, it } from 'vitest'
import { formAnswer, isFormOfAdmin } from '@/platform/http/form-answer'

const fields = [
  { name: 'startsAt', type: 'date', label: { zh: '开始', en: 'Starts' } },
  { name: 'key', type: 'text', hidden: true },
  { name: 'seal', type: 'text', admin: { hidden: true } },
] as unknown as FlattenedField[]
const SENTENCE = '这段时间已有安排（2026-12-05 08:00 至 10:00）。'
const at = (path: string) => ({ code: 'x.y', message: SENTENCE, data: { errors: [{ path, message: SENTENCE }] } })

describe('a refusal that a form of the workbench is told', () => {
  it('stands beside its field word for word, and pops up with no colon at which it would be torn', () => {
    const answer = formAnswer({ errors: [at('startsAt')] }, fields)
    expect(answer).toEqual({ errors: [{ ...at('startsAt'), message: SENTENCE.replaceAll(':', '\u2236') }] })
    expect(answer.errors[0]?.message).not.toContain(':')
    expect(JSON.stringify(answer.errors[0]?.data)).toContain('08:00')
  })

  it.each([
    ['is of no field', { code: 'x.y', message: SENTENCE }],
    ['is of a field that is none of the form', at('elsewhere')],
    ['is of a field that is never shown', at('key')],
    ['is of a field that the form hides', at('seal')],
  ])('pops up whole where it %s: no time of it is torn at its colon', (_, error) => {
    expect(formAnswer({ errors: [error] }, fields)).toEqual({ message: SENTENCE, errors: [error] })
  })

  it.each([
    ['multipart/form-data; boundary=x', '?depth=0&fallback-locale=null', true],
    ['multipart/form-data; boundary=x', '?depth=0', false],
    ['application/json', '?depth=0&fallback-locale=null', false],
  ])('is known by %s with %s: %s', (type, query, expected) => {
    const req = { headers: new Headers({ 'content-type': type }), searchParams: new URLSearchParams(query) }
    expect(isFormOfAdmin(req)).toBe(expected)
  })
})

import type { FuzzRequest } from './request'

/**
 * The smallest request that still fails: parameters, headers and members of the body are left out, one after the other, as long
 * as what is left fails.
 */
export async function shrunk(request: FuzzRequest, fails: (request: FuzzRequest) => Promise<boolean>): Promise<FuzzRequest> {
  let smallest = request
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false
    for (const candidate of smallerThan(smallest)) {
      if (!(await fails(candidate))) continue
      smallest = candidate
      isSmaller = true
      break
    }
  }
  return smallest
}

function* smallerThan(request: FuzzRequest): Generator<FuzzRequest> {
  if (request.role !== 'anonymous') yield { ...request, role: 'anonymous' }
  for (const index of request.params.keys()) yield { ...request, params: request.params.toSpliced(index, 1) }
  for (const name of Object.keys(request.headers)) yield { ...request, headers: without(request.headers, name) as Record<string, string> }
  const { body } = request
  if (!body) return
  yield { ...request, body: undefined }
  if (body.kind === 'json') for (const value of smallerValues(body.value)) yield { ...request, body: { kind: 'json', value } }
}

function* smallerValues(value: unknown): Generator {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const index of value.keys()) yield value.toSpliced(index, 1)
    return
  }
  const members = value as Record<string, unknown>
  for (const name of Object.keys(members)) yield without(members, name)
  for (const [name, member] of Object.entries(members)) for (const smaller of smallerValues(member)) yield { ...members, [name]: smaller }
}

function without(members: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([each]) => each !== name))
}

export type Sent<T> = { ok: true; body: T } | { ok: false; code: string; message: string; details?: Readonly<Record<string, unknown>> }

/** Sends JSON with the session of the page. A refusal comes back as the server words it, in the reader's language. */
export async function sendJson<T>(path: string, body: unknown, unreachable: string): Promise<Sent<T>> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return readAnswer<T>(answer.ok, await answer.text(), unreachable)
  } catch (error) {
    // fetch throws a TypeError where there is no server to talk to.
    if (error instanceof TypeError) return { ok: false, code: 'unreachable', message: unreachable }
    throw error
  }
}

/** Reads an answer of our endpoints; one that is no JSON came from something in between. */
export function readAnswer<T>(isOk: boolean, text: string, unreachable: string): Sent<T> {
  const body = parsed(text)
  if (isOk && body) return { ok: true, body: body as T }
  const first = (body as { errors?: Refusal[] } | undefined)?.errors?.[0]
  const fields = (first?.details?.fields ?? []).map(({ field, message }) => (field ? `${field}: ${message}` : message))
  return {
    ok: false,
    code: first?.code ?? 'unreachable',
    message: [first?.message ?? unreachable, ...fields].join(' '),
    ...(first?.details ? { details: first.details } : {}),
  }
}

type Refusal = { code?: string; message?: string; details?: { fields?: { field: string; message: string }[] } }

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

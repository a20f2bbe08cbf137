export type Sent = { ok: true; body: Record<string, unknown> } | { ok: false; message: string; field?: string }

/** Posts what a form holds; a refusal comes back as the sentence that the server says, with the field that it speaks of. */
export async function send(url: string, body: unknown, unreachable: string): Promise<Sent> {
  let answer: Response
  try {
    answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  } catch {
    return { ok: false, message: unreachable }
  }
  const said = (await answer.json().catch(() => ({}))) as Record<string, unknown> & {
    errors?: { message: string; details?: { field?: string } }[]
  }
  if (answer.ok) return { ok: true, body: said }
  const first = said.errors?.[0]
  const field = first?.details?.field
  return { ok: false, message: first?.message ?? answer.statusText, ...(field ? { field } : {}) }
}

/** One request as data, so that it can be printed, repeated and made smaller. */
export type FuzzRequest = {
  role: string
  method: string
  path: string
  params: readonly (readonly [string, string])[]
  headers: Readonly<Record<string, string>>
  body?: Body | undefined
}

export type Body =
  | { kind: 'json'; value: unknown }
  | { kind: 'raw'; text: string; type: string }
  | { kind: 'form'; text: string }
  | { kind: 'multipart'; fields: readonly (readonly [string, string])[]; file?: string | undefined }

export type Answer = { status: number; text: string }

/** The request as the web's own. */
export function webRequest(origin: string, { body, headers, method, params, path }: FuzzRequest, extra: Record<string, string>): Request {
  const search = params.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')
  const url = `${origin}${path}${search ? `?${search}` : ''}`
  const carries = method !== 'GET' && method !== 'HEAD' && body !== undefined
  const sent = carries ? bytesOf(body) : { headers: {} }
  return new Request(url, {
    method,
    headers: { ...sent.headers, ...extra, ...headers },
    ...(carries ? { body: sent.body as BodyInit } : {}),
  })
}

function bytesOf(body: Body): { body?: BodyInit; headers: Record<string, string> } {
  switch (body.kind) {
    case 'json':
      return { body: JSON.stringify(body.value) ?? 'undefined', headers: { 'content-type': 'application/json' } }
    case 'form':
      return { body: body.text, headers: { 'content-type': 'application/x-www-form-urlencoded' } }
    case 'raw':
      return { body: body.text, headers: { 'content-type': body.type } }
    case 'multipart': {
      const form = new FormData()
      for (const [name, value] of body.fields) form.append(name, value)
      if (body.file !== undefined) form.append('file', new Blob([body.file], { type: 'image/png' }), 'a.png')
      return { body: form, headers: {} }
    }
  }
}

export function described(request: FuzzRequest): string {
  return JSON.stringify(request)
}

'use client'

import { useCallback, useEffect, useState } from 'react'

/** Lengths of time are whole milliseconds. */
export type InputField = { name: string; kind: 'duration'; label: string; initial: number; most: number }
export type Action = {
  action: string
  label: string
  targets: { state: string; label: string }[]
  reasonRequired: boolean
  inputs: InputField[]
  /** What has to be put into words, beside the field of the reason. */
  statement?: { label: string; hint: string }
  tone: 'forward' | 'back'
  allowed: boolean
  why?: { code: string; message: string; details?: Record<string, unknown> }
}
export type Actions = { state: string; stateLabel: string; seq: number; actions: Action[]; states: { state: string; label: string }[] }
export type HistoryRow = {
  id: string
  seq: number
  action: string
  from: string
  to: string
  reason?: string | null
  actor?: string | null
  at: string
}

type Answer = { ok: true } | { ok: false; code: string; message: string; field?: string; details?: Record<string, unknown> }

/** Told to the window where a document was changed beside its form, by an import for one. */
export const DOCUMENT_CHANGED = 'lg:document-changed'

/**
 * What the server says may be done with this document, and the way to do it.
 * @param version anything that is another after the document was saved: what may be done can be another then
 */
export function useWorkflow(slug: string | undefined, id: string | number | undefined, version?: unknown) {
  const [actions, setActions] = useState<Actions>()
  const [history, setHistory] = useState<HistoryRow[]>([])
  const base = `/api/${slug}/${id}`

  const load = useCallback(async () => {
    if (!slug || !id) return
    const [now, log] = await Promise.all([fetch(`${base}/actions`), fetch(`${base}/transitions`)])
    if (now.ok) setActions((await now.json()) as Actions)
    if (log.ok) setHistory(((await log.json()) as { docs: HistoryRow[] }).docs)
  }, [base, id, slug])

  useEffect(() => {
    // The answer arrives later: nothing is set while the effect itself runs.
    const timer = setTimeout(() => void load(), 0)
    const reload = () => void load()
    window.addEventListener(DOCUMENT_CHANGED, reload)
    return () => {
      clearTimeout(timer)
      window.removeEventListener(DOCUMENT_CHANGED, reload)
    }
  }, [load, version])

  const take = async (action: string, reason: string, target: string | undefined, input?: Record<string, number>): Promise<Answer> => {
    const answer = await fetch(`${base}/transitions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        action,
        reason: reason || null,
        target: target ?? null,
        seenSeq: actions?.seq ?? 0,
        ...(input ? { input } : {}),
      }),
    })
    await load()
    if (answer.ok) return { ok: true }
    const body = (await answer.json()) as {
      code?: string
      errors?: { message: string; details?: { field?: string } & Record<string, unknown> }[]
    }
    const first = body.errors?.[0]
    return {
      ok: false,
      code: body.code ?? '',
      message: first?.message ?? answer.statusText,
      ...(first?.details?.field ? { field: first.details.field } : {}),
      ...(first?.details ? { details: first.details } : {}),
    }
  }

  return { actions, history, take }
}

'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { fill } from '@/platform/admin/fill'
import { readAnswer, sendJson } from '@/platform/admin/send'
import { marksOf, readDraft, recordedOf, withoutArrival, withRecorded, writeDraft, type Calls, type RollEntry } from './roll'
import type { TimeTableTexts } from '../../training/admin/texts'

type Said = { message: string; isRefusal: boolean }
/** What is wrong with one line. */
export type RollFault = { enrolment: string; message: string }
type Answer = { marked: number; unchanged: number; overtaken?: string[] }

/** Refusals that pass by themselves: what was chosen is sent again. */
const PASSING = new Set(['unreachable', 'server.busy', 'request.overtaken'])
const FIRST_WAIT_MS = 3_000
const LONGEST_WAIT_MS = 30_000

/**
 * The roll of a session: its lines, what was chosen, and the way to the server. What is chosen is kept in the browser until the server
 * has it: through a lost line (it is sent again by itself), a closed dialogue and a closed window.
 */
export function useRoll({
  isOver,
  onDone,
  sessionId,
  startsAt,
  text,
  who,
}: {
  sessionId: string
  startsAt: string
  isOver: boolean
  who: string
  text: TimeTableTexts
  /** @param recorded what was recorded, in words */
  onDone: (recorded: string) => void
}) {
  const key = `liangong.roll.${who}.${sessionId}`
  const path = `/api/class-sessions/${sessionId}/roll-call`
  const [rows, setRows] = useState<readonly RollEntry[]>()
  const [calls, setCalls] = useState<Calls>(new Map())
  const [said, setSaid] = useState<Said>()
  const [fault, setFault] = useState<RollFault>()
  const [isBusy, setBusy] = useState(false)
  const [waitMs, setWait] = useState<number>()
  const sending = useRef(false)

  const latest = useRef<Calls>(new Map())

  /** By what it makes of the choices as they are then, whichever drawing of the list it comes from. */
  const change = useCallback(
    (update: (calls: Calls) => Calls) => {
      latest.current = update(latest.current)
      setFault(undefined)
      setCalls(latest.current)
      keep(key, latest.current)
    },
    [key],
  )

  const load = useCallback(async (): Promise<readonly RollEntry[] | undefined> => {
    try {
      const answer = await fetch(path, { credentials: 'include' })
      const read = readAnswer<{ rows: RollEntry[] }>(answer.ok, await answer.text(), text.unreachable)
      if (read.ok) {
        setRows(read.body.rows)
        return read.body.rows
      }
      setSaid({ message: read.message, isRefusal: true })
    } catch (error) {
      // fetch throws a TypeError where there is no server to talk to.
      if (!(error instanceof TypeError)) throw error
      setSaid({ message: text.unreachable, isRefusal: true })
    }
    return undefined
  }, [path, text])

  const open = async () => {
    setSaid(undefined)
    const kept = new Map([...readDraft(draftAt(key)), ...latest.current])
    change(() => kept)
    const loaded = await load()
    if (loaded && kept.size > 0) setSaid({ message: fill(text.restored, { count: kept.size }), isRefusal: false })
  }

  const save = useCallback(async () => {
    if (!rows || sending.current) return
    const marks = marksOf(rows, calls, startsAt)
    if (marks.length === 0) return setSaid({ message: text.nothing, isRefusal: false })
    const late = withoutArrival(rows, calls, isOver)
    if (late) {
      const message = fill(text.needsArrival, { name: late.name })
      setFault({ enrolment: late.enrolment, message })
      return setSaid({ message, isRefusal: true })
    }
    sending.current = true
    setBusy(true)
    const answer = await sendJson<Answer>(path, { marks }, text.unreachable)
    sending.current = false
    setBusy(false)
    if (!answer.ok) {
      const mayPass = PASSING.has(answer.code)
      const { enrolment } = answer.details ?? {}
      if (typeof enrolment === 'string') setFault({ enrolment, message: answer.message })
      setWait((before) => (mayPass ? Math.min(LONGEST_WAIT_MS, (before ?? FIRST_WAIT_MS / 2) * 2) : undefined))
      return setSaid({ message: mayPass ? fill(text.kept, { count: marks.length }) : answer.message, isRefusal: true })
    }
    setWait(undefined)
    const { overtaken = [] } = answer.body
    setRows(withRecorded(rows, marks, overtaken))
    // What was chosen anew while this was on its way stays.
    change((now) => new Map([...now].filter(([enrolment, call]) => calls.get(enrolment) !== call)))
    const recorded = recordedWords(recordedOf(marks, overtaken), text)
    if (overtaken.length === 0 && latest.current.size === 0) {
      setSaid({ message: recorded, isRefusal: false })
      return onDone(recorded)
    }
    const names = rows.filter(({ enrolment }) => overtaken.includes(enrolment)).map(({ name }) => name)
    await load()
    setSaid(
      names.length > 0
        ? { message: `${recorded}${text.stop}${fill(text.overtaken, { names: names.join(text.and) })}`, isRefusal: true }
        : { message: `${recorded}${text.stop}${text.meanwhile}`, isRefusal: false },
    )
  }, [calls, change, isOver, load, onDone, path, rows, startsAt, text])

  // Sent again after a while, and at once when the browser has its line back.
  useEffect(() => {
    if (waitMs === undefined) return
    const again = () => void save()
    const timer = setTimeout(again, waitMs)
    window.addEventListener('online', again)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', again)
    }
  }, [save, waitMs])

  return { rows, calls, said, fault, isBusy, open, change, save }
}

/** `已记录 16 人：到课 15、旷课 1` */
function recordedWords({ count, each }: ReturnType<typeof recordedOf>, text: TimeTableTexts): string {
  return fill(text.recorded, { count, marks: each.map((one) => `${text.marks[one.mark]} ${one.count}`).join(text.and) })
}

/** A browser may refuse to keep anything; then what is chosen lives as long as the page. */
function keep(key: string, calls: Calls): void {
  try {
    if (calls.size > 0) localStorage.setItem(key, writeDraft(calls))
    else localStorage.removeItem(key)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}

function draftAt(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    return null
  }
}

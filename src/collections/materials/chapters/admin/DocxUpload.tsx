'use client'

import { useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useId, useRef, useState, type DragEvent } from 'react'
import { readAnswer } from '@/platform/admin/send'
import { whatIsWrong } from './check-docx'
import { textsFor } from '../../line/admin/chapter-texts'

type Props = { chapterId: string; seenSeq: number; reportHref: string }
type Phase = { at: 'idle' } | { at: 'chosen'; file: File } | { at: 'sending'; file: File; percent: number }

/** Brings a Word file in. What was chosen and typed stays where the server refuses. */
export function DocxUpload({ chapterId, reportHref, seenSeq }: Props) {
  const { i18n } = useTranslation()
  const text = textsFor(i18n.language)
  const router = useRouter()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const running = useRef<XMLHttpRequest | null>(null)
  const [phase, setPhase] = useState<Phase>({ at: 'idle' })
  const [refusal, setRefusal] = useState('')
  const [note, setNote] = useState('')
  const [isOver, setOver] = useState(false)

  const choose = async (files: FileList | null) => {
    const [file, ...others] = files ?? []
    // The same file can be chosen again after it was corrected.
    if (!file) return
    const wrong = others.length > 0 ? text.drafts.one : await whatIsWrong(file, text.drafts)
    setRefusal(wrong ?? '')
    setPhase(wrong ? { at: 'idle' } : { at: 'chosen', file })
    if (input.current) input.current.value = ''
  }

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (phase.at !== 'sending') void choose(event.dataTransfer.files)
  }

  const send = (file: File) => {
    const body = new FormData()
    body.append('_payload', JSON.stringify({ seenSeq, ...(note.trim() ? { note: note.trim() } : {}) }))
    body.append('file', file)
    // fetch cannot tell how much of a body has been sent.
    const request = new XMLHttpRequest()
    running.current = request
    request.open('POST', `/api/chapters/${chapterId}/import-docx`)
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) setPhase({ at: 'sending', file, percent: Math.round((loaded / total) * 100) })
    }
    request.onerror = () => fail(file, text.unreachable)
    request.onload = () => {
      const answer = readAnswer<{ draft: { id: string } }>(request.status < 300, request.responseText, text.unreachable)
      if (!answer.ok) return fail(file, answer.message)
      router.push(`${reportHref}?report=${answer.body.draft.id}`)
      router.refresh()
    }
    setRefusal('')
    setPhase({ at: 'sending', file, percent: 0 })
    request.send(body)
  }

  const fail = (file: File, message: string) => {
    setRefusal(message)
    setPhase({ at: 'chosen', file })
  }

  const stop = () => {
    running.current?.abort()
    setPhase({ at: 'idle' })
    setRefusal('')
  }

  return (
    <div className="lg-upload">
      <div
        className="lg-upload__zone"
        data-over={isOver || undefined}
        data-refused={refusal ? true : undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {phase.at === 'idle' ? (
          <p>
            {text.drafts.uploadHint}{' '}
            <label className="lg-desk__button" htmlFor={id}>
              {text.drafts.choose}
              <input
                ref={input}
                id={id}
                type="file"
                accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                aria-describedby={`${id}-limits ${id}-refusal`}
                aria-invalid={refusal ? true : undefined}
                onChange={({ currentTarget }) => void choose(currentTarget.files)}
              />
            </label>
          </p>
        ) : (
          <p>
            <b className="lg-upload__name">{phase.file.name}</b> <small>{megabytes(phase.file.size)} MB</small>
          </p>
        )}
        <p id={`${id}-limits`} className="lg-desk__hint">
          {text.drafts.limits}
        </p>
        <p id={`${id}-refusal`} role="alert" className="lg-desk__refusal">
          {refusal}
        </p>
      </div>
      {phase.at === 'sending' ? (
        <p className="lg-upload__progress" role="status">
          <progress max={100} {...(phase.percent < 100 ? { value: phase.percent } : {})} />
          <span>{phase.percent < 100 ? text.drafts.sending(phase.percent) : text.drafts.reading}</span>
          {phase.percent < 100 ? (
            <button type="button" className="lg-desk__button" onClick={stop}>
              {text.cancel}
            </button>
          ) : null}
        </p>
      ) : (
        <>
          <label className="lg-desk__field">
            <span>{text.drafts.note}</span>
            <input
              type="text"
              maxLength={500}
              value={note}
              placeholder={text.drafts.notePlaceholder}
              onChange={({ currentTarget }) => setNote(currentTarget.value)}
            />
          </label>
          <p className="lg-desk__bar">
            <button
              type="button"
              className="lg-desk__button lg-desk__button--main"
              disabled={phase.at !== 'chosen'}
              onClick={() => phase.at === 'chosen' && send(phase.file)}
            >
              {text.drafts.send}
            </button>
            {phase.at === 'chosen' ? (
              <button type="button" className="lg-desk__button" onClick={stop}>
                {text.drafts.another}
              </button>
            ) : null}
          </p>
        </>
      )}
    </div>
  )
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(bytes < 1_000_000 ? 2 : 1)
}

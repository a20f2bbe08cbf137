import type { Request, Response, Router } from 'express'
import type { Payload } from 'payload'
import { z } from 'zod'
import { DomainError } from '@/kernel/errors'
import { presenceOnWire } from '../domain/challenge'
import type { AnswerReply, BeatReply, CloseReply, Evidence } from '../../ledger/domain/types'
import { recordBeat } from '../operations/beat'
import { endSessionOf } from '../operations/close-session'
import type { TakenBack } from '../operations/commits'
import { createStudy, type Study } from '../operations/study'
import { createHotAuth } from '../operations/hot-auth'
import { openStudy, type Opened } from '../operations/open-session'
import { takeAnswer } from '../operations/presence'
import { readRecord } from '../operations/study-record'
import { sessionLimit } from './hot-limits'
import { callerLanguage, deviceOf, readBody, sendFailure, sendJson, tokenOf, type HotContext } from './hot-requests'

export type StudyRoutesOptions = {
  gatherMs: number
  /** Hears where a clock that was set back took credit away. */
  onTakenBack?: (payload: Payload) => TakenBack
  /** The server's clock in milliseconds; tests bring their own. @default Date.now */
  now?: () => number
}

type Caller = { trainee: string; session: string }
type Handler = (study: Study, caller: Caller, req: Request, res: Response) => Promise<void>

/** The routes that thousands of trainees call all day; they answer in front of Next, and when what they answer is durable. */
export function studyRoutes(options: StudyRoutesOptions) {
  return (router: Router, { environment, payload }: { payload: Payload; environment: { origins: readonly string[] } }): void => {
    const study = createStudy({
      payload,
      gatherMs: options.gatherMs,
      ...(options.onTakenBack ? { onTakenBack: options.onTakenBack(payload) } : {}),
      ...(options.now ? { now: options.now } : {}),
    })
    const auth = createHotAuth({ payload })
    const limit = sessionLimit()
    const context: HotContext = { payload, origins: environment.origins }

    const answer = async (handler: Handler, session: string, req: Request, res: Response) => {
      try {
        const who = await auth.signedIn(tokenOf(req, context))
        if (!who) throw new DomainError('request.signIn')
        if (who === 'mustChangePassword') throw new DomainError('people.passwordMustChange')
        limit(who.sid)
        await handler(study, { trainee: who.user, session }, req, res)
      } catch (error) {
        sendFailure(context, req, res, error)
      }
    }

    // One pattern in place of Express's own matching, which would look at each route in turn.
    router.use((req, res, next) => {
      const [, kind, session = '', verb = ''] = HOT.exec(req.path) ?? []
      const handler = kind && HANDLERS[`${req.method} ${kind}${verb ? ` ${verb}` : ''}`]
      if (handler) void answer(handler, session, req, res)
      else next()
    })
  }
}

/** The addresses whose bodies the edge collects within `HOT_BODY_LIMIT`. */
export const HOT = /^\/api\/study\/(sessions|record)(?:\/([\w-]{1,60})\/(beats|presence|close))?\/?$/

const whole = z.int().min(0)
const openBody = z.object({ unitId: z.string().min(1).max(60), enrolmentId: z.string().min(1).max(60).optional() })
const judged = {
  seq: whole,
  evidence: z.object({
    visible: z.boolean(),
    active: z.boolean(),
    mediaPositionMs: z.number().min(0).max(1e9).optional(),
    rate: z.number().min(0).max(100).optional(),
  }),
}
const beatBody = z.object({ epoch: whole, ...judged })
const presenceBody = z.object({ checkId: z.string().min(1).max(60), answer: z.string().min(1).max(60) })
const closeBody = z.object({ epoch: whole.optional(), check: z.boolean().optional(), last: z.object(judged).optional() })

const open: Handler = async (study, { trainee }, req, res) => {
  const { enrolmentId, unitId } = readBody(res, openBody)
  const { resumeAtMs, ...opened } = await openStudy(study, {
    trainee,
    unit: unitId,
    device: deviceOf(req),
    ...(enrolmentId === undefined ? {} : { enrolment: enrolmentId }),
  })
  sendJson(res, 201, { ...opened, resumeAt: resumeAtMs } satisfies SessionCalls['open']['answer'])
}

const beats: Handler = async (study, { session, trainee }, req, res) => {
  const { epoch, evidence, seq } = readBody(res, beatBody)
  const reply = await recordBeat(study, { trainee, input: { session, epoch, seq, evidence: evidence as Evidence } })
  sendJson(res, 200, onWire(reply, req) satisfies SessionCalls['beats']['answer'])
}

const presence: Handler = async (study, { session, trainee }, req, res) => {
  const { answer, checkId } = readBody(res, presenceBody)
  const reply = await takeAnswer(study, { trainee, input: { session, checkId, answer } })
  sendJson(res, 200, onWire(reply, req) satisfies SessionCalls['presence']['answer'])
}

const close: Handler = async (study, { session, trainee }, req, res) => {
  const { check, epoch, last } = readBody(res, closeBody)
  const input = {
    session,
    ...(check ? { check } : {}),
    ...(epoch === undefined ? {} : { epoch }),
    ...(last ? { last: { seq: last.seq, evidence: last.evidence as Evidence } } : {}),
  }
  const reply = await endSessionOf(study, { trainee, input })
  sendJson(res, 200, onWire(reply, req) satisfies SessionCalls['close']['answer'])
}

const record: Handler = async (study, { trainee }, req, res) => {
  const { from, to, trainee: asked } = req.query
  sendJson(res, 200, await readRecord(study, { caller: trainee, from, to, asked }))
}

const HANDLERS: Readonly<Record<string, Handler>> = {
  'POST sessions': open,
  'POST sessions beats': beats,
  'POST sessions presence': presence,
  'POST sessions close': close,
  'GET record': record,
}

/** What `POST /api/study/sessions` and the addresses below it take and answer; the script of the study page calls them by this. */
export type SessionCalls = {
  open: { body: z.input<typeof openBody>; answer: Omit<Opened, 'resumeAtMs'> & { resumeAt: number } }
  beats: { body: z.input<typeof beatBody>; answer: OnWire<BeatReply> }
  presence: { body: z.input<typeof presenceBody>; answer: OnWire<AnswerReply> }
  close: { body: z.input<typeof closeBody>; answer: OnWire<CloseReply> }
}

/** A presence check as a page shows it. */
export type PresenceOnWire = NonNullable<ReturnType<typeof presenceOnWire>>
type OnWire<R> = Omit<R, 'presence'> & { presence: PresenceOnWire | null }

function onWire<R extends Pick<BeatReply, 'presence'>>(reply: R, req: Request): OnWire<R> {
  return { ...reply, presence: presenceOnWire(reply.presence, callerLanguage(req)) }
}

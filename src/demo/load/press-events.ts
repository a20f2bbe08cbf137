import { placeOrder, recordProof, recordQualitySample, reportErratum } from '@/collections/materials'
import { localDate } from '@/kernel/clock'
import { changeState } from '@/platform/workflow'
import { textOfBlocks } from '../content/text'
import { chapterOf, expectState, seqOf, type Play } from './writing-events'

export const playEdition: Play<'edition'> = async ({ book, event, names, req }) => {
  const id = names.idOf('edition', book.key)
  const { state } = await changeState({
    req,
    slug: 'editions',
    id,
    action: event.action,
    seenSeq: await seqOf(req, 'editions', id),
    target: event.to,
    ...(event.reason ? { reason: event.reason } : {}),
    ...(event.action === 'receiveSample' ? { input: { on: localDate(event.at) } } : {}),
  })
  expectState(event, state)
}

export const playProof: Play<'proof'> = async ({ book, event, names, req }) => {
  const proof = await recordProof({
    req,
    editionId: names.idOf('edition', book.key),
    chapterId: names.idOf('chapter', event.chapter),
    corrections: event.corrections,
  })
  if (proof.stage !== event.stage) throw new Error(`${event.chapter} was read at ${proof.stage} instead of ${event.stage}`)
}

/** A book of less than the sample's length is sampled whole. */
export const playQualitySample: Play<'qualitySample'> = async ({ book, event, names, req }) => {
  const editionId = names.idOf('edition', book.key)
  const { characterCount } = await req.payload.findByID({ collection: 'editions', id: editionId, depth: 0, overrideAccess: false, req })
  await recordQualitySample({ req, editionId, sampledCharacters: characterCount ?? 0, errors: event.errors })
}

export const playPrinting: Play<'printing'> = async ({ book, event, names, req }) => {
  const { corrects, printedOn, printingNo, printRun, sheets } = event
  const { id } = await req.payload.create({
    collection: 'printings',
    data: {
      edition: names.idOf('edition', book.key),
      printingNo,
      printedOn,
      printRun,
      sheets,
      corrections: corrects.map((key) => names.idOf('erratum', key)),
    },
    depth: 0,
    overrideAccess: false,
    req,
  })
  names.give('printing', `${book.key}/${printingNo}`, id)
}

export const playSampleCopies: Play<'sampleCopies'> = async ({ book, event, names, req }) => {
  const { quantity, receivedOn, recipient, sentOn } = event
  await req.payload.create({
    collection: 'sample-copies',
    data: {
      edition: names.idOf('edition', book.key),
      recipient:
        'user' in recipient
          ? { relationTo: 'users', value: names.idOf('user', recipient.user) }
          : { relationTo: 'organisations', value: names.idOf('organisation', recipient.organisation) },
      quantity,
      sentOn,
      receivedOn: receivedOn ?? null,
    },
    depth: 0,
    overrideAccess: false,
    req,
  })
}

export const playOrderCall: Play<'orderCall'> = async ({ book, event, names, req }) => {
  const { closesOn, opensOn, title } = event
  const { id } = await req.payload.create({
    collection: 'order-calls',
    data: { edition: names.idOf('edition', book.key), title, opensOn, closesOn, status: 'open' },
    depth: 0,
    overrideAccess: false,
    req,
  })
  names.give('call', event.key, id)
}

export const playCloseOrderCall: Play<'closeOrderCall'> = async ({ event, names, req }) => {
  await req.payload.update({
    collection: 'order-calls',
    id: names.idOf('call', event.call),
    data: { status: 'closed' },
    depth: 0,
    overrideAccess: false,
    req,
  })
}

/** An organisation has one order in a call: who asks for more changes it to the sum. */
export const playOrder: Play<'order'> = async ({ event, names, req }) => {
  const callId = names.idOf('call', event.call)
  const organisationId = names.idOf('organisation', event.organisation)
  const { docs } = await req.payload.find({
    collection: 'orders',
    where: { and: [{ call: { equals: callId } }, { organisation: { equals: organisationId } }] },
    limit: 1,
    depth: 0,
    overrideAccess: false,
    req,
  })
  await placeOrder({
    req,
    callId,
    organisationId,
    quantity: (docs[0]?.quantity ?? 0) + event.quantity,
    contact: event.contact,
    ...(event.note ? { note: event.note } : {}),
  })
}

/** Readers report by page; where the words are still to be found, the paragraph is named too. */
export const playErratum: Play<'erratum'> = async ({ book, event, names, req }) => {
  const { correction, note, page, printingNo, quote, reporterName } = event
  const chapter = chapterOf(book, event.chapter)
  const texts = textOfBlocks(chapter.drafts.at(-1) ?? [])
  const blockIndex = texts.findIndex((text) => text.includes(quote) || (correction !== undefined && text.includes(correction)))
  const id = await reportErratum({
    req,
    editionId: names.idOf('edition', book.key),
    chapterNumber: chapter.number,
    printingNo,
    page,
    quote,
    ...(blockIndex >= 0 ? { blockIndex } : {}),
    ...(correction ? { correction } : {}),
    ...(note ? { note } : {}),
    ...(reporterName ? { reporterName } : {}),
  })
  names.give('erratum', event.key, id)
}

export const playAnswerErratum: Play<'answerErratum'> = async ({ book, event, names, req }) => {
  const id = names.idOf('erratum', event.erratum)
  if (event.correction)
    await req.payload.update({
      collection: 'errata',
      id,
      data: { correction: event.correction },
      depth: 0,
      overrideAccess: false,
      req,
    })
  await changeState({
    req,
    slug: 'errata',
    id,
    action: event.action,
    seenSeq: await seqOf(req, 'errata', id),
    ...(event.reason ? { reason: event.reason } : {}),
    ...(event.correctedIn ? { input: { printing: names.idOf('printing', `${book.key}/${event.correctedIn}`) } } : {}),
  })
}

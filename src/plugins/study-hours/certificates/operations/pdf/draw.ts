import { dayInWords } from '@/kernel/clock'
import path from 'node:path'
import PDFDocument from 'pdfkit'
import { create as createQr } from 'qrcode'
import { breakLines, setChinese } from './paragraph'
import { facts, statement } from './words'
import type { CertificateSheet } from './task'

const PAGE = { width: 595.28, height: 841.89 }
const INK = '#1d2126'
const QUIET = '#4a5058'
const HAIR = '#b9b4a6'
const VERMILION = '#b23a2c'
/** Left edge and width of what is written. */
const TEXT = { x: 92, width: PAGE.width - 184 }
const FACES = {
  song: 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  songBold: 'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  sans: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
} as const

/** One A4 sheet. The same sheet gives the same bytes. */
export async function drawCertificate(sheet: CertificateSheet, root: string = process.cwd()): Promise<Uint8Array> {
  const issued = new Date(sheet.issuedAtMs)
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    font: '',
    info: {
      Title: `学时证明 ${sheet.code}`,
      Author: sheet.issuer.name,
      Subject: `${sheet.snapshot.occupation.name} ${sheet.snapshot.class.name}`,
      Keywords: sheet.code,
      Creator: 'Liangong 炼工',
      Producer: 'Liangong 炼工',
      CreationDate: issued,
      ModDate: issued,
    },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const finished = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  for (const [name, file] of Object.entries(FACES)) doc.registerFont(name, path.join(root, 'node_modules', '@expo-google-fonts', file))
  frame(doc)
  heading(doc, sheet)
  factsTable(doc, sheet, body(doc, sheet) + 18)
  foot(doc, sheet)
  doc.end()
  await finished
  return new Uint8Array(Buffer.concat(chunks))
}

type Doc = PDFKit.PDFDocument

/** 文武线: a heavy and a hair line around the sheet. */
function frame(doc: Doc): void {
  doc
    .lineWidth(2.4)
    .strokeColor(INK)
    .rect(42, 42, PAGE.width - 84, PAGE.height - 84)
    .stroke()
  doc
    .lineWidth(0.5)
    .rect(47, 47, PAGE.width - 94, PAGE.height - 94)
    .stroke()
}

function heading(doc: Doc, sheet: CertificateSheet): void {
  centred(doc, sheet.issuer.name, { font: 'song', size: 12, y: 76, color: QUIET, spacing: 2 })
  centred(doc, '学时证明', { font: 'songBold', size: 36, y: 102, color: INK, spacing: 14 })
  centred(doc, 'Certificate of Study Hours', { font: 'song', size: 12.5, y: 157, color: QUIET, spacing: 0.6 })
  rule(doc, 190, 150, 0.8)
  centred(doc, `编号 No.  ${sheet.code}`, { font: 'sans', size: 10, y: 199, color: QUIET, spacing: 0.4 })
}

/** Where the sentence begins, and where it must have ended for the rest to keep its place. */
const BODY = { top: 236, bottom: 425 }

/** Set smaller where names are long, so that the certificate stays one sheet. */
function body(doc: Doc, sheet: CertificateSheet): number {
  const words = statement(sheet.name, sheet.identityMasked, sheet.snapshot)
  for (const scale of [1, 0.92, 0.84, 0.76, 0.68]) {
    const leading = 25.5 * scale
    const english = { width: TEXT.width, lineGap: 2 * scale, features: ['pwid'] as PDFKit.Mixins.OpenTypeFeatures[] }
    doc.font('song').fontSize(14 * scale)
    const lines = breakLines(words.zh, (part) => doc.widthOfString(part), { width: TEXT.width, indent: 28 * scale }).length
    doc.fontSize(10 * scale)
    const bottom = BODY.top + lines * leading + 8 + doc.heightOfString(words.en, english)
    if (bottom > BODY.bottom && scale > 0.68) continue
    doc.fontSize(14 * scale).fillColor(INK)
    const y = setChinese(doc, words.zh, { x: TEXT.x, y: BODY.top, width: TEXT.width, indent: 28 * scale, leading })
    doc.fontSize(10 * scale).fillColor(QUIET)
    doc.text(words.en, TEXT.x, y + 8, english)
    return Math.min(doc.y, BODY.bottom)
  }
  return BODY.bottom
}

function factsTable(doc: Doc, sheet: CertificateSheet, top: number): void {
  const label = 104
  let y = top
  line(doc, y, 0.8, INK)
  for (const [zh, en, value] of facts(sheet.snapshot, sheet)) {
    doc
      .font('song')
      .fontSize(10.5)
      .fillColor(INK)
      .text(zh, TEXT.x, y + 4, { lineBreak: false })
    doc
      .font('sans')
      .fontSize(7)
      .fillColor(QUIET)
      .text(en, TEXT.x, y + 19, { lineBreak: false })
    doc.font('sans').fontSize(9.5).fillColor(INK)
    const room = { width: TEXT.width - label, lineGap: 1 }
    const tall = Math.min(doc.heightOfString(value, room), 30)
    doc.text(value, TEXT.x + label, y + 16.5 - tall / 2, { ...room, height: 30, ellipsis: true })
    y += 33
    line(doc, y, 0.4, HAIR)
  }
}

/** Where the code to scan and the seal stand. */
const FOOT = 638

function foot(doc: Doc, sheet: CertificateSheet): void {
  const y = FOOT
  const side = 92
  qr(doc, sheet.verifyUrl, TEXT.x, y, side)
  doc.link(TEXT.x, y, side, side, sheet.verifyUrl)
  doc
    .font('song')
    .fontSize(9.5)
    .fillColor(INK)
    .text('扫码或凭编号核验', TEXT.x + side + 14, y + 14, { width: 130 })
  doc.font('sans').fontSize(7.5).fillColor(QUIET)
  doc.text('Scan, or enter the number, to verify', { width: 130 }).moveDown(0.6)
  doc.text(sheet.verifyUrl, { width: 130, link: sheet.verifyUrl })
  const right = TEXT.x + TEXT.width - 60
  seal(doc, sheet.issuer.name, right - 12, y + 38)
  const width = 150
  doc.font('song').fontSize(10.5).fillColor(INK)
  doc.text(dayInWords(sheet.issuedOn, 'zh'), right - 12 - width / 2, y + 100, { width, align: 'center' })
  doc.font('sans').fontSize(7.5).fillColor(QUIET)
  doc.text(`Issued on ${dayInWords(sheet.issuedOn, 'en')}`, right - 12 - width / 2, y + 116, { width, align: 'center' })
}

/** A round stamp: the issuer along the rim, what it stands for in the middle. */
function seal(doc: Doc, issuer: string, x: number, y: number): void {
  const radius = 46
  doc.save().strokeColor(VERMILION).fillColor(VERMILION)
  doc.lineWidth(2.2).circle(x, y, radius).stroke()
  doc
    .lineWidth(0.6)
    .circle(x, y, radius - 4)
    .stroke()
  const letters = [...issuer].slice(0, 22)
  const size = letters.length > 14 ? 7.5 : 9.5
  const step = Math.min(26, 268 / Math.max(1, letters.length))
  doc.font('songBold').fontSize(size)
  letters.forEach((letter, index) => {
    const degrees = (index - (letters.length - 1) / 2) * step
    const width = doc.widthOfString(letter)
    doc
      .save()
      .rotate(degrees, { origin: [x, y] })
      .text(letter, x - width / 2, y - radius + 7, { lineBreak: false })
      .restore()
  })
  doc.font('songBold').fontSize(17)
  for (const [row, text] of ['学时', '认定'].entries()) {
    const width = doc.widthOfString(text)
    doc.text(text, x - width / 2, y - 21 + row * 19, { lineBreak: false })
  }
  doc.restore()
}

function qr(doc: Doc, text: string, x: number, y: number, side: number): void {
  const { data, size } = createQr(text, { errorCorrectionLevel: 'M' }).modules
  const cell = side / size
  doc.save().fillColor('#000000')
  for (let row = 0; row < size; row += 1)
    for (let from = 0; from < size; from += 1) {
      if (!data[row * size + from]) continue
      let to = from
      while (to < size && data[row * size + to]) to += 1
      doc.rect(x + from * cell, y + row * cell, (to - from) * cell, cell + 0.02)
      from = to
    }
  doc.fill().restore()
}

function centred(doc: Doc, text: string, how: { font: string; size: number; y: number; color: string; spacing: number }): void {
  doc.font(how.font).fontSize(how.size).fillColor(how.color)
  const wide = doc.widthOfString(text, { characterSpacing: how.spacing })
  if (wide > TEXT.width) doc.fontSize((how.size * TEXT.width) / wide)
  const width = doc.widthOfString(text, { characterSpacing: how.spacing })
  doc.text(text, (PAGE.width - width) / 2, how.y, { characterSpacing: how.spacing, lineBreak: false })
}

function rule(doc: Doc, y: number, width: number, weight: number): void {
  doc
    .lineWidth(weight)
    .strokeColor(INK)
    .moveTo((PAGE.width - width) / 2, y)
    .lineTo((PAGE.width + width) / 2, y)
    .stroke()
}

function line(doc: Doc, y: number, weight: number, color: string): void {
  doc
    .lineWidth(weight)
    .strokeColor(color)
    .moveTo(TEXT.x, y)
    .lineTo(TEXT.x + TEXT.width, y)
    .stroke()
}

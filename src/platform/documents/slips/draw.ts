import PDFDocument from 'pdfkit'
import { toBuffer as drawQr } from 'qrcode'
import type { Style } from '@/platform/documents/pdf/atoms'
import { createEmitter } from '@/platform/documents/pdf/emit'
import { loadFaces } from '@/platform/documents/typography/fonts'
import { plainLine } from './plain-line'
import type { Slip, SlipsInput } from './task'

const PAGE = { width: 595.28, height: 841.89 }
const COLUMNS = 2
const ROWS = 5
const CELL = { width: PAGE.width / COLUMNS, height: PAGE.height / ROWS }
const MARGIN = { x: 22, y: 18 }
const WIDTH = CELL.width - 2 * MARGIN.x
const QR_SIZE = 78
const CUT = '#8a8578'

const style = (face: Style['face'], size: number, color: string): Style => ({ face, size, color, rise: 0 })
const NAME = style('serifBold', 14, '#1d2126')
const VALUE = style('sans', 13, '#1d2126')
const LABEL = style('sans', 7, '#4a5058')
const SMALL = style('sans', 7.5, '#4a5058')
const HEADING = style('sans', 8, '#4a5058')

type Text = { text: string; style: Style; y: number; width: number }

/** A4 sheets of ten sign-in slips with lines to cut along. Text is placed glyph by glyph, so that five thousand sheets take seconds. */
export async function drawSlips(input: SlipsInput, root: string = process.cwd()): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    font: '',
    autoFirstPage: false,
    info: { Title: `登录条 ${input.heading}`, Creator: 'Liangong 炼工', Producer: 'Liangong 炼工' },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const finished = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  const faces = loadFaces(root)
  const emitter = createEmitter(doc, faces)
  const internals = doc as unknown as { openImage(bytes: Buffer): PDFKit.Mixins.ImageSrc; addContent(data: string): void }
  // One picture for all slips: the address is the same, the password is never in it.
  const qr = internals.openImage(await drawQr(input.signInUrl, { errorCorrectionLevel: 'M', margin: 0, scale: 6 }))
  for (let start = 0; start < input.slips.length; start += COLUMNS * ROWS) {
    doc.addPage()
    cutLines(doc)
    const content: string[] = []
    for (const [place, slip] of input.slips.slice(start, start + COLUMNS * ROWS).entries()) {
      const x = (place % COLUMNS) * CELL.width + MARGIN.x
      const top = Math.floor(place / COLUMNS) * CELL.height + MARGIN.y
      for (const { style: own, text, width, y } of textsOf(slip, input))
        content.push(emitter.line(plainLine(faces, text, own, width), x, PAGE.height - top - y))
      doc.image(qr, x + WIDTH - QR_SIZE, top, { width: QR_SIZE, height: QR_SIZE })
    }
    // pdfkit's pages count y from the top; the operators speak PDF's own coordinates.
    internals.addContent(`q 1 0 0 -1 0 ${PAGE.height} cm\n${content.join('\n')}\nQ`)
  }
  doc.end()
  await finished
  return new Uint8Array(Buffer.concat(chunks))
}

/** `y` is the baseline, from the top of the slip. */
function textsOf({ name, number, password, username }: Slip, { heading, madeOn, signInUrl }: SlipsInput): Text[] {
  const left = WIDTH - QR_SIZE - 12
  const line = (text: string, own: Style, y: number, width = left): Text => ({ text, style: own, y, width })
  return [
    line(number ? `${name}　${number}` : name, NAME, 14),
    line(heading, HEADING, 29),
    line('登录名 Username', LABEL, 44),
    line(username, VALUE, 58),
    line('一次性密码 One-time password', LABEL, 74),
    line(password, VALUE, 88),
    line('首次登录后须设定自己的密码，请妥善保管，勿转交他人。', SMALL, 106, WIDTH),
    line('Keep it to yourself; you choose your own when you first sign in.', SMALL, 116, WIDTH),
    line(`${signInUrl}　${madeOn}`, SMALL, 130, WIDTH),
  ]
}

function cutLines(doc: PDFKit.PDFDocument): void {
  doc.save().strokeColor(CUT).lineWidth(0.5).dash(3, { space: 3 })
  for (let column = 1; column < COLUMNS; column += 1)
    doc
      .moveTo(column * CELL.width, 0)
      .lineTo(column * CELL.width, PAGE.height)
      .stroke()
  for (let row = 1; row < ROWS; row += 1)
    doc
      .moveTo(0, row * CELL.height)
      .lineTo(PAGE.width, row * CELL.height)
      .stroke()
  doc.undash().restore()
}

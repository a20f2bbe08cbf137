import path from 'node:path'
import PDFDocument from 'pdfkit'
import { toBuffer as drawQr } from 'qrcode'
import type { Slip, SlipsInput } from './task'

const PAGE = { width: 595.28, height: 841.89 }
const COLUMNS = 2
const ROWS = 5
const CELL = { width: PAGE.width / COLUMNS, height: PAGE.height / ROWS }
const QR_SIZE = 78
const INK = '#1d2126'
const QUIET = '#4a5058'
const CUT = '#8a8578'
const FACES = {
  serif: 'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  sans: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
} as const

/** A4 sheets of ten sign-in slips with lines to cut along. */
export async function drawSlips({ className, madeOn, signInUrl, slips }: SlipsInput, root: string = process.cwd()): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    lang: 'zh-CN',
    displayTitle: true,
    font: '',
    autoFirstPage: false,
    info: { Title: `登录条 ${className}`, Creator: 'Liangong 炼工', Producer: 'Liangong 炼工' },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const finished = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  for (const [name, file] of Object.entries(FACES)) doc.registerFont(name, path.join(root, 'node_modules', '@expo-google-fonts', file))
  // One picture for all slips: the address is the same, the password is never in it.
  const qr = await drawQr(signInUrl, { errorCorrectionLevel: 'M', margin: 0, scale: 6 })
  slips.forEach((slip, index) => {
    const place = index % (COLUMNS * ROWS)
    if (place === 0) {
      doc.addPage()
      cutLines(doc)
    }
    const x = (place % COLUMNS) * CELL.width
    const y = Math.floor(place / COLUMNS) * CELL.height
    drawSlip(doc, slip, { x: x + 22, y: y + 18 }, { className, madeOn, signInUrl, qr })
  })
  doc.end()
  await finished
  return new Uint8Array(Buffer.concat(chunks))
}

type Doc = PDFKit.PDFDocument

function drawSlip(
  doc: Doc,
  { name, number, password, username }: Slip,
  { x, y }: { x: number; y: number },
  sheet: { className: string; madeOn: string; signInUrl: string; qr: Buffer },
): void {
  const width = CELL.width - 44
  const left = width - QR_SIZE - 12
  doc.fillColor(INK).font('serif').fontSize(14)
  line(doc, number ? `${name}　${number}` : name, x, y, left)
  doc.fillColor(QUIET).font('sans').fontSize(8)
  line(doc, sheet.className, x, y + 20, left)
  fact(doc, '登录名 Username', username, x, y + 36, left)
  fact(doc, '一次性密码 One-time password', password, x, y + 66, left)
  doc.fillColor(QUIET).font('sans').fontSize(7.5)
  line(doc, '首次登录后须设定自己的密码。', x, y + 98, left)
  line(doc, 'You choose your own password when you first sign in.', x, y + 108, left)
  line(doc, sheet.signInUrl, x, y + 122, width)
  line(doc, `${sheet.madeOn} · 请妥善保管，勿转交他人 Keep it to yourself`, x, y + 133, width)
  doc.image(sheet.qr, x + width - QR_SIZE, y, { width: QR_SIZE, height: QR_SIZE })
}

function fact(doc: Doc, label: string, value: string, x: number, y: number, width: number): void {
  doc.fillColor(QUIET).font('sans').fontSize(7)
  line(doc, label, x, y, width)
  doc.fillColor(INK).font('sans').fontSize(13)
  line(doc, value, x, y + 9, width)
}

function line(doc: Doc, text: string, x: number, y: number, width: number): void {
  doc.text(text, x, y, { width, height: 18, lineBreak: false, ellipsis: '…' })
}

function cutLines(doc: Doc): void {
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

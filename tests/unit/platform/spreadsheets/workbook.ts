import { ZipFile } from 'yazl'

export type HandmadeSheet = { name: string; xml: string; state?: 'hidden' | 'veryHidden' }

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook written part by part, for what no writing library would produce. `xml` is what stands inside `<worksheet>`. */
export async function handmadeWorkbook({
  date1904 = false,
  prefix = '',
  sharedStrings,
  sheets,
  styles,
  extra = {},
  relations = '',
}: {
  sheets: readonly HandmadeSheet[]
  sharedStrings?: string
  styles?: string
  date1904?: boolean
  /** XML before the root of the first sheet, such as a document type declaration. */
  prefix?: string
  extra?: Record<string, Buffer>
  /** Further relationships of the workbook. */
  relations?: string
}): Promise<Buffer> {
  const parts: Record<string, string> = {
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${sheets
      .map(
        (sheet, index) =>
          `<sheet name="${sheet.name}" sheetId="${index + 1}" ${sheet.state ? `state="${sheet.state}"` : ''} r:id="r${index}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map((_, index) => `<Relationship Id="r${index}" Type="${REL}/worksheet" Target="worksheets/sheet${index}.xml"/>`)
      .join('')}${relations}</Relationships>`,
  }
  sheets.forEach((sheet, index) => {
    parts[`xl/worksheets/sheet${index}.xml`] = `${index === 0 ? prefix : ''}<worksheet xmlns="${MAIN}">${sheet.xml}</worksheet>`
  })
  if (sharedStrings) parts['xl/sharedStrings.xml'] = `<sst xmlns="${MAIN}">${sharedStrings}</sst>`
  if (styles) parts['xl/styles.xml'] = `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name)
  for (const [name, bytes] of Object.entries(extra)) zip.addBuffer(bytes, name)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks)
}

/** `<row>` of inline texts, starting in column A. */
export function textRow(number: number, ...texts: string[]): string {
  return `<row r="${number}">${texts.map((text, index) => `<c r="${String.fromCharCode(65 + index)}${number}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
}

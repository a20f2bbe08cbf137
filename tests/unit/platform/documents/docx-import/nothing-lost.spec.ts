import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DomainError } from '@/kernel/errors'
import { plainText } from '@/platform/documents/content'
import { convertDocx } from '@/platform/documents/docx-import/convert'
import { docx, docxFiles, p, r, zip } from '../../../../factories/docx'

/** Elements in any order and nesting, sensible or not; `#` becomes a word that occurs nowhere else. */
const inline: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(r('#')),
    fc.constantFrom(
      '<w:r><w:tab/><w:br/></w:r>',
      '<w:bookmarkStart/>',
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
      '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
      '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
      '<w:r><w:instrText>REF x</w:instrText></w:r>',
      '<m:oMath><m:r><m:t>#</m:t></m:r></m:oMath>',
      '<m:oMath><m:f><m:num><m:r><m:t>#</m:t></m:r></m:num><m:den/></m:f></m:oMath>',
    ),
    fc
      .tuple(
        fc.constantFrom('w:hyperlink', 'w:sdt', 'w:sdtContent', 'w:ins', 'w:smartTag', 'w:unknown', 'w:fldSimple', 'w:moveTo', 'w:bdo'),
        fc.array(tie('node'), { maxLength: 3 }),
      )
      .map(([name, children]) => `<${name}>${children.join('')}</${name}>`),
    fc
      .array(tie('node'), { maxLength: 2 })
      .map(
        (children) =>
          `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${p(children.join(''))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
      ),
  ),
})).node

const block: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .tuple(
        fc.array(inline, { maxLength: 4 }),
        fc.constantFrom(
          '',
          '<w:pStyle w:val="Heading1"/>',
          '<w:pStyle w:val="Quote"/>',
          '<w:pStyle w:val="SourceCode"/>',
          '<w:pStyle w:val="Caption"/>',
          '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="4"/></w:numPr>',
          '<w:numPr><w:numId w:val="5"/></w:numPr>',
          '<w:rPr><w:del/></w:rPr>',
        ),
      )
      .map(([content, properties]) => p(content.join(''), properties)),
    fc
      .array(
        fc.array(
          fc.tuple(
            fc.array(tie('node'), { maxLength: 2 }),
            fc.constantFrom('', '<w:gridSpan w:val="2"/>', '<w:vMerge/>', '<w:vMerge w:val="restart"/>', '<w:hMerge/>'),
          ),
          { maxLength: 3 },
        ),
        { maxLength: 3 },
      )
      .map(
        (rows) =>
          `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(([content, properties]) => `<w:tc><w:tcPr>${properties}</w:tcPr>${content.join('')}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`,
      ),
    fc
      .tuple(fc.constantFrom('w:sdt', 'w:customXml', 'w:ins', 'w:strange'), fc.array(tie('node'), { maxLength: 2 }))
      .map(([name, children]) => `<${name}>${children.join('')}</${name}>`),
  ),
})).node

describe('reading whatever stands in a document', () => {
  it('loses no word', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { maxLength: 5 }), async (parts) => {
        let count = 0
        const body = parts.join('').replaceAll('#', () => `字${++count}词`)
        const { blocks, report } = await convertDocx(await docx(body), { language: 'zh' })
        const found = [...blocks.map(plainText), JSON.stringify(report)].join('\n')
        for (let index = 1; index <= count; index++) expect(found).toContain(`字${index}词`)
        const { paragraphs, kept, changed, dropped } = report.totals
        expect(kept + changed + dropped).toBe(paragraphs)
      }),
      { numRuns: 400 },
    )
  })

  it('answers every spoilt file with a refusal or an import, never with a failure', async () => {
    const files = docxFiles({
      body: p(r('正文')) + `<w:tbl><w:tr><w:tc>${p(r('格'))}</w:tc></w:tr></w:tbl>`,
      styles: '<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>',
      numbering: '<w:num w:numId="1"/>',
    })
    const names = Object.keys(files)
    const good = await zip(files)
    const spoil = fc.oneof(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }).map((edits) => async () => {
        const bytes = good.slice()
        for (const [at, value] of edits) bytes[at] = value
        return bytes
      }),
      fc.nat(good.length).map((length) => async () => good.slice(0, length)),
      fc.tuple(fc.constantFrom(...names), fc.nat(400), fc.string({ maxLength: 5 })).map(([name, at, insert]) => () => {
        const content = String(files[name])
        return zip({
          ...files,
          [name]: content.slice(0, at % content.length) + insert + content.slice((at + insert.length) % content.length),
        })
      }),
      fc.constantFrom(...names).map((name) => () => zip(Object.fromEntries(Object.entries(files).filter(([other]) => other !== name)))),
    )
    await fc.assert(
      fc.asyncProperty(spoil, async (make) => {
        const outcome = await convertDocx(await make(), { language: 'zh' }).catch((error: unknown) => error)
        if (outcome instanceof DomainError) expect(outcome.status).toBeLessThan(500)
        else expect(outcome).toHaveProperty('report')
      }),
      { numRuns: 300 },
    )
  })
})

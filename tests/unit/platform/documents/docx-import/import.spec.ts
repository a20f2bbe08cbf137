import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { convertDocx } from '@/platform/documents/docx-import/convert'
import { translateReportNote } from '@/platform/documents/docx-import'
import type { Block, Inline } from '@/platform/documents/model'
import { docx, p, r, type DocxParts } from '../../../../factories/docx'

const text = (value: string, marks = {}): Inline => ({ kind: 'text', text: value, ...marks })
const paragraph = (...content: Inline[]): Block => ({ kind: 'paragraph', content })
const convert = async (parts: DocxParts | string) => convertDocx(await docx(parts), { language: 'zh' })
const blocksOf = async (parts: DocxParts | string) => (await convert(parts)).blocks
const codesOf = async (parts: DocxParts | string) =>
  (await convert(parts)).report.paragraphs.flatMap(({ notes }) => notes.map(({ code }) => code))

const style = (id: string, name: string, more = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`
const STYLES = [
  style('1', 'heading 1'),
  style('2', 'heading 2'),
  style('5', 'heading 5'),
  style('chap', '章', '<w:basedOn w:val="1"/>'),
  style('cap', 'caption', '<w:pPr><w:jc w:val="center"/></w:pPr>'),
  style('q', 'Quote'),
  style('src', 'Source Code'),
  style('ttl', 'Title'),
  style('out', '小节', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
  '<w:style w:type="character" w:styleId="strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>',
].join('')
const pStyle = (id: string) => `<w:pStyle w:val="${id}"/>`
const level = (ilvl: number, format: string, lvlText: string, start = 1) =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${lvlText}"/></w:lvl>`
const NUMBERING = [
  `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'bullet', '•')}</w:abstractNum>`,
  `<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '•')}${level(1, 'lowerLetter', '%2)', 1)}</w:abstractNum>`,
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
].join('')
const item = (content: string, numId = 1, ilvl = 0) =>
  p(r(content), `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`)
const tc = (content: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<w:') ? content : p(r(content))}</w:tc>`
const tr = (cells: string, properties = '') => `<w:tr>${properties ? `<w:trPr>${properties}</w:trPr>` : ''}${cells}</w:tr>`
const picture = (id: string, options: { alt?: string; anchor?: boolean; name?: string } = {}) =>
  `<w:r><w:drawing><wp:${options.anchor ? 'anchor' : 'inline'}><wp:docPr id="1" name="${options.name ?? '图片 1'}" descr="${options.alt ?? ''}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:${options.anchor ? 'anchor' : 'inline'}></w:drawing></w:r>`

let png: Uint8Array
let pictures: Pick<DocxParts, 'relationships' | 'files'>
beforeAll(async () => {
  png = new Uint8Array(
    await sharp({ create: { width: 40, height: 20, channels: 3, background: '#345' } })
      .png()
      .toBuffer(),
  )
  const emf = new Uint8Array(60)
  emf.set([1, 0, 0, 0])
  emf.set(new TextEncoder().encode(' EMF'), 40)
  pictures = {
    relationships: [
      { id: 'png', type: 'image', target: 'media/image1.png' },
      { id: 'emf', type: 'image', target: 'media/image2.emf' },
      { id: 'svg', type: 'image', target: 'media/image3.png' },
      { id: 'away', type: 'image', target: 'https://example.org/a.png', external: true },
      { id: 'gone', type: 'image', target: 'media/none.png' },
    ],
    files: {
      'word/media/image1.png': png,
      'word/media/image2.emf': emf,
      'word/media/image3.png': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    },
  }
})

describe('text', () => {
  it('keeps emphasis, position and what a character style says, and nothing of the looks', async () => {
    const body = p(
      r('粗', '<w:b/>') + r('斜', '<w:i/><w:color w:val="FF0000"/>') + r('下', '<w:u w:val="single"/>') + r('删', '<w:strike/>') + r('2', '<w:vertAlign w:val="superscript"/>') +
        r('强', '<w:rStyle w:val="strong"/>') + r('常', '<w:b w:val="0"/><w:u w:val="none"/>'),
    ) // prettier-ignore
    expect(await blocksOf({ body, styles: STYLES })).toEqual([
      paragraph(
        text('粗', { bold: true }),
        text('斜', { italic: true }),
        text('下', { underline: true }),
        text('删', { strike: true }),
        text('2', { superscript: true }),
        text('强', { bold: true }),
        text('常'),
      ),
    ])
  })

  it('knows headings by style name, by a style based on one, and by outline level', async () => {
    const body = p(r('高炉', '<w:b/>'), pStyle('chap')) + p(r('二'), pStyle('2')) + p(r('三'), pStyle('out')) + p(r('五'), pStyle('5'))
    const { blocks, report, title } = await convert({ body, styles: STYLES })
    expect(blocks.map((block) => (block.kind === 'heading' ? [block.level, block.content] : block))).toEqual([
      [1, [text('高炉')]],
      [2, [text('二')]],
      [3, [text('三')]],
      [4, [text('五')]],
    ])
    expect(title).toBe('高炉')
    expect(report.paragraphs[3]).toMatchObject({
      index: 4,
      text: '五',
      outcome: 'changed',
      notes: [{ code: 'headingTooDeep', details: { level: 5 } }],
    })
  })

  it('joins quotations and code, makes rules, and keeps alignment', async () => {
    const body =
      p(r('一'), pStyle('q')) +
      p(r('二'), pStyle('q')) +
      p('', '<w:pBdr><w:bottom w:val="single"/></w:pBdr>') +
      p(r('a'), pStyle('src')) +
      p(r('b'), pStyle('src')) +
      p(r('中'), '<w:jc w:val="center"/>')
    expect(await blocksOf({ body, styles: STYLES })).toEqual([
      { kind: 'quote', content: [[text('一')], [text('二')]] },
      { kind: 'rule' },
      { kind: 'code', text: 'a\nb' },
      { ...paragraph(text('中')), align: 'center' },
    ])
  })

  it('keeps safe links and turns the others into text with a note', async () => {
    const relationships = [
      { id: 'ok', type: 'hyperlink', target: 'https://example.org/?a=1', external: true },
      { id: 'bad', type: 'hyperlink', target: 'javascript:alert(1)', external: true },
    ]
    const body = p(
      `<w:hyperlink r:id="ok">${r('好', '<w:u w:val="single"/>')}</w:hyperlink><w:hyperlink r:id="bad">${r('坏')}</w:hyperlink><w:hyperlink w:anchor="x">${r('内')}</w:hyperlink>`,
    )
    const { blocks, report } = await convert({ body, relationships })
    expect(blocks).toEqual([paragraph({ kind: 'link', href: 'https://example.org/?a=1', content: [text('好')] }, text('坏内'))])
    expect(report.paragraphs[0]).toMatchObject({
      outcome: 'changed',
      notes: [
        { code: 'linkAsText', details: { href: 'javascript:alert(1)' } },
        { code: 'linkAsText', details: { href: '#x' } },
      ],
    })
  })

  it('reads fields: links, results, formulas, circled numbers; a table of contents over paragraphs is dropped and said so', async () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const code = (value: string) => `<w:r><w:instrText xml:space="preserve">${value}</w:instrText></w:r>`
    const body =
      p(mark('begin') + code('TOC \\o "1-3"') + mark('separate') + r('第一章 1')) +
      p(r('第二章 9') + mark('end')) +
      p(
        mark('begin') +
          code('HYPERLINK "mailto:a@example.org"') +
          mark('separate') +
          r('信') +
          mark('end') +
          mark('begin') +
          code(' SEQ 图 ') +
          mark('separate') +
          r('7') +
          mark('end'),
      ) +
      p(r('取') + mark('begin') + code('EQ \\f(1,2)') + mark('end') + mark('begin') + code('eq \\o\\ac(○,3)') + mark('end'))
    const { blocks, report } = await convert(body)
    expect(blocks).toEqual([
      paragraph({ kind: 'link', href: 'mailto:a@example.org', content: [text('信')] }, text('7')),
      paragraph(text('取'), { kind: 'formula', text: '1/2' }, { kind: 'formula', text: '③' }),
    ])
    expect(report.paragraphs.slice(0, 2).map(({ outcome, text: shown, notes }) => [outcome, shown, notes[0]?.code])).toEqual([
      ['dropped', '第一章 1', 'tableOfContents'],
      ['dropped', '第二章 9', 'tableOfContents'],
    ])
  })

  it('takes tracked changes as accepted, joins paragraphs whose mark was deleted, and warns', async () => {
    const body =
      p(r('留') + `<w:ins w:author="甲">${r('增')}</w:ins><w:del w:author="乙"><w:r><w:delText>减</w:delText></w:r></w:del>`) +
      p(r('前'), '<w:rPr><w:del w:author="丙"/></w:rPr>') +
      p(r('后'))
    const { blocks, report } = await convert(body)
    expect(blocks).toEqual([paragraph(text('留增')), paragraph(text('前后'))])
    expect(report.paragraphs.map(({ notes }) => notes)).toEqual([
      [
        { code: 'trackedInsertion', details: { author: '甲' } },
        { code: 'trackedDeletion', details: { author: '乙', text: '减' } },
      ],
      [{ code: 'paragraphsJoined', details: {} }],
      [],
    ])
    expect(report.warnings).toContainEqual({ code: 'hasTrackedChanges', details: { count: 3 } })
  })

  it('lists comments that it drops, and hidden text', async () => {
    const body = p(r('文') + '<w:r><w:commentReference w:id="7"/></w:r>' + r('暗', '<w:vanish/>'))
    const { blocks, report } = await convert({ body, comments: `<w:comment w:id="7" w:author="审">${p(r('请核'))}</w:comment>` })
    expect(blocks).toEqual([paragraph(text('文'))])
    expect(report.paragraphs[0]?.notes).toEqual([
      { code: 'comment', details: { author: '审', text: '请核' } },
      { code: 'hiddenText', details: { text: '暗' } },
    ])
    expect(report.warnings).toContainEqual({ code: 'hasComments', details: { count: 1 } })
  })

  it('keeps the text of what it does not know, and names it', async () => {
    const body = p(`<w:novelty>${r('新')}</w:novelty>`) + `<w:strange>${p(r('怪'))}</w:strange>`
    const { blocks, report } = await convert(body)
    expect(blocks).toEqual([paragraph(text('新')), paragraph(text('怪'))])
    expect(report.paragraphs[0]?.notes).toEqual([{ code: 'unknownElement', details: { name: 'w:novelty' } }])
    expect(report.warnings).toContainEqual({ code: 'unknownElement', details: { name: 'w:strange' } })
  })

  it('reads the strict format like the transitional one', async () => {
    const strict = (xml: Record<string, Uint8Array | string>) =>
      Object.fromEntries(
        Object.entries(xml).map(([name, content]) => [
          name,
          typeof content === 'string'
            ? content
                .replaceAll(
                  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
                  'http://purl.oclc.org/ooxml/wordprocessingml/main',
                )
                .replaceAll(
                  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
                  'http://purl.oclc.org/ooxml/officeDocument/relationships',
                )
            : content,
        ]),
      )
    const { docxFiles, zip } = await import('../../../../factories/docx')
    const bytes = await zip(strict(docxFiles({ body: p(r('严'), pStyle('1')), styles: STYLES })))
    expect((await convertDocx(bytes, { language: 'zh' })).blocks).toEqual([{ kind: 'heading', level: 1, content: [text('严')] }])
  })
})

describe('notes and formulas', () => {
  it('puts footnotes and endnotes where their marks stand, links and all', async () => {
    const note = (name: string, content: string) =>
      `<w:${name} w:id="-1" w:type="separator">${p('')}</w:${name}><w:${name} w:id="2">${content}</w:${name}>`
    const { blocks, report } = await convert({
      body: p(
        r('甲') +
          '<w:r><w:footnoteReference w:id="2"/></w:r>' +
          r('乙') +
          '<w:r><w:endnoteReference w:id="2"/></w:r>' +
          '<w:r><w:footnoteReference w:id="9"/></w:r>',
      ),
      footnotes: note('footnote', p('<w:r><w:footnoteRef/></w:r>' + r(' 注一', '<w:i/>')) + p(r('续'))),
      endnotes: note('endnote', p(r('注二'))),
    })
    expect(blocks).toEqual([
      paragraph(text('甲'), { kind: 'footnote', content: [text('注一', { italic: true }), { kind: 'break' }, text('续')] }, text('乙'), {
        kind: 'footnote',
        content: [text('注二')],
      }),
    ])
    expect(report.paragraphs[0]?.notes.map(({ code }) => code)).toEqual(['endnote', 'noteMissing'])
    expect(report.totals.footnotes).toBe(2)
  })

  const mr = (value: string) => `<m:r><m:t>${value}</m:t></m:r>`
  it.each<[string, string, string, string]>([
    [
      'a fraction',
      `<m:f><m:num>${mr('a+b')}</m:num><m:den>${mr('2')}</m:den></m:f>`,
      '(a+b)/2',
      '<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>',
    ],
    [
      'powers and indices',
      `<m:sSup><m:e>${mr('x')}</m:e><m:sup>${mr('2')}</m:sup></m:sSup><m:sSub><m:e>${mr('v')}</m:e><m:sub>${mr('10')}</m:sub></m:sSub>`,
      'x^2v_10',
      '<mrow><msup><mi>x</mi><mn>2</mn></msup><msub><mi>v</mi><mn>10</mn></msub></mrow>',
    ],
    ['a root', `<m:rad><m:deg>${mr('3')}</m:deg><m:e>${mr('x')}</m:e></m:rad>`, '3√(x)', '<mroot><mi>x</mi><mn>3</mn></mroot>'],
    [
      'a sum',
      `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${mr('i')}</m:sub><m:sup>${mr('n')}</m:sup><m:e>${mr('x')}</m:e></m:nary>`,
      '∑_i^n x',
      '<mrow><munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover><mi>x</mi></mrow>',
    ],
    [
      'fences and a comparison',
      `<m:d><m:e>${mr('a&lt;b')}</m:e></m:d>`,
      '(a<b)',
      '<mrow><mo fence="true">(</mo><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow><mo fence="true">)</mo></mrow>',
    ],
    ['Chinese words', mr('温度'), '温度', '<mtext>温度</mtext>'],
    [
      'a matrix',
      `<m:m><m:mr><m:e>${mr('1')}</m:e><m:e>${mr('0')}</m:e></m:mr></m:m>`,
      '[1, 0]',
      '<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr></mtable>',
    ],
  ])('reads %s as a line and as MathML', async (_, omml, line, mathml) => {
    const formula = (display: string): Inline => ({
      kind: 'formula',
      text: line,
      mathml: `<math xmlns="http://www.w3.org/1998/Math/MathML"${display}>${mathml}</math>`,
    })
    expect(await blocksOf(p(`${r('由')}<m:oMath>${omml}</m:oMath>`) + p(`<m:oMathPara><m:oMath>${omml}</m:oMath></m:oMathPara>`))).toEqual([
      paragraph(text('由'), formula('')),
      formula(' display="block"'),
    ])
  })
})

describe('lists', () => {
  it('nest, count on over other paragraphs, and say when a number format is lost', async () => {
    const body = item('一') + item('甲', 1, 1) + item('乙', 1, 1) + item('二') + p(r('间')) + item('三') + item('点', 2) + item('a', 2, 1)
    const { blocks, report } = await convert({ body, numbering: NUMBERING })
    const line = (value: string) => ({ content: [text(value)] })
    expect(blocks).toEqual([
      {
        kind: 'list',
        ordered: true,
        items: [{ ...line('一'), children: { kind: 'list', ordered: false, items: [line('甲'), line('乙')] } }, line('二')],
      },
      paragraph(text('间')),
      { kind: 'list', ordered: true, start: 3, items: [line('三')] },
      { kind: 'list', ordered: false, items: [{ ...line('点'), children: { kind: 'list', ordered: true, items: [line('a')] } }] },
    ])
    expect(report.paragraphs.filter(({ notes }) => notes.length > 0).map(({ text: shown, notes }) => [shown, notes[0]?.code])).toEqual([
      ['a', 'listFormat'],
    ])
  })
})

describe('tables', () => {
  it('keep spans, head rows and what stood in merged cells', async () => {
    const body = `<w:tbl><w:tblPr/>${tr(tc('项目', '<w:vMerge w:val="restart"/>') + tc('参数', '<w:gridSpan w:val="2"/>'), '<w:tblHeader/>')}${tr(
      tc('余', '<w:vMerge/>') + tc('温度') + tc('压力'),
    )}${tr(tc('甲') + tc('1') + tc('2'))}</w:tbl>`
    const { blocks, report } = await convert(body)
    expect(blocks).toEqual([
      {
        kind: 'table',
        headerRows: 2,
        rows: [
          [
            { content: [[text('项目')], [text('余')]], rowSpan: 2 },
            { content: [[text('参数')]], colSpan: 2 },
          ],
          [{ content: [[text('温度')]] }, { content: [[text('压力')]] }],
          [{ content: [[text('甲')]] }, { content: [[text('1')]] }, { content: [[text('2')]] }],
        ],
      },
    ])
    expect(report.warnings.map(({ code }) => code)).toContain('mergedText')
  })

  it('flatten a table inside a table and lists inside cells, and say so', async () => {
    const inner = `<w:tbl>${tr(tc('内1') + tc('内2'))}</w:tbl>`
    const body = `<w:tbl>${tr(tc(`${inner}${p('')}`) + tc(item('一') + item('二')))}</w:tbl>`
    const { blocks, report } = await convert({ body, numbering: NUMBERING })
    expect(blocks).toEqual([
      { kind: 'table', headerRows: 0, rows: [[{ content: [[text('内1；内2')]] }, { content: [[text('1. 一')], [text('2. 二')]] }]] },
    ])
    expect(report.warnings.map(({ code }) => code)).toContain('nestedTable')
    expect(report.paragraphs.flatMap(({ notes }) => notes.map(({ code }) => code))).toEqual(['listInCell', 'listInCell'])
  })
})

describe('pictures', () => {
  it('become figures when alone, stay in the line beside text, and carry their captions', async () => {
    const body =
      p(picture('png', { alt: '炉体' })) +
      p(r('图 1-2　高炉炉体'), pStyle('cap')) +
      p(r('见') + picture('png', { alt: '符号' }) + r('处')) +
      p(r('表1-1 工艺参数')) +
      `<w:tbl>${tr(tc('一'))}</w:tbl>` +
      p(r('图1-2所示为高炉。'))
    const { blocks, assets, report } = await convert({ body, styles: STYLES, ...pictures })
    const [asset] = assets
    expect(assets).toEqual([
      {
        id: expect.stringMatching(/^image-[0-9a-f]{16}$/) as string,
        fileName: 'image1.png',
        mimeType: 'image/png',
        bytes: png,
        widthPx: 40,
        heightPx: 20,
      },
    ])
    expect(blocks).toEqual([
      { kind: 'figure', asset: asset?.id, alt: '炉体', caption: '高炉炉体' },
      paragraph(text('见'), { kind: 'image', asset: asset?.id ?? '', alt: '符号' }, text('处')),
      { kind: 'table', caption: '工艺参数', headerRows: 0, rows: [[{ content: [[text('一')]] }]] },
      paragraph(text('图1-2所示为高炉。')),
    ])
    expect(report.paragraphs.map(({ notes }) => notes.map(({ code }) => code))).toEqual([
      [],
      ['figureCaption'],
      [],
      ['tableCaption'],
      [],
      [],
    ])
    expect(report.paragraphs[1]?.notes[0]?.details).toEqual({ number: '图 1-2' })
  })

  it.each([
    ['of a vector format', 'emf', 'unsupportedPicture'],
    ['that is an SVG with a script under another name', 'svg', 'unsupportedPicture'],
    ['outside of the file', 'away', 'externalPicture'],
    ['that is missing', 'gone', 'damagedPicture'],
    ['whose id leads nowhere', 'none', 'damagedPicture'],
  ])('never vanish: one %s leaves a remark in the text and a note in the report', async (_, id, code) => {
    const { blocks, assets, report } = await convert({ body: p(picture(id, { name: '示意图' })), ...pictures })
    expect(blocks).toEqual([paragraph(text('［此处有图片未能导入：示意图］'))])
    expect(assets).toEqual([])
    expect(report.paragraphs[0]).toMatchObject({ outcome: 'changed', notes: [{ code }] })
    expect(report.totals.placeholders).toBe(1)
  })

  it('are found where they fill a shape, and named where they are hidden or stand in a header', async () => {
    const shape = `<w:r><w:drawing><wp:inline><wp:docPr id="3" name="底图"/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:blipFill><a:blip r:embed="png"/></a:blipFill></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
    const hidden = picture('png').replace('<w:r>', '<w:r><w:rPr><w:vanish/></w:rPr>')
    const { blocks, report } = await convert({
      body: p(shape) + p(r('文') + hidden),
      relationships: [...(pictures.relationships ?? []), { id: 'head', type: 'header', target: 'header1.xml' }],
      files: {
        ...pictures.files,
        'word/header1.xml':
          '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:blip/></w:hdr>',
      },
    })
    expect(blocks).toEqual([{ kind: 'figure', asset: expect.any(String) as string, alt: '' }, paragraph(text('文'))])
    expect(report.paragraphs[1]?.notes).toEqual([{ code: 'hiddenText', details: { text: '［图片］' } }])
    expect(report.warnings).toContainEqual({ code: 'headerFooter', details: { text: '［图片］' } })
  })

  it('that float stand after their paragraph; text boxes too', async () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="2" name="框"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${p(r('框内'))}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${p(r('框内'))}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    const { blocks, report } = await convert({ body: p(r('文') + picture('png', { anchor: true, alt: '浮' }) + box), ...pictures })
    expect(blocks).toEqual([
      paragraph(text('文')),
      { kind: 'figure', asset: expect.any(String) as string, alt: '浮' },
      paragraph(text('框内')),
    ])
    expect(report.paragraphs.map(({ text: shown, notes }) => [shown, notes.map(({ code }) => code)])).toEqual([
      ['文', ['textBox', 'pictureMoved']],
      ['框内', []],
    ])
  })

  it('are found in VML, and a formula object leaves a remark that asks to enter it again', async () => {
    const vml = `<w:r><w:pict><v:shape><v:imagedata r:id="png" o:title="旧图"/></v:shape></w:pict></w:r>`
    const ole = `<w:r><w:object><v:shape><v:imagedata r:id="emf"/></v:shape><o:OLEObject ProgID="Equation.DSMT4"/></w:object></w:r>`
    const { blocks } = await convert({ body: p(vml) + p(r('式') + ole), ...pictures })
    expect(blocks).toEqual([
      { kind: 'figure', asset: expect.any(String) as string, alt: '' },
      paragraph(text('式［此处有公式对象未能导入，请重新录入：Equation.DSMT4］')),
    ])
  })

  it('without alternative text are named so that it can be added', async () => {
    expect(await codesOf({ body: p(picture('png')), ...pictures })).toEqual(['pictureWithoutAlt'])
  })
})

describe('the report', () => {
  it('adds up, and can be read in both languages', async () => {
    const { report } = await convert({
      body: p(r('一')) + p('') + p(r('二') + '<w:r><w:br w:type="page"/></w:r>') + p(r('目录 1'), pStyle('t')),
      styles: style('t', 'toc 1'),
    })
    expect(report.totals).toMatchObject({ paragraphs: 3, kept: 1, changed: 1, dropped: 1, characters: 2 })
    expect(report.paragraphs.map(({ index, text: shown, outcome }) => [index, shown, outcome])).toEqual([
      [1, '一', 'kept'],
      [2, '二', 'changed'],
      [3, '目录 1', 'dropped'],
    ])
    const note = { code: 'linkAsText', details: { href: 'file:///x' } }
    expect(translateReportNote(note, 'zh')).toBe('链接只保留文字，地址不能使用：file:///x')
    expect(translateReportNote(note, 'en')).toBe('The link became plain text; its address cannot be used: file:///x')
    expect(translateReportNote({ code: 'constructor' }, 'en')).toBe('constructor')
  })
})

import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type FileChild,
  type IParagraphOptions,
  type ITableBordersOptions,
} from 'docx'
import type { NumberedBlock, NumberedCell, NumberedList } from '../numbering'
import { formulaNumber } from '../typography/labels'
import { clean, CODE_FONT, FORMULA_FONT, imageRun, runs, type DocxContext } from './inline'

/** The blocks of a chapter as Word paragraphs and tables, with the styles of `styles.ts`. */
export function docxBlocks(blocks: NumberedBlock[], context: DocxContext): FileChild[] {
  return blocks.flatMap((block) => docxBlock(block, context))
}

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4, HeadingLevel.HEADING_5]
/** Widest picture in pixels: the measure of 16 cm. */
const MEASURE_PX = 600

function docxBlock(block: NumberedBlock, context: DocxContext): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: HEADINGS[Math.min(block.depth, 5) - 1] ?? HeadingLevel.HEADING_2,
          children: runs(block.content, context),
        }),
      ]
    case 'paragraph':
      return [new Paragraph({ style: 'BookText', ...aligned(block.align), children: runs(block.content, context) })]
    case 'list':
      return listParagraphs(block, context, 0)
    case 'quote':
      return block.content.map((line) => new Paragraph({ style: 'BookQuote', children: runs(line, context) }))
    case 'code':
      return block.text
        .split('\n')
        .map((line) => new Paragraph({ style: 'BookCode', children: [new TextRun({ text: clean(line), font: CODE_FONT })] }))
    case 'rule':
      return [
        new Paragraph({
          border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: '808080', space: 1 } },
          indent: { left: 2400, right: 2400 },
        }),
      ]
    case 'figure': {
      const picture = context.image(block.asset)
      const width = Math.min(MEASURE_PX, picture.width, (480 * picture.width) / picture.height)
      return [
        new Paragraph({
          style: 'BookFigure',
          children: [imageRun(picture, width, (width * picture.height) / picture.width, block.alt || block.caption || '')],
        }),
        ...captionOf([block.label, block.caption], 'BookCaption'),
      ]
    }
    case 'formula':
      return [
        new Paragraph({
          style: 'BookFormula',
          tabStops: [
            { type: 'center', position: 4500 },
            { type: 'right', position: 9000 },
          ],
          children: [
            new TextRun({ children: [new Tab(), clean(block.text)], font: FORMULA_FONT }),
            ...(block.label ? [new TextRun({ children: [new Tab(), formulaNumber(block.label)] })] : []),
          ],
        }),
      ]
    case 'table':
      return [...captionOf([block.label, block.caption], 'BookTableCaption'), ...tableOf(block, context)]
  }
}

function aligned(align: 'center' | 'right' | undefined): Pick<IParagraphOptions, 'alignment' | 'indent'> {
  return align ? { alignment: align === 'center' ? AlignmentType.CENTER : AlignmentType.RIGHT, indent: { firstLine: 0 } } : {}
}

function captionOf(parts: (string | undefined)[], style: string): Paragraph[] {
  const text = parts.filter(Boolean).join('\u3000')
  return text ? [new Paragraph({ style, text: clean(text) })] : []
}

function listParagraphs(list: NumberedList, context: DocxContext, level: number): FileChild[] {
  const numbering = context.listReference(list.ordered, list.start ?? 1)
  return list.items.flatMap((item) => [
    new Paragraph({ style: 'BookList', numbering: { ...numbering, level: Math.min(level, 3) }, children: runs(item.content, context) }),
    ...(item.children ? listParagraphs(item.children, context, level + 1) : []),
  ])
}

function tableOf(table: Extract<NumberedBlock, { kind: 'table' }>, context: DocxContext): FileChild[] {
  const rows = table.rows.filter((row) => row.length > 0)
  if (rows.length === 0) return []
  const columns = Math.max(...rows.map((row) => row.reduce((sum, cell) => sum + (cell.colSpan ?? 1), 0)))
  return [
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      columnWidths: Array.from({ length: columns }, () => Math.floor(9000 / columns)),
      borders: THREE_LINES,
      rows: rows.map(
        (row, index) =>
          new TableRow({
            ...(index < table.headerRows ? { tableHeader: true } : {}),
            cantSplit: true,
            children: row.map((cell) => cellOf(cell, index < table.headerRows, rows.length - index, context)),
          }),
      ),
    }),
    new Paragraph({ style: 'BookAfterTable' }),
  ]
}

function cellOf(cell: NumberedCell, head: boolean, rowsLeft: number, context: DocxContext): TableCell {
  const bold = head || cell.header
  const lines = cell.content.length ? cell.content : [[]]
  return new TableCell({
    ...(cell.colSpan && cell.colSpan > 1 ? { columnSpan: cell.colSpan } : {}),
    ...(cell.rowSpan && cell.rowSpan > 1 && rowsLeft > 1 ? { rowSpan: Math.min(cell.rowSpan, rowsLeft) } : {}),
    verticalAlign: VerticalAlignTable.CENTER,
    children: lines.map(
      (line) =>
        new Paragraph({
          style: 'BookTable',
          ...(bold ? { alignment: AlignmentType.CENTER } : {}),
          children: runs(line, context, bold ? { bold: true } : {}),
        }),
    ),
  })
}

const strong = { style: BorderStyle.SINGLE, size: 12, color: '1D2126' }
const fine = { style: BorderStyle.SINGLE, size: 2, color: '9AA0A6' }
const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' }
const THREE_LINES: ITableBordersOptions = {
  top: strong,
  bottom: strong,
  left: none,
  right: none,
  insideHorizontal: fine,
  insideVertical: none,
}

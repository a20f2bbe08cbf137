import { AlignmentType, LevelFormat, LineRuleType, type ILevelsOptions, type IParagraphStyleOptions, type IStylesOptions } from 'docx'

const SONG = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体', cs: 'Times New Roman' }
const HEI = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体', cs: 'Arial' }
/** Half-points: 五号 is 10.5 pt. */
const BODY = 21

const paragraph = (id: string, name: string, options: Omit<IParagraphStyleOptions, 'id' | 'name'>): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  ...options,
})
const heading = (size: number, before: number, after: number) => ({
  run: { size, bold: true, font: HEI, color: '1D2126' },
  paragraph: { spacing: { before, after }, keepNext: true },
})

/** The styles of a review copy: named, so that a reviewer's Word shows and changes them as such. Lengths in twentieths of a point. */
export const REVIEW_STYLES: IStylesOptions = {
  default: {
    document: { run: { font: SONG, size: BODY }, paragraph: { spacing: { line: 360, lineRule: LineRuleType.AUTO } } },
    title: {
      run: { size: 52, bold: true, font: HEI },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 2400, after: 240 } },
    },
    heading1: heading(36, 480, 360),
    heading2: heading(30, 320, 200),
    heading3: heading(24, 240, 120),
    heading4: heading(BODY, 160, 80),
    heading5: heading(BODY, 120, 60),
    hyperlink: { run: { color: '2B4A66', underline: {} } },
    footnoteText: { run: { size: 18 }, paragraph: { spacing: { line: 260 } } },
  },
  paragraphStyles: [
    paragraph('BookText', '正文段落', { paragraph: { alignment: AlignmentType.BOTH, indent: { firstLine: 420 } } }),
    paragraph('BookList', '列表段落', { paragraph: { alignment: AlignmentType.BOTH } }),
    paragraph('BookQuote', '引文', { paragraph: { indent: { left: 420, right: 420 }, spacing: { before: 60, after: 60 } } }),
    paragraph('BookCode', '代码', { run: { size: 18 }, paragraph: { indent: { left: 210 }, spacing: { line: 260 } } }),
    paragraph('BookFigure', '图片', { paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 160 } } }),
    paragraph('BookCaption', '图题', {
      run: { size: 18, font: HEI },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 60, after: 200 } },
    }),
    paragraph('BookTableCaption', '表题', {
      run: { size: 18, font: HEI },
      paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 200, after: 60 } },
    }),
    paragraph('BookTable', '表格文字', { run: { size: 18 }, paragraph: { spacing: { line: 280, before: 30, after: 30 } } }),
    paragraph('BookAfterTable', '表后', { run: { size: 12 }, paragraph: { spacing: { line: 200 } } }),
    paragraph('BookFormula', '公式', { paragraph: { spacing: { before: 80, after: 80 } } }),
    paragraph('BookCentred', '居中', { paragraph: { alignment: AlignmentType.CENTER } }),
  ],
}

/** Four levels of a list; the first begins at `start`. */
export function listLevels(ordered: boolean, start: number): ILevelsOptions[] {
  const formats = [LevelFormat.DECIMAL, LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN]
  const texts = ['%1.', '(%2)', '%3.', '%4.']
  const bullets = ['■', '○', '◆', '·']
  return formats.map((format, level) => ({
    level,
    format: ordered ? format : LevelFormat.BULLET,
    text: (ordered ? texts[level] : bullets[level]) ?? '',
    alignment: AlignmentType.LEFT,
    start: level === 0 ? start : 1,
    style: { paragraph: { indent: { left: 840 + level * 420, hanging: 420 } }, ...(ordered ? {} : { run: { size: 14 } }) },
  }))
}

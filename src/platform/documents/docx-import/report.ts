import type { Language } from '@/kernel/errors'

/** What a note says about the text that it stands at. */
export type NoteEffect = 'kept' | 'changed' | 'dropped'
type NoteDefinition = { effect: NoteEffect; zh: string; en: string }

const NOTES = {
  trackedInsertion: { effect: 'changed', zh: '{author} 插入的修订已按接受处理。', en: 'An insertion by {author} was taken as accepted.' },
  trackedDeletion: {
    effect: 'changed',
    zh: '{author} 的删除修订已按接受处理，删去：“{text}”。',
    en: 'A deletion by {author} was taken as accepted: "{text}" is gone.',
  },
  trackedMove: {
    effect: 'changed',
    zh: '{author} 移动的文字已按移动后的位置处理。',
    en: 'Text moved by {author} stands where it was moved to.',
  },
  trackedFormatting: { effect: 'changed', zh: '格式修订已按接受处理。', en: 'Tracked formatting was taken as accepted.' },
  trackedRow: {
    effect: 'changed',
    zh: '表格行的修订已按接受处理：{text}',
    en: 'A tracked change to a table row was taken as accepted: {text}',
  },
  comment: { effect: 'changed', zh: '批注未导入（{author}）：“{text}”。', en: 'A comment was not imported ({author}): "{text}".' },
  linkAsText: {
    effect: 'changed',
    zh: '链接只保留文字，地址不能使用：{href}',
    en: 'The link became plain text; its address cannot be used: {href}',
  },
  externalPicture: {
    effect: 'dropped',
    zh: '图片在文件之外，没有导入，原处留有说明：{target}',
    en: 'The picture lies outside of the file and was not imported; a remark stands in its place: {target}',
  },
  unsupportedPicture: {
    effect: 'dropped',
    zh: '{type} 图片不能使用，请另存为 PNG 或 JPEG；原处留有说明：{name}',
    en: 'A {type} picture cannot be used, please save it as PNG or JPEG; a remark stands in its place: {name}',
  },
  damagedPicture: {
    effect: 'dropped',
    zh: '图片已损坏或缺失，原处留有说明：{name}',
    en: 'The picture is damaged or missing; a remark stands in its place: {name}',
  },
  pictureTooLarge: {
    effect: 'dropped',
    zh: '图片超过大小上限，原处留有说明：{name}',
    en: 'The picture is larger than allowed; a remark stands in its place: {name}',
  },
  pictureCropped: {
    effect: 'changed',
    zh: '图片在 Word 中裁剪过，导入的是完整的原图：{name}',
    en: 'The picture was cropped in Word; the whole original was imported: {name}',
  },
  pictureMoved: { effect: 'changed', zh: '浮动图片移到本段之后。', en: 'A floating picture was placed after this paragraph.' },
  pictureWithoutAlt: {
    effect: 'kept',
    zh: '图片没有替代文字，请补写：{name}',
    en: 'The picture has no alternative text, please add it: {name}',
  },
  chart: {
    effect: 'dropped',
    zh: '图表不能导入，原处留有说明，请以图片代替。',
    en: 'A chart cannot be imported; a remark stands in its place, please use a picture.',
  },
  diagram: {
    effect: 'changed',
    zh: 'SmartArt 图形只保留文字，请以图片代替。',
    en: 'Of a SmartArt graphic only the text was kept; please use a picture.',
  },
  embeddedObject: {
    effect: 'changed',
    zh: '嵌入对象（{type}）不能导入，只保留它的预览图或一句说明。',
    en: 'An embedded object ({type}) cannot be imported; only its preview or a remark was kept.',
  },
  textBox: { effect: 'changed', zh: '文本框里的文字移到本段之后。', en: 'The text of a text box was placed after this paragraph.' },
  shape: { effect: 'dropped', zh: '没有文字的图形（{name}）没有导入。', en: 'A shape without text ({name}) was not imported.' },
  wordArt: { effect: 'changed', zh: '艺术字只保留文字。', en: 'Of WordArt only the text was kept.' },
  formulaPart: {
    effect: 'changed',
    zh: '公式中有不认识的结构（{name}），保留为文字。',
    en: 'A formula has an unknown part ({name}); it was kept as text.',
  },
  fieldFormula: { effect: 'changed', zh: '域代码公式改为可读文字：{text}', en: 'A formula in a field code became readable text: {text}' },
  tableOfContents: { effect: 'dropped', zh: '目录没有导入，由系统生成。', en: 'The table of contents was not imported; it is generated.' },
  pageBreak: { effect: 'changed', zh: '分页符没有保留。', en: 'A page break was not kept.' },
  hiddenText: { effect: 'dropped', zh: '隐藏文字没有导入：“{text}”', en: 'Hidden text was not imported: "{text}"' },
  symbol: {
    effect: 'changed',
    zh: '符号字体 {font} 的字符 {char} 无法对应，以 □ 代替。',
    en: 'Character {char} of the symbol font {font} is unknown and stands as □.',
  },
  ruby: { effect: 'changed', zh: '拼音注在字后的括号里。', en: 'Phonetic guides follow their characters in brackets.' },
  emphasisMark: { effect: 'changed', zh: '着重号改为加粗。', en: 'Emphasis marks became bold.' },
  headingTooDeep: { effect: 'changed', zh: '{level} 级标题改为 4 级。', en: 'A heading of level {level} became level 4.' },
  headingNumber: {
    effect: 'changed',
    zh: '标题的自动编号没有写入文字。',
    en: 'The automatic number of a heading was not written into its text.',
  },
  headingInPlace: { effect: 'changed', zh: '表格或文本框内的标题改为加粗文字。', en: 'A heading inside a table became bold text.' },
  listFormat: {
    effect: 'changed',
    zh: '列表编号样式“{format}”改为统一样式。',
    en: 'The list number format "{format}" became the uniform one.',
  },
  listInCell: { effect: 'changed', zh: '表格内的列表改为带符号的段落。', en: 'A list inside a table became paragraphs with marks.' },
  listMixed: { effect: 'changed', zh: '同一层的混合列表并为一个列表。', en: 'Mixed lists on one level became one list.' },
  nestedTable: { effect: 'changed', zh: '表格中的表格改为文字，每行一段。', en: 'A table inside a table became text, a paragraph a row.' },
  mergedText: {
    effect: 'changed',
    zh: '被合并单元格里的文字并入合并后的单元格。',
    en: 'Text in merged-away cells was moved into the merged cell.',
  },
  headRowAssumed: {
    effect: 'kept',
    zh: '按表格样式把首行“{text}”作为表头。',
    en: 'The first row "{text}" was taken as head, as the table style says.',
  },
  figureCaption: {
    effect: 'changed',
    zh: '识别为图题，原编号“{number}”由系统重新生成。',
    en: 'Taken as a figure caption; its number "{number}" will be given anew.',
  },
  tableCaption: {
    effect: 'changed',
    zh: '识别为表题，原编号“{number}”由系统重新生成。',
    en: 'Taken as a table caption; its number "{number}" will be given anew.',
  },
  endnote: { effect: 'changed', zh: '尾注改为脚注。', en: 'An endnote became a footnote.' },
  noteMissing: { effect: 'dropped', zh: '找不到注文（编号 {id}）。', en: 'The text of note {id} is missing.' },
  noteRepeated: {
    effect: 'dropped',
    zh: '同一条注（编号 {id}）只保留第一处。',
    en: 'Note {id} is referred to again; only the first place keeps it.',
  },
  unknownElement: {
    effect: 'changed',
    zh: '不认识的内容（{name}），只保留其中的文字。',
    en: 'Unknown content ({name}); only its text was kept.',
  },
  foreignPart: {
    effect: 'dropped',
    zh: '嵌入的外来文档（{name}）没有导入。',
    en: 'An embedded foreign document ({name}) was not imported.',
  },
  paragraphsJoined: {
    effect: 'changed',
    zh: '段落标记的删除修订已接受，与下一段合并。',
    en: 'A deleted paragraph mark was accepted; the paragraph was joined with the next.',
  },
  headerFooter: { effect: 'dropped', zh: '页眉页脚没有导入：“{text}”', en: 'Headers and footers were not imported: "{text}"' },
  macros: { effect: 'dropped', zh: '文件含有宏，没有导入。', en: 'The file holds macros, which were not imported.' },
  hasTrackedChanges: {
    effect: 'changed',
    zh: '文件有 {count} 处未处理的修订，已全部按接受处理，请核对。',
    en: 'The file has {count} tracked changes; all were taken as accepted, please check.',
  },
  hasComments: {
    effect: 'dropped',
    zh: '文件有 {count} 条批注没有导入，已在报告中列出。',
    en: 'The file has {count} comments that were not imported; the report lists them.',
  },
  looks: {
    effect: 'changed',
    zh: '字体、字号、颜色和行距由书籍版式统一决定，没有保留。',
    en: 'Typefaces, sizes, colours and line spacing come from the book’s own style and were not kept.',
  },
} as const satisfies Record<string, NoteDefinition>

export type NoteCode = keyof typeof NOTES
export type NoteDetails = Record<string, string | number>
export type ReportNote = { code: NoteCode; details: NoteDetails }

export type ParagraphReport = { index: number; text: string; outcome: NoteEffect; notes: ReportNote[] }

export type ImportTotals = {
  /** Paragraphs that hold anything; `kept`, `changed` and `dropped` add up to it. Empty lines are not counted. */
  paragraphs: number
  kept: number
  changed: number
  dropped: number
  headings: number
  lists: number
  tables: number
  figures: number
  inlinePictures: number
  placeholders: number
  footnotes: number
  formulas: number
  links: number
  characters: number
}

/** `index` counts the paragraphs of the Word file from 1, those in tables and text boxes included, empty ones not. */
export type ImportReport = { paragraphs: ParagraphReport[]; totals: ImportTotals; warnings: ReportNote[] }

export function noteEffect(code: NoteCode): NoteEffect {
  return NOTES[code].effect
}

/** One sentence for one note; the name of its code when a later version wrote it. */
export function translateReportNote(note: { code: string; details?: NoteDetails }, language: Language): string {
  if (!Object.hasOwn(NOTES, note.code)) return note.code
  return NOTES[note.code as NoteCode][language].replace(/\{(\w+)\}/g, (_, name: string) => String(note.details?.[name] ?? ''))
}

const PLACEHOLDERS = {
  zh: {
    picture: '［此处有图片未能导入：{name}］',
    chart: '［此处有图表未能导入］',
    object: '［此处有嵌入对象未能导入：{name}］',
    formula: '［此处有公式对象未能导入，请重新录入：{name}］',
  },
  en: {
    picture: '[A picture here could not be imported: {name}]',
    chart: '[A chart here could not be imported]',
    object: '[An embedded object here could not be imported: {name}]',
    formula: '[A formula object here could not be imported, please enter it again: {name}]',
  },
} as const

/** The remark that stands in the text where something could not be brought in. */
export function placeholderText(kind: keyof (typeof PLACEHOLDERS)['zh'], name: string, language: Language): string {
  return PLACEHOLDERS[language][kind].replace('{name}', name)
}

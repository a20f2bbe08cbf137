import { deflateSync } from 'node:zlib'
import type { Asset, Block, BookContent, Chapter, Inline, TableCell } from '@/platform/documents/model'

/** A book of two chapters in which every kind of block and inline stands at least once. The same on every call. */
export function smallBook(changes: Partial<BookContent> = {}): BookContent {
  return {
    ...bookShell('炼油工艺基础'),
    chapters: [everyKindChapter(1, '蒸馏原理'), { ...everyKindChapter(2, '常减压装置'), authors: ['周明远'] }],
    assets: [picture('flow', 640, 360), picture('sign', 48, 48)],
    ...changes,
  }
}

/**
 * A book of running text, tables, figures, formulas and notes that fills about `pages` pages of 16开.
 * Deterministic: a seeded generator chooses the sentences.
 */
export function longBook(pages = 300): BookContent {
  const random = generator(20261122)
  const chapterCount = Math.max(1, Math.round(pages / 25))
  const sectionsPerChapter = Math.max(1, Math.round((pages / chapterCount) * 0.31))
  const chapters = Array.from({ length: chapterCount }, (_, index): Chapter => {
    const number = index + 1
    const part = chapterCount >= 4 ? (index < chapterCount / 2 ? '第一篇　工艺基础' : '第二篇　装置操作') : undefined
    const blocks = Array.from({ length: sectionsPerChapter }, (_, section) => sectionBlocks(random, section + 1)).flat()
    return { id: `chapter-${number}`, number, title: pick(random, CHAPTER_TITLES, index), blocks, ...(part ? { part } : {}) }
  })
  return { ...bookShell('炼油装置操作与维护'), chapters, assets: [picture('flow', 960, 540), picture('tower', 600, 800)] }
}

/** A PNG with a deterministic drawing of lines and areas. */
export function picture(id: string, widthPx: number, heightPx: number): Asset {
  return { id, fileName: `${id}.png`, mimeType: 'image/png', bytes: png(widthPx, heightPx), widthPx, heightPx }
}

export const text = (value: string, marks: Omit<Extract<Inline, { kind: 'text' }>, 'kind' | 'text'> = {}): Inline => ({
  kind: 'text',
  text: value,
  ...marks,
})
export const paragraph = (...content: (Inline | string)[]): Block => ({
  kind: 'paragraph',
  content: content.map((part) => (typeof part === 'string' ? text(part) : part)),
})
export const heading = (level: 1 | 2 | 3 | 4, title: string): Block => ({ kind: 'heading', level, content: [text(title)] })
export const note = (content: string): Inline => ({ kind: 'footnote', content: [text(content)] })
export const cell = (value: string, extra: Partial<TableCell> = {}): TableCell => ({ content: [[text(value)]], ...extra })

const FRACTION =
  '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>R</mi><mo>=</mo><mfrac><msub><mi>L</mi><mn>0</mn></msub><mi>D</mi></mfrac></math>'

function bookShell(title: string): Omit<BookContent, 'chapters' | 'assets'> {
  return {
    identifier: 'urn:uuid:3f0c9a52-6a4e-4b6b-9a55-0d3c2b7e1f10',
    title,
    subtitle: '中级工分册',
    series: '职业技能培训教材',
    language: 'zh-CN',
    occupation: { code: '6-11-01-01', name: '石油炼制工', level: '四级/中级工' },
    committee: '炼化专业编写委员会',
    contributors: [
      { name: '林承志', role: 'chiefEditor', organisation: '东岸炼化公司' },
      { name: '周明远', role: 'author' },
      { name: '何静', role: 'author' },
      { name: '孙维', role: 'leadReviewer' },
      { name: '陈立', role: 'reviewer' },
      { name: '吴晓岚', role: 'responsibleEditor' },
      { name: '郑文', role: 'proofreader' },
    ],
    colophon: {
      isbn: '978-7-5021-0000-1',
      cip: '中国国家版本馆CIP数据核字（2026）第000001号',
      publisher: '职业技能培训教材编审中心',
      address: '北京市朝阳区安华里二区1号',
      editionNo: 2,
      printingNo: 1,
      publishedOn: '2026-08-01',
      printedOn: '2026-09-15',
      characterCount: 286_400,
      priceFen: 5800,
      formatText: '185 mm × 260 mm　1/16',
      sheets: 18.75,
      printRun: 3000,
    },
    modifiedAt: '2026-08-20T08:30:00.000Z',
    foreword: [
      paragraph('本书面向炼化企业的一线操作人员编写，内容与职业技能标准的鉴定点逐条对应。'),
      paragraph('第二版更新了装置实例，并补充了安全操作的要求。读者发现差错，可在平台的勘误页面提出。'),
    ],
  }
}

function everyKindChapter(number: number, title: string): Chapter {
  return {
    id: `chapter-${number}`,
    number,
    title,
    part: '第一篇　工艺基础',
    blocks: [
      heading(1, title),
      paragraph(
        '原油是多种烃类的混合物，沸点从常温延续到',
        text('500 ℃', { bold: true }),
        '以上。工业上利用',
        text('沸点差异', { italic: true }),
        '把它分成若干馏分',
        note('馏分指在一定沸程内馏出的组分。'),
        '，这一过程称为“蒸馏”。',
      ),
      heading(2, '第一节　基本概念'),
      paragraph(
        '水的化学式写作 H',
        text('2', { subscript: true }),
        'O，面积的单位是 m',
        text('2', { superscript: true }),
        '。回流比 ',
        { kind: 'formula', text: 'R = L/D', mathml: FRACTION },
        ' 影响分离精度，详见',
        { kind: 'link', href: 'https://example.org/standard?a=1&b=2', content: [text('标准文本')] },
        '。',
      ),
      { kind: 'formula', text: 'R = L0/D', mathml: FRACTION },
      { kind: 'figure', asset: 'flow', alt: '常压塔流程：进料、塔顶冷凝、侧线抽出', caption: '常压塔流程示意' },
      heading(3, '一、塔内的汽液流动'),
      {
        kind: 'list',
        ordered: true,
        items: [
          { content: [text('检查进料温度与流量。')] },
          {
            content: [text('核对塔顶压力：')],
            children: {
              kind: 'list',
              ordered: false,
              items: [{ content: [text('表压不超过 0.05 MPa；')] }, { content: [text('波动不超过 ±5%。')] }],
            },
          },
          { content: [text('记录'), { kind: 'image', asset: 'sign', alt: '警示标志' }, text('处的读数。')] },
        ],
      },
      {
        kind: 'table',
        caption: '各侧线的控制指标',
        headerRows: 2,
        rows: [
          [
            cell('侧线', { header: true, rowSpan: 2 }),
            cell('温度/℃', { header: true, colSpan: 2 }),
            cell('说明', { header: true, rowSpan: 2 }),
          ],
          [cell('下限', { header: true }), cell('上限', { header: true })],
          [cell('常一线', { header: true }), cell('180'), cell('220'), cell('航煤馏分，干点须稳定', { rowSpan: 2 })],
          [cell('常二线', { header: true }), cell('250'), cell('300')],
          [cell('合计以各装置操作规程为准', { colSpan: 4 })],
        ],
      },
      { kind: 'quote', content: [[text('安全第一，预防为主。')], [text('——操作规程总则')]] },
      { kind: 'code', text: 'IF TI101 > 370 THEN\n    ALARM("炉出口超温")\nEND' },
      { kind: 'rule' },
      { kind: 'paragraph', content: [text('居中的说明')], align: 'center' },
      paragraph(
        '换行',
        { kind: 'break' },
        '之后',
        text('下划线', { underline: true }),
        '与',
        text('删除线', { strike: true }),
        '，以及',
        text('TI101', { code: true }),
        '位号',
        note('位号的首字母表示被测变量。'),
        '。',
      ),
    ],
  }
}

function sectionBlocks(random: () => number, section: number): Block[] {
  const topic = pick(random, TOPICS)
  const prose = (count: number): Block[] =>
    Array.from({ length: count }, () => paragraph(...sentences(random, 4 + Math.floor(random() * 5))))
  const blocks: Block[] = [heading(2, `第${section}节　${topic}`), ...prose(3), heading(3, '一、工作原理'), ...prose(3)]
  if (section % 2 === 0) blocks.push({ kind: 'formula', text: 'Q = K·A·Δtm' })
  if (section % 3 === 0)
    blocks.push({ kind: 'figure', asset: section % 2 ? 'flow' : 'tower', alt: `${topic}示意图`, caption: `${topic}示意` })
  blocks.push(heading(3, '二、操作要点'), ...prose(2))
  blocks.push({
    kind: 'list',
    ordered: true,
    items: Array.from({ length: 4 }, () => ({ content: [text(pick(random, SENTENCES)(random))] })),
  })
  if (section % 2 === 1) blocks.push(dataTable(random, topic))
  return [...blocks, heading(3, '三、常见故障'), ...prose(3)]
}

function sentences(random: () => number, count: number): Inline[] {
  const parts: Inline[] = []
  for (let index = 0; index < count; index++) {
    const sentence = pick(random, SENTENCES)(random)
    const roll = random()
    if (roll < 0.04) parts.push(text(sentence.slice(0, 4), { bold: true }), text(sentence.slice(4)))
    else if (roll < 0.07) parts.push(text(sentence), note(pick(random, NOTES)))
    else parts.push(text(sentence))
  }
  return parts
}

function dataTable(random: () => number, topic: string): Block {
  const number = (low: number, high: number) => String(Math.round(low + random() * (high - low)))
  return {
    kind: 'table',
    caption: `${topic}的主要参数`,
    headerRows: 1,
    rows: [
      [cell('项目', { header: true }), cell('单位', { header: true }), cell('正常值', { header: true }), cell('报警值', { header: true })],
      ...['温度', '压力', '流量', '液位', '转速'].map((name, index) => [
        cell(name),
        cell(['℃', 'MPa', 't/h', '%', 'r/min'][index] ?? ''),
        cell(number(40, 200)),
        cell(number(200, 400)),
      ]),
    ],
  }
}

/** mulberry32 */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function pick<T>(random: () => number, values: readonly T[], fixed?: number): T {
  const value = values[(fixed ?? Math.floor(random() * values.length)) % values.length]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}

const CHAPTER_TITLES = [
  '原油及其产品',
  '蒸馏原理',
  '常减压蒸馏装置',
  '催化裂化',
  '加氢精制',
  '延迟焦化',
  '加热炉',
  '换热设备',
  '机泵与压缩机',
  '自动控制',
  '安全与环保',
  '装置开停工',
]
const TOPICS = [
  '塔内汽液平衡',
  '回流与分离精度',
  '换热网络',
  '加热炉的燃烧',
  '机泵的密封',
  '仪表与联锁',
  '塔顶冷凝系统',
  '侧线抽出',
  '减压抽真空系统',
  '腐蚀与防护',
  '能量消耗与节能',
  '产品质量控制',
]
const SENTENCES: readonly ((random: () => number) => string)[] = [
  (r) => `操作人员应当每${1 + Math.floor(r() * 4)}小时巡检一次，并把读数记入交接班日志。`,
  (r) => `当塔顶温度高于${110 + Math.floor(r() * 40)} ℃时，先检查回流泵的出口流量，再核对冷却水的温差。`,
  () => '汽相自下而上流动，液相自上而下流动，二者在塔板上充分接触，完成传热与传质。',
  () => '分离的精度取决于塔板数、回流比和塔板效率，三者相互制约，不能单独追求其中一项。',
  (r) => `装置负荷从${60 + Math.floor(r() * 10)}%提高到${85 + Math.floor(r() * 15)}%的过程要分步进行，每一步稳定后再继续。`,
  () => '仪表显示与现场不符时，以现场一次表为准，并立即通知仪表人员校验（校验期间改为手动控制）。',
  () => '“先稳后调、小幅多次”是调节参数的基本原则；急于求成往往造成更大的波动。',
  (r) => `该泵的额定流量为${100 + Math.floor(r() * 200)} m³/h，扬程为${60 + Math.floor(r() * 90)} m，备用泵应每周盘车一次。`,
  () => '腐蚀多发生在温度较低、含水较多的部位，因此塔顶系统要同时注入中和剂与缓蚀剂。',
  () => '开工前必须确认消防、通风、排污等设施完好，盲板的位置与记录一致。',
  () => '换热器投用时，先通冷流、后通热流；停用时顺序相反，以免温差应力损坏管束。',
  () => '加热炉的过剩空气系数过大，会带走热量；过小则燃烧不完全，甚至引起二次燃烧。',
  (r) => `按照 GB/T ${19000 + Math.floor(r() * 900)} 的要求，记录应保存不少于3年。`,
  () => '发现泄漏时，应站在上风向，佩戴空气呼吸器，切断来源后再进行处理。',
  () => 'DCS 画面上的报警按优先级分为四级，操作人员要先处理影响人身安全的一级报警。',
]
const NOTES = [
  '此处的温度指塔顶出口温度。',
  '数据取自装置标定报告，供学习时参考；实际操作以本单位的操作规程为准。',
  'DCS 即集散控制系统（Distributed Control System）。',
  '盘车指用人力转动泵轴，以防轴弯曲或卡涩。',
]

function png(width: number, height: number): Uint8Array {
  const stride = width + 1
  const raw = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const frame = x < 3 || y < 3 || x >= width - 3 || y >= height - 3
      const grid = x % 80 < 2 || y % 80 < 2
      const diagonal = Math.abs(x * height - y * width) < 3 * Math.max(width, height)
      raw[y * stride + x + 1] = frame ? 40 : diagonal ? 90 : grid ? 170 : 250
    }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return new Uint8Array(Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(raw)), chunk('IEND', Buffer.alloc(0))]))
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

function crc32(data: Buffer): number {
  let crc = 0xffffffff
  for (const byte of data) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}

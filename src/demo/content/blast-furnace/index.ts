import type { Block } from '../../../platform/documents/model'
import type { DemoChapter } from '../builder'
import { p, signature } from '../builder'
import { chapter01 } from './ch01'
import { chapter02 } from './ch02'
import { chapter03 } from './ch03'
import { chapter04 } from './ch04'
import { chapter05 } from './ch05'
import { chapter06 } from './ch06'
import { chapter07 } from './ch07'
import { chapter08 } from './ch08'

/** Textbook A as it was sealed, in the order in which it is read. */
export const blastFurnaceChapters: readonly DemoChapter[] = [
  chapter01,
  chapter02,
  chapter03,
  chapter04,
  chapter05,
  chapter06,
  chapter07,
  chapter08,
]

export const blastFurnaceForeword: readonly Block[] = [
  p(
    '本书供高炉炼铁工四级（中级工）培训与自学使用，也可作为三级（高级工）学员补习基础的读本。全书分三篇八章：第一篇讲原燃料与设备，第二篇讲冶炼操作，第三篇讲煤气安全、炉况处理、节能环保与班组管理。',
  ),
  p(
    '编写时遵循三条原则。一是以鉴定点为纲，每章开头的学习目标与鉴定要素细目表对应，读者可以据此检查自己学到了哪里。二是以现场为本，例题取自同一座虚拟的 2500 m³ 高炉，各章数据前后衔接，便于建立整体概念。三是以安全为先，凡涉及煤气、熔体和受限空间的操作，都写明禁止事项及其理由。',
  ),
  p(
    '书中给出的指标数值用于培养判断的尺度，不代替本企业的技术标准和操作规程；引用的国家标准和行业标准以现行版本为准。读者发现错误，请通过教材页面的“报告勘误”告诉我们，经主编核实后将在下一印次改正，并列入勘误表。',
  ),
  signature('炼铁专业编写委员会'),
]

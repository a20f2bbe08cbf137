import type { Block } from '@/platform/documents/model'

const p = (text: string): Block => ({ kind: 'paragraph', content: [{ kind: 'text', text }] })

/** The attachment of the course: what is asked of everybody who works where blast furnace gas may be. */
export const safetyCard: readonly Block[] = [
  p('一、进入煤气区域前，确认两人以上同行，一人作业、一人监护；监护人不得离开，也不得兼做其他工作。'),
  p('二、随身携带便携式一氧化碳报警仪，开机自检后再进入；报警时立即停止作业，向上风侧撤离，再报告。'),
  p('三、一氧化碳浓度不明的地点按有危险处理：先检测，后作业；作业中每隔半小时复测一次，数值写进作业票。'),
  p('四、带煤气作业须佩戴正压式空气呼吸器。使用前检查气瓶压力、面罩密合与报警哨，并记下预计的返回时间。'),
  p('五、水封、排水器的水位每班至少检查两次，溢流应连续、均匀；冬季防冻，任何时候不得用手或身体靠近检查漏气。'),
  p('六、发现有人中毒，先报警、后戴好呼吸器施救，严禁无防护进入；把人移到空气新鲜处，呼吸停止者立即进行心肺复苏。'),
  p('七、动火、进入有限空间和抽堵盲板都要先办票：可靠切断、置换合格、专人监护，缺一项不得开始。'),
  p('八、本卡是课程附件，现场以本单位的安全规程为准。'),
]

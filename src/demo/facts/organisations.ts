import type { Sourced } from './types'

/** `isDemonstration`: invented; only such organisations carry people, orders, results or bases. */
export type DemoOrganisation = Sourced & {
  key: string
  nameZh: string
  nameEn?: string
  kind: 'centre' | 'enterprise' | 'station' | 'school' | 'publisher'
  province?: string
  city?: string
  parent?: string
  isDemonstration: boolean
}

type RealRow = readonly [key: string, nameZh: string, nameEn: string, province: string, city: string, verified: boolean, source: string]

/** Companies as public facts. Nothing invented is ever attached to them. */
const realEnterprises: readonly RealRow[] = [
  [
    'R01',
    '中国宝武钢铁集团有限公司',
    'China Baowu Steel Group',
    '上海市',
    '上海',
    true,
    'myyun.cc/xwzx/gjgt/202406/t20240613_89096.html（2023 年产量排名）；i.xpaper.net/baowu（地址：上海市宝山区）',
  ],
  [
    'R02',
    '鞍钢集团有限公司',
    'Ansteel Group',
    '辽宁省',
    '鞍山',
    false,
    'myyun.cc/xwzx/gjgt/202406/t20240613_89096.html（2023 年产量排名）; m.jiejinghe.cn/news/show-58007.html',
  ],
  [
    'R03',
    '河钢集团有限公司',
    'HBIS Group',
    '河北省',
    '石家庄',
    true,
    'myyun.cc/xwzx/gjgt/202406/t20240613_89096.html（2023 年产量排名）; zzphsteel.com (河北钢铁集团)',
  ],
  ['R04', '江苏沙钢集团有限公司', 'Jiangsu Shagang Group', '江苏省', '张家港', true, '维基百科镜像的钢铁企业列表（江苏沙钢集团）'],
  [
    'R05',
    '首钢集团有限公司',
    'Shougang Group',
    '北京市',
    '北京',
    false,
    'myyun.cc/xwzx/gjgt/202406/t20240613_89096.html（2023 年产量排名）',
  ],
  [
    'R06',
    '北京建龙重工集团有限公司',
    'Jianlong Group',
    '北京市',
    '北京',
    false,
    'myyun.cc/xwzx/gjgt/202406/t20240613_89096.html（2023 年产量排名）',
  ],
  [
    'R07',
    '建龙西林钢铁有限公司',
    'Jianlong Xilin Iron and Steel',
    '黑龙江省',
    '伊春',
    false,
    'm.hljen.org.cn/content/2021-05/27/content_532566.html',
  ],
  [
    'R08',
    '马钢(集团)控股有限公司',
    'Magang (Group) Holding',
    '安徽省',
    '马鞍山',
    false,
    '标准起草单位，见 wenku.edumine.net/doc/161872.html',
  ],
  [
    'R09',
    '马鞍山钢铁股份有限公司',
    'Maanshan Iron and Steel Company',
    '安徽省',
    '马鞍山',
    false,
    '标准起草单位，见 wenku.edumine.net/doc/161872.html',
  ],
  [
    'R10',
    '河钢股份有限公司唐山分公司',
    'HBIS Company Tangshan Branch',
    '河北省',
    '唐山',
    false,
    '标准起草单位，见 wenku.edumine.net/doc/161973.html',
  ],
  ['R11', '山东钢铁集团有限公司', 'Shandong Iron and Steel Group', '山东省', '济南', true, 'zzphsteel.com/look_news.asp?id=568'],
  [
    'R12',
    '湖南华菱钢铁集团有限责任公司',
    'Hunan Valin Iron and Steel Group',
    '湖南省',
    '长沙',
    true,
    'zzphsteel.com/look_news.asp?id=568 (湖南华菱钢铁)',
  ],
  [
    'R13',
    '太原钢铁(集团)有限公司',
    'Taiyuan Iron and Steel Group',
    '山西省',
    '太原',
    false,
    'xwzx.qqzyw.com/show-117473.html (太钢(集团))',
  ],
  ['R14', '本钢集团有限公司', 'Bensteel Group', '辽宁省', '本溪', false, 'm.jiejinghe.cn/news/show-73756.html (footnote)'],
  ['R15', '新余钢铁集团有限公司', 'Xinyu Iron and Steel Group', '江西省', '新余', false, 'm.jiejinghe.cn/news/show-73756.html (footnote)'],
  ['R16', '重庆钢铁股份有限公司', 'Chongqing Iron and Steel Company', '重庆市', '重庆', true, 'm.morul.com.cn/News?id=266434 (重庆钢铁)'],
  ['R17', '昆明钢铁控股有限公司', 'Kunming Iron and Steel Holding', '云南省', '昆明', false, 'm.morul.com.cn/News?id=266434 (昆钢)'],
  ['R18', '武汉钢铁有限公司', 'Wuhan Iron and Steel', '湖北省', '武汉', false, 'zzphsteel.com/look_news.asp?id=568 (武汉钢铁集团)'],
  ['R19', '广西柳州钢铁集团有限公司', 'Liuzhou Iron and Steel Group', '广西壮族自治区', '柳州', false, '一般知识，未见来源'],
  ['R20', '包头钢铁(集团)有限责任公司', 'Baotou Steel Group', '内蒙古自治区', '包头', false, '一般知识，未见来源'],
  ['R21', '酒泉钢铁(集团)有限责任公司', 'Jiuquan Iron and Steel Group', '甘肃省', '嘉峪关', false, '一般知识，未见来源'],
  ['R22', '南京钢铁集团有限公司', 'Nanjing Iron and Steel Group', '江苏省', '南京', false, '一般知识，未见来源'],
  ['R23', '中天钢铁集团有限公司', 'Zenith Steel Group', '江苏省', '常州', false, '一般知识，未见来源'],
  ['R24', '敬业集团有限公司', 'Jingye Group', '河北省', '石家庄', false, '一般知识，未见来源'],
  ['R25', '攀钢集团有限公司', 'Pangang Group', '四川省', '攀枝花', false, '一般知识，未见来源'],
  ['R26', '安阳钢铁集团有限责任公司', 'Anyang Iron and Steel Group', '河南省', '安阳', false, '一般知识，未见来源'],
]

type FictionalRow = readonly [key: string, nameZh: string, nameEn: string, province: string, city: string, station: string]

/** Invented enterprises with their appraisal stations; numbers above 900 name no real station. */
const fictionalEnterprises: readonly FictionalRow[] = [
  [
    'yigang',
    '演示第一钢铁有限公司',
    'Demonstration No. 1 Iron and Steel',
    '河北省',
    '示范市',
    '冶金行业特有工种职业技能鉴定901站（演示一钢）',
  ],
  [
    'ergang',
    '演示第二钢铁有限公司',
    'Demonstration No. 2 Iron and Steel',
    '辽宁省',
    '示范市',
    '冶金行业特有工种职业技能鉴定902站（演示二钢）',
  ],
  ['tegang', '演示特殊钢有限公司', 'Demonstration Special Steel', '江苏省', '示范市', '冶金行业特有工种职业技能鉴定903站（演示特钢）'],
  ['jiaohua', '演示焦化有限公司', 'Demonstration Coking', '山西省', '示范市', '冶金行业特有工种职业技能鉴定904站（演示焦化）'],
  ['naicai', '演示耐火材料有限公司', 'Demonstration Refractories', '河南省', '示范市', '冶金行业特有工种职业技能鉴定905站（演示耐材）'],
  [
    'tiehejin',
    '演示铁合金有限公司',
    'Demonstration Ferroalloys',
    '内蒙古自治区',
    '示范市',
    '冶金行业特有工种职业技能鉴定906站（演示铁合金）',
  ],
  ['zhagang', '演示轧钢有限公司', 'Demonstration Rolling Mill', '安徽省', '示范市', '冶金行业特有工种职业技能鉴定907站（演示轧钢）'],
  [
    'zhipin',
    '演示金属制品有限公司',
    'Demonstration Metal Products',
    '湖南省',
    '示范市',
    '冶金行业特有工种职业技能鉴定909站（演示金属制品）',
  ],
]

const invented = '为演示虚构'

export const demoOrganisations: readonly DemoOrganisation[] = [
  {
    key: 'centre',
    nameZh: '冶金行业职业技能鉴定指导中心（演示）',
    nameEn: 'Vocational Skill Appraisal Guidance Centre (demonstration)',
    kind: 'centre',
    province: '北京市',
    city: '北京',
    isDemonstration: true,
    source: invented,
    verified: false,
    composed: true,
  },
  {
    key: 'press',
    nameZh: '演示冶金教材出版社',
    nameEn: 'Demonstration Metallurgical Textbook Press',
    kind: 'publisher',
    province: '北京市',
    city: '北京',
    isDemonstration: true,
    source: invented,
    verified: false,
    composed: true,
  },
  {
    key: 'college',
    nameZh: '演示冶金技师学院',
    nameEn: 'Demonstration Metallurgical Technician College',
    kind: 'school',
    province: '山东省',
    city: '示范市',
    isDemonstration: true,
    source: invented,
    verified: false,
    composed: true,
  },
  {
    key: 'college-station',
    nameZh: '冶金行业特有工种职业技能鉴定908站（演示冶金技师学院）',
    kind: 'station',
    province: '山东省',
    city: '示范市',
    parent: 'college',
    isDemonstration: true,
    source: invented,
    verified: false,
    composed: true,
  },
  ...fictionalEnterprises.flatMap(([key, nameZh, nameEn, province, city, station]): DemoOrganisation[] => [
    { key, nameZh, nameEn, kind: 'enterprise', province, city, isDemonstration: true, source: invented, verified: false, composed: true },
    {
      key: `${key}-station`,
      nameZh: station,
      kind: 'station',
      province,
      city,
      parent: key,
      isDemonstration: true,
      source: invented,
      verified: false,
      composed: true,
    },
  ]),
  ...realEnterprises.map(([key, nameZh, nameEn, province, city, verified, source]): DemoOrganisation => ({
    key,
    nameZh,
    nameEn,
    kind: 'enterprise',
    province,
    city,
    isDemonstration: false,
    source,
    verified,
  })),
  {
    key: 'R07-station',
    nameZh: '建龙西林钢铁有限公司国家职业技能鉴定站',
    kind: 'station',
    parent: 'R07',
    province: '黑龙江省',
    city: '伊春',
    isDemonstration: false,
    source: 'm.hljen.org.cn/content/2021-05/27/content_532566.html',
    verified: true,
  },
]

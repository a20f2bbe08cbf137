/** What a unit is. */
export const ORGANISATION_KINDS = [
  { value: 'centre', label: { zh: '鉴定指导中心', en: 'Guidance centre' } },
  { value: 'enterprise', label: { zh: '企业', en: 'Enterprise' } },
  { value: 'station', label: { zh: '鉴定站', en: 'Appraisal station' } },
  { value: 'school', label: { zh: '院校', en: 'School' } },
  { value: 'publisher', label: { zh: '出版社', en: 'Publisher' } },
]

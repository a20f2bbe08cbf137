import { defineErrors } from '@/kernel/errors'
import { STANDARD_LABELS } from './domain/standard'

export const standardsErrors = defineErrors({
  'standards.badLevel': { status: 422, zh: '“{value}”不是技能等级（五级至一级）。', en: '"{value}" is no skill level (5 to 1).' },
  'standards.badOccupationCode': {
    status: 422,
    zh: '“{value}”不是职业编码（例：6-17-09-02）。',
    en: '"{value}" is no occupation code (such as 6-17-09-02).',
  },
  'standards.badGroupCode': {
    status: 422,
    zh: '“{value}”不是小类编码（例：6-17-09）。',
    en: '"{value}" is no group code (such as 6-17-09).',
  },
  'standards.foreignGroupCode': {
    status: 422,
    zh: '小类编码“{value}”与职业编码不符，此职业属于小类 {group}。',
    en: 'The group "{value}" is not that of the occupation, which stands in {group}.',
  },
  'standards.levelInForce': {
    status: 422,
    zh: '不能去掉{levels}：生效的标准（{standard}）有此等级；请先停用该标准，或保留此等级。',
    en: 'The levels {levels} cannot be taken away, because a standard in force has them ({standard}); withdraw it first, or keep them.',
  },
  'standards.weightsUnchanged': {
    status: 422,
    zh: '文件中的权重表与已有的相同，没有改动。',
    en: 'The weights of the file are those that are there; nothing changes.',
  },
  'standards.badCode': {
    status: 422,
    zh: '“{value}”不是鉴定范围或鉴定点的代码（例：A-B-A、A-B-A-001）。',
    en: '"{value}" is no code of a range or point (such as A-B-A or A-B-A-001).',
  },
  'standards.notRangeCode': {
    status: 422,
    zh: '“{value}”不是鉴定范围的代码（例：A-B-A）。',
    en: '"{value}" is no code of a range (such as A-B-A).',
  },
  'standards.notPointCode': {
    status: 422,
    zh: '“{value}”不是鉴定点的代码（例：A-B-A-001）。',
    en: '"{value}" is no code of a point (such as A-B-A-001).',
  },
  'standards.pointNeedsImportance': {
    status: 422,
    zh: '鉴定点 {value} 没有重要程度（X、Y 或 Z）。',
    en: 'Point {value} has no importance (X, Y or Z).',
  },
  'standards.rangeHasImportance': {
    status: 422,
    zh: '{value} 是鉴定范围，重要程度只填在鉴定点上。',
    en: '{value} is a range; importance belongs to points.',
  },
  'standards.missingRange': {
    status: 422,
    zh: '代码 {value} 的上级范围 {missing} 不存在。',
    en: 'The range {missing} above {value} does not exist.',
  },
  'standards.codeTaken': { status: 422, zh: '本细目表中已有代码 {value}。', en: 'This specification already has the code {value}.' },
  'standards.ratioDiffers': {
    status: 422,
    zh: '表中写的重要程度比例 {printed} 与鉴定点的实际数目 {counted} 不一致。',
    en: 'The printed importance ratio {printed} differs from the points counted, {counted}.',
  },
  'standards.printMissingColumn': {
    status: 422,
    zh: '印刷式细目表的表头中没有鉴定点的“{header}”列；请补上此列，或改用模板的一行一条格式。',
    en: 'The header of the printed table has no column "{headerEn}" for points; add it, or use the template with one entry a row.',
  },
  'standards.printBlankRange': {
    status: 422,
    zh: '此行的{level}范围为空，看不出属于哪个范围；请把上方单元格合并到此行，或在此填写代码和名称。',
    en: 'The range of {level} is empty in this row, so that nobody can tell where it belongs; merge the cell above down to this row, or enter code and name here.',
  },
  'standards.printNoRangeCode': {
    status: 422,
    zh: '鉴定范围“{value}”没有代码；请填写代码（如 A），或把鉴定点代码写完整（如 A-B-A-001）。',
    en: 'The range "{value}" has no code; enter it (such as A), or write the codes of its points in full (such as A-B-A-001).',
  },
  'standards.printOtherRange': {
    status: 422,
    zh: '代码 {value} 不在本行所属的范围 {above} 之内；请更正代码，或检查合并单元格是否多合并或少合并了行。',
    en: 'The code {value} is not within {above}, the range of this row; correct the code, or check whether the merged cells end where they should.',
  },
  'standards.printNameDiffers': {
    status: 422,
    zh: '范围 {code} 在此名为“{name}”，在第 {firstRow} 行名为“{known}”；请统一名称，或更正代码。',
    en: 'The range {code} is called "{name}" here and "{known}" in row {firstRow}; use one name, or correct the code.',
  },
  'standards.printWeightDiffers': {
    status: 422,
    zh: '范围 {code} 的鉴定比重与第 {firstRow} 行不同；请统一。',
    en: 'The weight of range {code} differs from that in row {firstRow}; use one.',
  },
  'standards.printSpansRanges': {
    status: 422,
    zh: '“{value}”的合并单元格跨越了两个上级范围；请在上级范围开始的这一行拆开，并填写此处的范围。',
    en: 'The merged cell "{value}" reaches over two ranges above it; split it in this row, where the range above begins, and enter the range that stands here.',
  },
  'standards.printMergedPoint': {
    status: 422,
    zh: '鉴定点“{value}”合并了多行；请取消合并，每个鉴定点占一行。',
    en: 'The point "{value}" is merged over several rows; undo the merge, one row for each point.',
  },
  'standards.printMergedAcross': {
    status: 422,
    zh: '“{value}”横向合并了表头分开的几列（{cells}），看不出它属于哪一级、哪一列；请取消合并，逐列填写，或把表头也合并并写明各级（如“一级、二级”）。',
    en: '"{value}" is merged over columns that the header keeps apart ({cells}), so that nobody can tell which level or column it belongs to; undo the merge and fill each column, or merge the header too and name the levels in it.',
  },
  'standards.printMixedCell': {
    status: 422,
    zh: '“{value}”中分不清名称、代码和比重；请在单元格内每行写一项，或分列填写。',
    en: 'Name, code and weight cannot be told apart in "{value}"; write one a line in the cell, or use a column for each.',
  },
  'standards.noPoints': {
    status: 422,
    zh: '没有一个鉴定点；请在“细目树”中导入含有鉴定点的细目表。',
    en: 'There is not one point; import a specification with points under "Tree".',
  },

  'standards.weightTable': { status: 422, zh: '权重表的格式有误。', en: 'The weight table is malformed.' },
  'standards.weightNoName': { status: 422, zh: '权重表第 {row} 行没有项目名称。', en: 'Row {row} of the weight table has no item.' },
  'standards.weightCell': {
    status: 422,
    zh: '权重表第 {row} 行“{name}”的{levelName}：“{value}”不是 0 至 100、至多两位小数的数。',
    en: 'Row {row} of the weight table, "{name}", {levelName}: "{value}" is no number from 0 to 100 with two decimals at most.',
  },
  'standards.weightSum': {
    status: 422,
    zh: '{kind}权重表的{levelName}合计为 {sum}，应正好是 100。',
    en: 'The {kind} weights come to {sum} instead of 100 at {levelName}.',
    words: { theory: { zh: '理论知识', en: 'theory' }, skill: { zh: '操作技能', en: 'skill' } },
  },
  'standards.weightOutOfRange': {
    status: 422,
    zh: '“{name}”的{levelName}权重应在 0 与 100 之间。',
    en: 'The weight of "{name}" at {levelName} must lie between 0 and 100.',
  },
  'standards.weightRowTwice': { status: 422, zh: '权重表中“{name}”出现了两次。', en: '"{name}" stands twice in the weight table.' },
  'standards.weightForeignLevel': {
    status: 422,
    zh: '“{name}”给了{levelName}以权重，而本标准没有此等级；请在“等级”中加上，或清空此格。',
    en: '"{name}" has a weight for {levelName}, which the standard does not have; add the level above, or empty the cell.',
  },
  'standards.eligibilityShape': {
    status: 422,
    zh: '申报条件（{place}）：{problem}。',
    en: 'Eligibility ({place}): {problem}.',
  },
  'standards.validity': { status: 422, zh: '失效日期不能早于生效日期。', en: 'The last day must not lie before the first.' },
  'standards.hoursForeignLevel': {
    status: 422,
    zh: '{levelName}的培训学时无效：本标准没有此等级，或重复。',
    en: 'Training hours for {levelName} do not fit: the standard has no such level, or it stands twice.',
  },

  'standards.specificationFrozen': {
    status: 409,
    zh: '细目表已生效或已停用，内容不能再改；请另建新版本。',
    en: 'The specification is in force or withdrawn and cannot be changed; make a new version.',
  },
  'standards.standardFrozen': {
    status: 409,
    zh: '标准已生效或已停用，内容不能再改；请另建新版本。',
    en: 'The standard is in force or withdrawn and cannot be changed; make a new version.',
  },
  'standards.specificationUnsound': {
    status: 422,
    zh: '细目表尚有 {count} 个问题，不能生效。',
    en: 'The specification cannot be put in force; faults: {count}.',
  },
  'standards.standardIncomplete': {
    status: 422,
    zh: '标准缺少：{missing}，不能生效。',
    en: 'The standard lacks {missing} and cannot be put in force.',
    words: STANDARD_LABELS,
  },
  'standards.levelsOutsideOccupation': {
    status: 422,
    zh: '职业“{occupation}”没有{levels}，不能生效；请先在该职业的“等级”中补上，或从本标准的“等级”中去掉。',
    en: 'The occupation "{occupation}" does not have {levels}, so that this cannot be put in force; add them to its levels first, or take them out of the standard.',
  },
  'standards.noStandard': {
    status: 422,
    zh: '没有选择所依据的标准。',
    en: 'No standard is chosen on which the specification rests.',
  },
  'standards.standardNotInForce': { status: 422, zh: '所依据的标准尚未生效。', en: 'The standard behind it is not in force yet.' },
  'standards.ownWork': {
    status: 403,
    zh: '您参与过内容编辑（{hand}），须由未编辑过的另一位中心工作人员或系统管理员发布生效。{instead}',
    en: "You have a hand in this ({hand}): another member of the centre's staff or an administrator, who never edited it, puts it in force. {instead}",
  },
  'standards.weightsDisagree': {
    status: 422,
    zh: '有 {count} 个范围的比重与标准的权重表不一致（列在“细目树”的待解决之下）。',
    en: 'Ranges whose weight differs from the table of the standard, as "Tree" lists them: {count}.',
  },
  'standards.otherStandard': {
    status: 422,
    zh: '所选标准不属于此职业，或没有此等级。',
    en: 'The standard is of another occupation or does not have this level.',
  },
  'standards.versionTaken': { status: 409, zh: '第 {version} 版已存在。', en: 'Version {version} exists already.' },
  'standards.faultMissingRange': {
    status: 422,
    zh: '{code} 的上级范围 {missing} 不存在。',
    en: 'The range {missing} above {code} does not exist.',
  },
  'standards.faultEmptyRange': { status: 422, zh: '范围 {code} 之下没有鉴定点。', en: 'The range {code} holds no point.' },
  'standards.faultMissingWeight': { status: 422, zh: '范围 {code} 没有鉴定比重。', en: 'The range {code} has no weight.' },
  'standards.faultWeightSum': {
    status: 422,
    zh: '{code} 之下的比重合计为 {sum}，应为 {expected}。',
    en: 'The weights under {code} come to {sum} instead of {expected}.',
  },
  'standards.faultDisagreement': {
    status: 422,
    zh: '范围 {code} {name} 的比重为 {specification}，标准的权重表为 {standard}。',
    en: 'Range {code} {name} weighs {specification}, the table of the standard says {standard}.',
  },
  'standards.guidanceImportance': {
    status: 422,
    zh: '{importance} 类鉴定点的比例超出指导范围（X:Y:Z = {ratio}）。',
    en: 'The share of {importance} points is outside the guidance (X:Y:Z = {ratio}).',
  },
  'standards.guidanceFewPoints': {
    status: 422,
    zh: '鉴定点共 {count} 个，少于指导数 {minimum}。',
    en: 'Points: {count}, fewer than the guidance of {minimum}.',
  },
  'standards.occupationMissing': { status: 422, zh: '没有编码为 {value} 的职业。', en: 'There is no occupation with the code {value}.' },
  'standards.inUse': { status: 409, zh: '已被其他资料引用，不能删除。', en: 'Other records point here; it cannot be deleted.' },

  'standards.lacksExperience': {
    status: 422,
    zh: '从业年限不足：需 {years} 年，尚差 {shortDays} 天。',
    en: 'Experience is short: {years} years are needed, {shortDays} days are missing.',
  },
  'standards.lacksExperienceSince': {
    status: 422,
    zh: '取得证书后的从业年限不足：需 {years} 年，尚差 {shortDays} 天。',
    en: 'Experience since the certificate is short: {years} years are needed, {shortDays} days are missing.',
  },
  'standards.lacksApprenticeship': { status: 422, zh: '没有学徒期满的证明。', en: 'There is no proof of a completed apprenticeship.' },
  'standards.lacksCertificate': { status: 422, zh: '没有所需的第 {level} 级证书。', en: 'The certificate of level {level} is missing.' },
  'standards.lacksNamedCertificate': { status: 422, zh: '没有所需的证书：{name}。', en: 'The certificate "{name}" is missing.' },
  'standards.lacksEducation': { status: 422, zh: '没有所需的学历（{schools}）。', en: 'The education asked for ({schools}) is missing.' },
  'standards.lacksTraining': {
    status: 422,
    zh: '第 {level} 级培训未达标准学时：需 {required} 学时，现有 {have} 学时。',
    en: 'Training for level {level} is short: {required} hours are needed, {have} were completed.',
  },
})

import { defineErrors } from '@/kernel/errors'
import { chapterMachine } from './domain/chapter-machine'
import { editionMachine } from './domain/edition-machine'
import { COLOPHON_LABELS, PEOPLE_LABELS } from './domain/labels'

const colophon = { ...COLOPHON_LABELS, printing: { zh: '有印刷日期的印次', en: 'a printing with its date' } }

defineErrors({
  'materials.levelNotInStandard': {
    status: 422,
    zh: '该职业的标准没有这些等级：{levels}。可选：{known}；确需增加的，请先发布含有该等级的标准。',
    en: 'The standard of the occupation does not have: {levels}. It has {known}; to have more, put a standard with that level in force first.',
  },
  'materials.authorsMissing': { status: 422, zh: '请先指定编写人。', en: 'Name the authors first.' },
  'materials.stepUnnamed': {
    status: 422,
    zh: '{place}“{step}”须由{office}办理，尚未指定，或所指定的账号已停用。请主编或中心工作人员在“人员”中指定。',
    en: '{place}“{step}” is for {office}, and nobody is named whose account is in use. The chief editor or centre staff name somebody under “People”.',
  },
  'materials.stepBarred': {
    status: 422,
    zh: '{place}“{step}”须由{office}{person}办理，但是：{rule}请主编或中心工作人员在“人员”中另行指定。',
    en: '{place}“{step}” is for {office} ({person}), but: {rule} The chief editor or centre staff name somebody else under “People”.',
  },
  'materials.appointmentStrands': {
    status: 422,
    zh: '不能这样指定，否则{place}“{step}”将无人可办（{office}：{person}）。{rule}请另选他人，或先更换{office}。',
    en: 'Not so, or nobody could do {place}“{step}” ({office}: {person}). {rule} Choose somebody else, or change {office} first.',
  },
  'materials.draftMissing': { status: 422, zh: '请先形成一份稿件。', en: 'Make a draft first.' },
  'materials.draftBehindManuscript': {
    status: 422,
    zh: '正文在第 {draft} 稿之后又有改动，请重新形成稿件再提交。',
    en: 'The text was changed after draft {draft}: make a new draft before it goes on.',
  },
  'materials.draftUnchanged': { status: 422, zh: '正文与第 {draft} 稿相同，无需形成新稿。', en: 'The text is the same as draft {draft}.' },
  'materials.manuscriptEmpty': { status: 422, zh: '正文为空，不能形成稿件。', en: 'There is no text to make a draft of.' },
  'materials.manuscriptLocked': {
    status: 422,
    zh: '当前状态（{state}）下您不能修改正文：编写中由编写人修改，统稿中由统稿人或主编修改。',
    en: 'You may not edit the text in this state ({state}): authors edit while writing, the unifier or chief editor while unifying.',
    words: chapterMachine.states,
  },
  'materials.fieldLocked': {
    status: 422,
    zh: '这些内容在当前步骤不能由您填写或修改：{fields}。人员由主编或中心工作人员指定；其余内容有误时，请与责任编辑或主编联系。',
    en: 'At this step these are not yours to fill or change: {fields}. The chief editor and centre staff name people; for anything else ask the responsible or chief editor.',
    words: { ...PEOPLE_LABELS, ...COLOPHON_LABELS },
  },
  'materials.appendOnly': { status: 422, zh: '稿件一经形成不可修改或删除。', en: 'A draft is never changed or deleted.' },
  'materials.commentsOpen': {
    status: 422,
    zh: '还有 {count} 条必须处理的意见未解决。',
    en: 'Comments that must be settled and are still open: {count}.',
  },
  'materials.mustsUnproved': {
    status: 422,
    zh: '有 {count} 条必须处理的意见标为已解决，但当前稿在该处（{places}）没有改动，也没有审稿人的确认。请形成改动该处的新稿，或由提出人（或审稿人）在意见下书面确认。',
    en: 'Comments that must be settled are marked as resolved, while the current draft stands unchanged at their place ({places}) and no reviewer has confirmed it: {count}. Make a draft that changes the place, or have the person who made the comment (or a reviewer) confirm it in writing.',
  },
  'materials.nothingToConfirm': {
    status: 422,
    zh: '只有标为已解决、尚未确认的必须处理意见需要确认。',
    en: 'Only a comment that must be settled, is marked as resolved and was not confirmed yet is confirmed.',
  },
  'materials.notYourConfirmation': {
    status: 403,
    zh: '只有提出这条意见的人或本章审稿人可以确认。',
    en: 'Only the person who made the comment, or a reviewer of the chapter, confirms it.',
  },
  'materials.confirmNoteMissing': { status: 422, zh: '请写明为什么无须改动正文。', en: 'Say why the text need not change.' },
  'materials.reviewersMissing': {
    status: 422,
    zh: '审稿人尚未指定齐全，缺：{missing}。',
    en: 'Reviewers are still missing: {missing}.',
    words: PEOPLE_LABELS,
  },
  'materials.sameReviewer': {
    status: 422,
    zh: '三次审稿必须由三个不同的人承担：该人{hand}。“{field}”请另选他人。',
    en: 'The three reviews are by three different people, and this person {hand}. Choose somebody else as {field}.',
    words: PEOPLE_LABELS,
  },
  'materials.reviewerWroteChapter': {
    status: 422,
    zh: '编写过本章的人不能审稿：该人{hand}。“{field}”请另选他人。',
    en: 'Nobody who ever wrote the chapter reviews it, and this person {hand}. Choose somebody else as {field}.',
    words: PEOPLE_LABELS,
  },
  'materials.notTheReviewer': {
    status: 403,
    zh: '只有本轮指定的审稿人可以作出结论。',
    en: 'Only the reviewer appointed for this round decides it.',
  },
  'materials.opinionMissing': {
    status: 422,
    zh: '请写审读意见，至少 {least} 个字（标点不计）：审读了什么，结论的依据是什么。',
    en: 'Write your opinion in at least {least} characters, signs not counted: what you examined, and what the verdict rests on.',
  },
  'materials.notDeclared': {
    status: 422,
    zh: '请先声明有无利益冲突，再查看和评审稿件。',
    en: 'Declare whether you have a conflict of interest before you see and decide.',
  },
  'materials.conflictDeclared': {
    status: 403,
    zh: '您已声明利益冲突，不能参与本章评审。',
    en: 'You have declared a conflict of interest and take no part in reviewing this chapter.',
  },
  'materials.alreadyDeclared': { status: 422, zh: '您已作过声明。', en: 'You have declared already.' },
  'materials.noReviewOpen': {
    status: 422,
    zh: '本章当前没有进行中的审稿（状态：{state}）。',
    en: 'No review of this chapter is open (state: {state}).',
    words: chapterMachine.states,
  },
  'materials.coverageNotSeen': {
    status: 422,
    zh: '鉴定点覆盖表自上次确认后有变化或尚未确认，请先查看并确认。',
    en: 'The coverage matrix has changed or was never confirmed: look at it and confirm first.',
  },
  'materials.pointsUncovered': {
    status: 422,
    zh: '还有 {count} 个核心鉴定点没有章节覆盖，且未说明理由。',
    en: 'Core appraisal points that no chapter covers and that were not expressly accepted: {count}.',
  },
  'materials.pointsClosed': {
    status: 403,
    zh: '鉴定点是中心的工作资料，只对中心人员、审计员、命题专家和委员会成员开放。需要查看的，请由中心登记为委员会成员。',
    en: 'Appraisal points are working papers of the centre, open to its staff, auditors, item experts and members of committees. Whoever needs them is entered by the centre as a member of a committee.',
  },
  'materials.pointNotUncovered': { status: 422, zh: '该鉴定点不在缺口之列。', en: 'This point is not among the gaps.' },
  'materials.gapReasonMissing': { status: 422, zh: '接受覆盖缺口必须写明理由。', en: 'Accepting a gap needs a reason.' },
  'materials.editionPastTypesetting': {
    status: 422,
    zh: '该版次已进入校对之后的环节（{state}），须先退回版次。',
    en: 'The edition is past typesetting ({state}): return it first.',
    words: editionMachine.states,
  },
  'materials.proofsByOnePerson': { status: 422, zh: '三次校对至少由两个人完成。', en: 'The three proofs are read by at least two people.' },
  'materials.proofOfOwnChapter': {
    status: 422,
    zh: '不能校对自己编写过的章节（{hand}）。由本版次的另一名校对人承担。',
    en: 'Nobody proofs a chapter that they ever wrote ({hand}). Another proofreader of the edition steps in.',
  },
  'materials.notTheProofreader': { status: 403, zh: '您不是本校次指定的校对人。', en: 'You are not the proofreader of this step.' },
  'materials.noProofOpen': {
    status: 422,
    zh: '该版次当前不在此校次（状态：{state}）。',
    en: 'The edition is not at this proof (state: {state}).',
    words: editionMachine.states,
  },
  'materials.proofDone': { status: 422, zh: '本章此校次已经完成。', en: 'This proof of the chapter is recorded already.' },
  'materials.proofreadersMissing': {
    status: 422,
    zh: '校对和通读人员尚未指定齐全，缺：{missing}。',
    en: 'Proofreaders are still missing: {missing}.',
    words: PEOPLE_LABELS,
  },
  'materials.proofsMissing': { status: 422, zh: '还有章节未完成此校次。', en: 'Some chapters still lack this proof.' },
  'materials.pressByAuthor': {
    status: 403,
    zh: '编写过本书的人不能签发付印（{hand}）。请另行指定责任编辑。',
    en: 'Whoever ever wrote in the book does not pass it for press ({hand}). Another responsible editor has to be appointed.',
  },
  'materials.pressByProofreader': {
    status: 403,
    zh: '参加过校对或通读的人不能签发付印（{hand}）。请另行指定责任编辑。',
    en: 'Whoever read proofs does not pass the edition for press ({hand}). Another responsible editor has to be appointed.',
  },
  'materials.chaptersMissing': { status: 422, zh: '该版次还没有章节。', en: 'The edition has no chapters.' },
  'materials.chaptersNotFinal': { status: 422, zh: '还有 {count} 章没有定稿。', en: 'Chapters that are not sealed yet: {count}.' },
  'materials.sealBroken': {
    status: 422,
    zh: '定稿内容与发排时不一致，须退回重新发排。',
    en: 'What is sealed is not what was typeset: return the edition and typeset again.',
  },
  'materials.sealedDraftDamaged': {
    status: 500,
    zh: '定稿稿件与其封存的摘要不符，请联系管理员。',
    en: 'A sealed draft no longer has its sealed hash. Tell the administrator.',
  },
  'materials.qualitySampleMissing': {
    status: 422,
    zh: '发排之后还没有质量抽查记录。',
    en: 'No quality sample was taken since typesetting.',
  },
  'materials.qualityFailed': { status: 422, zh: '最近一次质量抽查不合格。', en: 'The latest quality sample failed.' },
  'materials.sampleTooSmall': {
    status: 422,
    zh: '抽查字数不足：至少 {needed} 字（全书不足十万字的抽查全书）。',
    en: 'The sample is too small: at least {needed} characters (or the whole of a shorter book).',
  },
  'materials.sampleBeyondBook': {
    status: 422,
    zh: '抽查字数超过全书字数（{bookCharacters}）。',
    en: 'The sample is longer than the book ({bookCharacters}).',
  },
  'materials.sampledByOwn': {
    status: 422,
    zh: '编写或校对过本书的人不能承担本书的质量抽查：您{hand}。',
    en: 'Whoever wrote or proofed the book does not sample its quality, and you have a hand in it: {hand}.',
  },
  'materials.colophonIncomplete': {
    status: 422,
    zh: '版本记录不全，缺：{missing}。',
    en: 'The colophon lacks: {missing}.',
    words: colophon,
  },
  'materials.isbnInvalid': { status: 422, zh: '书号 {isbn} 不正确。', en: 'The ISBN {isbn} is not valid.' },
  'materials.sampleCopyMissing': { status: 422, zh: '尚未收到样书。', en: 'The sample copy has not been received.' },
  'materials.printingMissing': { status: 422, zh: '请先登记有印刷日期的印次。', en: 'Record a printing with its date first.' },
  'materials.printingNotLater': {
    status: 422,
    zh: '改正所在的印次必须晚于发现错误的印次。',
    en: 'An error is corrected in a later printing than it was seen in.',
  },
  'materials.correctionMissing': { status: 422, zh: '请写明应改为什么。', en: 'Say what it should read.' },
  'materials.notBinding': {
    status: 403,
    zh: '只有审稿人和编辑可以提出必须处理的意见。',
    en: 'Only reviewers and editors make comments that must be settled.',
  },
  'materials.commentSettled': { status: 422, zh: '该意见已经处理。', en: 'The comment is settled already.' },
  'materials.notYourComment': { status: 403, zh: '您不能处理这条意见。', en: 'You may not settle this comment.' },
  'materials.keepReasonMissing': { status: 422, zh: '保留原文必须写明理由。', en: 'Keeping the text as it is needs a reason.' },
  'materials.ownException': {
    status: 403,
    zh: '不能为自己编写的内容放宽规则：您{hand}。由未参与编写的人决定。',
    en: 'Nobody lifts a rule for what they wrote themselves, and you have a hand in it: {hand}. Somebody who did not write it decides.',
  },
  'materials.blockOutOfRange': { status: 422, zh: '该稿没有第 {blockIndex} 段。', en: 'The draft has no paragraph {blockIndex}.' },
  'materials.sealedPeople': { status: 422, zh: '定稿后不能改变人员。', en: 'People are not changed after sealing.' },
  'materials.personUnknown': {
    status: 422,
    zh: '找不到所指定的人员，或其账号已停用。',
    en: 'The person was not found or their account is switched off.',
  },
  'materials.differentChapters': { status: 422, zh: '只能比较同一章的两稿。', en: 'Only two drafts of one chapter can be compared.' },
  'materials.chapterNotSealed': { status: 422, zh: '还有未定稿的章节：{chapters}。', en: 'Some chapters are not sealed: {chapters}.' },
  'materials.ownErratum': {
    status: 422,
    zh: '报告人不能认定自己报告的差错（{hand}）。由另一名主编、副主编或编委会主任认定。',
    en: 'Nobody decides over an error that they reported ({hand}). Another chief or deputy editor, or a chair of the committee, decides.',
  },
  'materials.erratumNowhere': {
    status: 422,
    zh: '请写明页码，或在阅读页的段落上报告。',
    en: 'Give the page, or report it at a paragraph of the reader.',
  },
  'materials.orderCallClosed': {
    status: 422,
    zh: '征订期为 {opensOn} 至 {closesOn}，现在不能填报。',
    en: 'Orders are taken from {opensOn} to {closesOn} only.',
  },
  'materials.revisionExists': { status: 422, zh: '该版次已有修订版。', en: 'This edition is being revised already.' },
})

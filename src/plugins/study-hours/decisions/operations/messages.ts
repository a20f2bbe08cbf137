import { localSpan } from '@/kernel/clock'
import { messageTemplate } from '@/platform/messages'
import { lengthWords } from '../../time/domain/length-words'

/** What people are told of decisions over study time. */
export const claimSubmitted = messageTemplate({
  kind: 'study.claimSubmitted',
  zh: { subject: '学时申报待处理：{name}', text: '{class}学员{name}申报 {when} 的未计入时长 {length}，请处理。' },
  en: { subject: 'An hour claim to decide: {name}', text: '{name} of {class} claims {lengthEn} that were not counted, of {when}.' },
})

export const claimSupported = messageTemplate({
  kind: 'study.claimSupported',
  zh: { subject: '学时申报已同意，送中心复核', text: '您申报的 {when} 已同意补记 {length}，现由中心复核。' },
  en: { subject: 'Your hour claim was supported', text: 'For {when}, {lengthEn} were supported; the centre signs next.' },
})

export const claimApproved = messageTemplate({
  kind: 'study.claimApproved',
  zh: { subject: '学时已补记：{length}', text: '您申报的 {when} 已补记 {length}。' },
  en: { subject: '{lengthEn} were credited', text: 'For your claim of {when}, {lengthEn} were credited.' },
})

export const claimRefused = messageTemplate({
  kind: 'study.claimRefused',
  zh: { subject: '学时申报未通过', text: '您申报的 {when} 未通过。理由：{reason}' },
  en: { subject: 'Your hour claim was refused', text: 'Your claim of {when} was refused. Reason: {reason}' },
})

export const outageDeclared = messageTemplate({
  kind: 'study.outageDeclared',
  zh: { subject: '故障待确认：{when}', text: '{name}申报 {when} 的故障：{cause}。涉及{classes}，请确认。' },
  en: { subject: 'An outage to confirm: {when}', text: '{name} declares an outage of {when}: {cause}. Classes: {classes}.' },
})

export const outageCredited = messageTemplate({
  kind: 'study.outageCredited',
  zh: { subject: '故障期间学时已补记：{length}', text: '{when} 的故障（{cause}）已经确认，为您补记 {length}。' },
  en: {
    subject: '{lengthEn} lost to an outage were credited',
    text: 'The outage of {when} ({cause}) was confirmed; {lengthEn} were credited to you.',
  },
})

export const certificateIssued = messageTemplate({
  kind: 'study.certificateIssued',
  zh: { subject: '学时证明已签发：{code}', text: '{class}的学时证明已签发，认定 {hours} 学时，编号 {code}。' },
  en: {
    subject: 'Your hour certificate was issued: {code}',
    text: 'The certificate for {class} states {hours} hours; its number is {code}.',
  },
})

export const certificateRevoked = messageTemplate({
  kind: 'study.certificateRevoked',
  zh: { subject: '学时证明已撤销：{code}', text: '编号 {code} 的学时证明已撤销。理由：{reason}' },
  en: { subject: 'An hour certificate was revoked: {code}', text: 'The certificate {code} was revoked. Reason: {reason}' },
})

export const certificateSuperseded = messageTemplate({
  kind: 'study.certificateSuperseded',
  zh: { subject: '学时证明已更新：{successor}', text: '编号 {code} 的学时证明已由 {successor} 取代，请使用新证明。' },
  en: {
    subject: 'Your hour certificate was renewed: {successor}',
    text: 'The certificate {code} gave way to {successor}. Please use the new one.',
  },
})

export const certificateSuspended = messageTemplate({
  kind: 'study.certificateSuspended',
  zh: {
    subject: '学时证明已暂停：{code}',
    text: '{name}的学时证明 {code} 签发以后，所依据的考勤或学时有了更正，证明已暂停。请签发人（已不再办理本班的，由中心）核对：仍然成立的，确认即恢复；学时有变化的，签发新证明取代它；不成立的，由中心撤销。',
  },
  en: {
    subject: 'An hour certificate is suspended: {code}',
    text: 'Attendance or hours beneath the certificate {code} of {name} were corrected after its issue, so it is suspended. Its issuer, or the centre where the issuer no longer answers for the class, checks it: confirm it where it still holds, issue a new one where the hours changed, or let the centre revoke it.',
  },
})

/** To the holder: what it means, and that nothing has to be done. */
export const ownCertificateSuspended = messageTemplate({
  kind: 'study.ownCertificateSuspended',
  zh: {
    subject: '您的学时证明已暂停：{code}',
    text: '您的学时证明 {code} 签发以后，所依据的考勤或学时有了更正，证明已暂停。签发人（已不再办理本班的，由中心）正在核对：仍然成立的恢复有效，学时有变化的签发新证明取代它；结果会通知您。对更正有疑问的，请向本单位培训管理员询问；在此之前请不要使用这份证明。',
  },
  en: {
    subject: 'Your hour certificate is suspended: {code}',
    text: 'Attendance or hours beneath your certificate {code} were corrected after its issue, so it is suspended. Its issuer, or the centre where the issuer no longer answers for the class, checks it: it becomes valid again where it still holds, or a new one takes its place where the hours changed; you will be told. Ask the training administrator of your unit where you doubt the correction, and do not use the certificate until then.',
  },
})

export const certificateConfirmed = messageTemplate({
  kind: 'study.certificateConfirmed',
  zh: { subject: '学时证明已恢复有效：{code}', text: '编号 {code} 的学时证明经核对确认，恢复有效。说明：{reason}' },
  en: {
    subject: 'Your hour certificate is valid again: {code}',
    text: 'The certificate {code} was checked and confirmed. Remark: {reason}',
  },
})

/** `2026-03-05 19:00–19:40` in the centre's zone, and how long. */
export function intervalDetails(span: { fromMs: number; toMs: number; claimedMs?: number; grantedMs?: number | null }) {
  const ms = span.grantedMs ?? span.claimedMs ?? 0
  return { when: localSpan(span.fromMs, span.toMs), ...lengthDetails(ms) }
}

/** How long, in the words of each language. */
export function lengthDetails(ms: number) {
  const { en, zh } = lengthWords(ms)
  return { length: zh, lengthEn: en }
}

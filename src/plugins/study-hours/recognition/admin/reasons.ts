import type { Language } from '@/kernel/errors'
import type { Cut } from '../domain/recognition'
import type { CloseReason, SliceReason } from '../../ledger/domain/types'

export type ReasonTexts = Readonly<Record<SliceReason | 'pending', string>>

/** Why a sitting ended. */
export const CLOSE_REASONS: Readonly<Record<Language, Readonly<Record<CloseReason, string>>>> = {
  zh: {
    closed: '学员结束，或离开了页面',
    superseded: '在另一个窗口接着学习',
    lapsed: '长时间没有联系',
    presence: '没有通过在岗验证',
    revoked: '退出了培训班',
    'class-over': '培训班结束',
    'unit-closed': '单元暂停开放',
    'signed-out': '退出了登录',
  },
  en: {
    closed: 'finished, or the page was left',
    superseded: 'went on in another window',
    lapsed: 'nothing was heard for too long',
    presence: 'presence check not passed',
    revoked: 'left the class',
    'class-over': 'the class is over',
    'unit-closed': 'the unit was closed',
    'signed-out': 'signed out',
  },
}

/** Why an interval counts or does not. */
export const REASONS: Readonly<Record<Language, ReasonTexts>> = {
  zh: {
    counted: '计入',
    pending: '待在岗验证确认',
    gap: '断线，两次心跳之间超过时限',
    hidden: '页面不在前台',
    paused: '视频没有播放',
    idle: '没有操作超过时限',
    fast: '播放过快或向前跳播',
    presence: '没有通过在岗验证',
    clock: '服务器的时钟有跳变，时长无法确定',
    tail: '最后一次心跳之后、会话结束之前',
    claim: '经申报补记',
    outage: '故障期间统一补记',
    reversal: '冲销',
  },
  en: {
    counted: 'counted',
    pending: 'waits for its presence check',
    gap: 'line lost: the lease between two beats passed',
    hidden: 'page not in front',
    paused: 'video not playing',
    idle: 'nothing done for too long',
    fast: 'played too fast or skipped ahead',
    presence: 'presence check not passed',
    clock: "the server's clock jumped: its length is not known",
    tail: 'between the last beat and the end of the sitting',
    claim: 'credited after a claim',
    outage: 'credited for an outage',
    reversal: 'taken back',
  },
}

/** What limits recognition. */
export const CUTS: Readonly<Record<Language, Readonly<Record<keyof Cut, string>>>> = {
  zh: { inClass: '与面授时间重叠', unit: '超过单元限额', dayCap: '超过每日上限', onlineShare: '超过线上比例' },
  en: {
    inClass: 'during an attended class',
    unit: 'beyond the limit of the unit',
    dayCap: 'beyond the cap of the day',
    onlineShare: 'beyond the online share',
  },
}

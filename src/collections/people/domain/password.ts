import { allow, refuse, type Decision } from '@/kernel/decision'

export const PASSWORD_MIN_LENGTH = 10

/** Whether `next` may become the password of `username`; `current` is the old one where it is known. */
export function checkNewPassword({ next, current, username }: { next: string; current?: string; username: string }): Decision {
  const isWeak = [...next].length < PASSWORD_MIN_LENGTH || next.toLowerCase() === username.toLowerCase() || next === current
  return isWeak ? refuse('people.weakPassword', { field: 'newPassword', minLength: PASSWORD_MIN_LENGTH }) : allow
}

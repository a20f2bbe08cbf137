/** What the host decides about the study hours. */
export type StudyHoursOptions = {
  /** Where uploads are kept; files of study units go into its `study` folder. @default './media' */
  mediaDir?: string
  /** How long beats that arrive together are gathered before they are committed, in milliseconds. @default 3 */
  gatherMs?: number
  /** How often sessions without beats are looked for, in milliseconds. @default 30_000 */
  sweepEveryMs?: number
}

export type SanitizedOptions = Required<StudyHoursOptions>

/** @throws RangeError where a number makes no sense */
export function sanitizeOptions(options: StudyHoursOptions = {}): SanitizedOptions {
  const { gatherMs = 3, mediaDir = './media', sweepEveryMs = 30_000 } = options
  const sanitized = { gatherMs, mediaDir, sweepEveryMs }
  if (!(sanitized.gatherMs >= 0 && sanitized.gatherMs <= 100)) throw new RangeError('gatherMs lies between 0 and 100')
  if (!(sanitized.sweepEveryMs >= 1_000)) throw new RangeError('sweepEveryMs is at least 1000')
  return sanitized
}

import type { Plugin } from 'payload'
import { studyHours } from './study-hours'

/** The plugins of the house in their order. @param options.mediaDir where uploads are kept */
export function plugins(options: { mediaDir: string }): Plugin[] {
  return [studyHours({ mediaDir: options.mediaDir })]
}

import { defineTask } from '@/platform/files'

/** What one person gets on paper. */
export type Slip = { name: string; number: string | null; username: string; password: string }

export type SlipsInput = {
  /** What the accounts were made for: a class, the staff. */
  heading: string
  /** Where to sign in, printed and as a QR code. */
  signInUrl: string
  /** The last day on which the sheet may be printed, told at its foot; `YYYY-MM-DD`. */
  madeOn: string
  slips: Slip[]
}

/** 50,000 slips are 5,000 pages: two minutes on an old office PC. */
export const SIGN_IN_SLIPS = defineTask<SlipsInput, { bytes: Uint8Array }>('sign-in-slips', { timeoutMs: 300_000, memoryMb: 1_024 })

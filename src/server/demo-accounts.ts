export type DemoAccount = { username: string; password: string; role: { zh: string; en: string } }

/** Demonstration accounts whose published password still signs in: `direct` at once, `first` to choose another one at the first sign-in. */
export type OpenDemoAccounts = { direct: readonly string[]; first: readonly string[] }

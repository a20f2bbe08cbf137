/** The trainee's addresses, in Chinese; `localPath` gives the English ones. */
export const unitPath = (id: string) => `/study/units/${encodeURIComponent(id)}`
export const recordPath = '/study/record'
export const certificatesPath = '/study/certificates'
export const leavePath = '/study/leave'
export const signInPath = (session: string) => `/study/sign-in/${encodeURIComponent(session)}`
export const wallPath = (session: string) => `/study/wall/${encodeURIComponent(session)}`
/** The public page of a certificate. */
export const verifyPath = (code: string) => `/verify/${encodeURIComponent(code)}`

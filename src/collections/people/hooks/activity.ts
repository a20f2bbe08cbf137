import type { CollectionBeforeChangeHook } from 'payload'

/** Whoever is switched off is signed out everywhere, and a mailed link opens nothing any more. */
export const endSessions: CollectionBeforeChangeHook = ({ data, originalDoc, operation }) => {
  if (operation !== 'update' || data.active !== false || originalDoc.active === false) return data
  return { ...data, sessions: [], resetPasswordToken: null, resetPasswordExpiration: null }
}

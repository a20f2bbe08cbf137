/** Public on purpose: visitors without an account too. */
export const anyone = () => true

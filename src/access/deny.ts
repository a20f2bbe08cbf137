/** Nobody, through no door but an operation that says `overrideAccess: true` and why. */
export const deny = () => false

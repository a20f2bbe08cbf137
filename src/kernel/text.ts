/** Characters that nobody sees: format controls, joiners and fillers. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
/** The same without variation selectors, which choose the form of a character in a name. */
const FORMAT_CONTROLS = /\p{Cf}/gu

/** Text as a person sees it on one or more lines: invisible characters gone, one kind of line break, no blanks around it. */
export function shownText(text: string): string {
  return text.replace(FORMAT_CONTROLS, '').replace(/\r\n?/g, '\n').trim()
}

/**
 * Text that people match by (codes, numbers, names to sign in with) as it is kept: what looks the same is the same. Full width and other
 * forms of compatibility are one (NFKC), invisible and control characters are none, outer blanks do not matter. Capitals stay.
 */
export function matchText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/\p{Cc}/gu, '')
    .trim()
}

/** {@link matchText} without capitals: for comparing. */
export function matchKey(text: string): string {
  // Small letters may come apart again.
  return matchText(text).toLowerCase().normalize('NFKC')
}

/** {@link matchKey} without blanks: for names of places and things, which are typed with and without them. */
export function matchName(text: string): string {
  return matchKey(text).replace(/\s+/g, '')
}

/** A number that people carry (employee number, trainee number) as it is kept: as {@link matchText}, in capitals. */
export function matchNumber(text: string): string {
  return matchText(text).toUpperCase().normalize('NFKC')
}

/**
 * The spellings under which such a text may be stored from before it was kept in one way. A mixture of capitals and small letters is
 * found as it was typed.
 */
export function spellingsOf(text: string): string[] {
  const key = matchKey(text)
  return [...new Set([key, key.toUpperCase(), matchText(text), text.trim(), text.trim().toLowerCase()])].filter(
    (spelling) => spelling !== '' && !/\p{Cc}/u.test(spelling),
  )
}

/**
 * A numeral as it is typed, in half width and without the commas between its groups of three. Other commas, and blanks within, stand as
 * they are: whether `2,5` is 2.5 or 25 nobody can tell, and whoever reads on refuses it.
 */
export function plainNumeral(text: string): string {
  const clean = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
  return /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/.test(clean) ? clean.replaceAll(',', '') : clean
}

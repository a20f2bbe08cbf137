/** Characters that act instead of showing: controls, and those that turn the direction of writing or take no room. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029]/gu
const LONGEST = 120

/**
 * A client's file name as plain words to show: no folders, no control characters, no marks that turn the direction of writing (under
 * which `gnp.exe` reads as `exe.png`), of a sensible length. It names nothing on the disk and decides nothing.
 * @returns '' where nothing is left
 */
export function plainFileName(name: string): string {
  const last = name.normalize('NFC').replace(UNSEEN, '').split(/[\\/]/).at(-1) ?? ''
  const plain = last
    .replace(/[<>:"|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '')
  if ([...plain].length <= LONGEST) return plain
  const ending = /\.[^.]{1,10}$/.exec(plain)?.[0] ?? ''
  return [...plain].slice(0, LONGEST - ending.length).join('') + ending
}

/**
 * Whether a text can be the id of a row. MongoDB's are 24 hexadecimal digits, and its adapter drops a condition that compares an id with
 * anything else, or fails; SQLite's are texts.
 */
export function canBeId({ name }: { name: string }, value: string): boolean {
  return name === 'mongoose' ? /^[\da-f]{24}$/i.test(value) : value.length <= 100 && !value.includes('\0')
}

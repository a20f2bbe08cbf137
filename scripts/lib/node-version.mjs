const MINIMUM = [20, 9, 0]

/** Ends the process with one clear line on a Node.js that is too old. */
export function assertNodeVersion() {
  const version = process.versions.node.split('.').map(Number)
  const difference = MINIMUM.map((part, index) => (version[index] ?? 0) - part).find((part) => part !== 0) ?? 0
  if (difference >= 0) return
  console.error(
    `需要 Node.js ${MINIMUM.join('.')} 或更高版本，当前为 ${process.versions.node}。 Node.js ${MINIMUM.join('.')} or later is needed; this is ${process.versions.node}.`,
  )
  process.exit(1)
}

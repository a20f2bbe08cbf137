/**
 * Shows steps with their number and the time they take: one line that is rewritten on a terminal, a line every 15 s elsewhere.
 * @param {number} total
 */
export function createProgress(total) {
  let count = 0
  return {
    /**
     * @template T
     * @param {string} label
     * @param {(note: (text: string) => void) => Promise<T>} work
     */
    async step(label, work) {
      count += 1
      const head = `[${count}/${total}] ${label}`
      const begun = performance.now()
      let last = ''
      const elapsed = () => `${Math.round((performance.now() - begun) / 1000)} s`
      const draw = () => {
        if (process.stdout.isTTY)
          process.stdout.write(
            `\r\x1b[2K${head}  ${elapsed()}  ${last.slice(0, Math.max(0, (process.stdout.columns ?? 80) - head.length * 2 - 12))}`,
          )
        else console.log(`${head}  ${elapsed()}`)
      }
      draw()
      const timer = setInterval(draw, process.stdout.isTTY ? 500 : 15_000)
      try {
        return await work((text) => {
          last = text
        })
      } finally {
        clearInterval(timer)
        if (process.stdout.isTTY) process.stdout.write('\r\x1b[2K')
        console.log(`${head}  ${elapsed()}`)
      }
    },
  }
}

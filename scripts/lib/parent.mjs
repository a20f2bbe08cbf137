const LOOK_EVERY_MS = 500

/**
 * Calls `stop` once when npm, whose child this process is, has ended. npm passes a signal to its shell, and the shell does not hand it on:
 * without this, `kill` of `npm start` would leave the server running. Whoever was not started by npm may well outlive their parent
 * (`nohup node scripts/start.mjs &`), so nobody is watched then.
 * @param {() => void} stop
 */
export function whenNpmEnds(stop) {
  const parent = process.ppid
  if (!process.env['npm_lifecycle_event'] || parent <= 1) return
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, LOOK_EVERY_MS)
  watch.unref()
}

/**
 * Milliseconds of processor time that this process, its threads included, has used since `cpuClock` was called. Bounds on it hold on a
 * busy machine too, where the clock on the wall measures the neighbours.
 */
export function cpuClock(): () => number {
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
}

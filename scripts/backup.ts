import { runCommand } from './lib/command'
import { backup } from '../src/server/backup'

// npm run backup -- FILE [--force]
await runCommand('npm run backup -- FILE [--force]', async ({ environment, file, force }) => {
  const { manifest, isSnapshot } = await backup({ environment, file, force, now: new Date() })
  const bytes = manifest.files.reduce((sum, { size }) => sum + size, 0)
  if (!isSnapshot)
    console.log(
      '注意：此 MongoDB 不支持快照，备份期间的写入可能不一致。 This MongoDB has no snapshots; writes during the copy may be torn.',
    )
  console.log(`已备份 Backed up: ${file} (${manifest.files.length} files, ${bytes} bytes)`)
})

import { runCommand } from './lib/command'
import { restore } from '../src/server/backup'

// npm run restore -- FILE [--force]
await runCommand('npm run restore -- FILE [--force]', async ({ environment, file, force }) => {
  const manifest = await restore({ environment, file, force, now: new Date() })
  console.log(`已恢复 Restored: ${file} (${manifest.createdAt}, ${manifest.files.length} files)`)
})

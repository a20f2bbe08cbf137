import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A place of its own for every test file, set before the configuration is imported. */
const directory = mkdtempSync(path.join(tmpdir(), 'liangong-test-'))

process.env['DATA_DIR'] ??= directory
process.env['MEDIA_DIR'] ??= path.join(directory, 'media')
process.env['DATABASE_URI'] ??= `file:${path.join(directory, 'test.db')}`
process.env['PAYLOAD_SECRET'] ??= 'only-for-tests-only-for-tests-only-for-tests'
process.env['LIANGONG_DEMO'] ??= '0'
process.env['PAYLOAD_DISABLE_ADMIN'] ??= 'true'

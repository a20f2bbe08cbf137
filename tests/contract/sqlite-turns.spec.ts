import { describe } from 'vitest'
import { turnCases } from './cases/turns'

describe('contract on SQLite', turnCases)

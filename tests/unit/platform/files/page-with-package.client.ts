import { z } from 'zod'

document.title = z.string().parse('')

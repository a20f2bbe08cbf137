import config from '@payload-config'
import { restHandlers } from '@/platform/http/rest'

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = restHandlers(config)

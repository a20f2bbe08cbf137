import { localTime } from '@/kernel/clock'

document.title = localTime(0)

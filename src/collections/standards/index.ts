import type { CollectionConfig } from 'payload'
import { anyone, isAdmin, isStaff } from '@/access'

const occupations: CollectionConfig = {
  slug: 'occupations',
  access: { create: isStaff, read: anyone, update: isStaff, delete: isAdmin },
  fields: [
    { name: 'code', type: 'text', required: true, unique: true },
    { name: 'name', type: 'text', required: true },
  ],
}
export const standardsCollections: CollectionConfig[] = [occupations]

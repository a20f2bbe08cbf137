export { auditLog } from './collection'
export { changesBetween, type Change } from './changes'
export { auditChange, auditDelete } from './hooks'
export { auditBody, recordAudit, recordAudits, type AuditBody } from './record'

import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE INDEX \`subjectCollection_subjectId_seq_idx\` ON \`audit_log\` (\`subject_collection\`,\`subject_id\`,\`seq\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`subjectCollection_subjectId_seq_idx\`;`)
}

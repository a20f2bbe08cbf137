import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`publications\` ADD \`sealed_hash\` text;`)
  await db.run(sql`CREATE INDEX \`publications_sealed_hash_idx\` ON \`publications\` (\`sealed_hash\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`publications_sealed_hash_idx\`;`)
  await db.run(sql`ALTER TABLE \`publications\` DROP COLUMN \`sealed_hash\`;`)
}

import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`class_sessions\` ADD \`joint\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`attendance\` ADD \`left_at\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`class_sessions\` DROP COLUMN \`joint\`;`)
  await db.run(sql`ALTER TABLE \`attendance\` DROP COLUMN \`left_at\`;`)
}

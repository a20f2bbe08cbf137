import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`standards\` ADD \`hours_source\` text;`)
  await db.run(sql`ALTER TABLE \`standards\` ADD \`hours_verified\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`standards\` ADD \`weights_source\` text;`)
  await db.run(sql`ALTER TABLE \`standards\` ADD \`weights_verified\` integer DEFAULT false;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`standards\` DROP COLUMN \`hours_source\`;`)
  await db.run(sql`ALTER TABLE \`standards\` DROP COLUMN \`hours_verified\`;`)
  await db.run(sql`ALTER TABLE \`standards\` DROP COLUMN \`weights_source\`;`)
  await db.run(sql`ALTER TABLE \`standards\` DROP COLUMN \`weights_verified\`;`)
}

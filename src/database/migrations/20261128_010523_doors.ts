import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`comments\` ADD \`answered_draft_id\` text(36) REFERENCES drafts(id);`)
  await db.run(sql`ALTER TABLE \`comments\` ADD \`confirmed_by_id\` text(36) REFERENCES users(id);`)
  await db.run(sql`ALTER TABLE \`comments\` ADD \`confirmed_at\` text;`)
  await db.run(sql`ALTER TABLE \`comments\` ADD \`confirm_note\` text;`)
  await db.run(sql`CREATE INDEX \`comments_answered_draft_idx\` ON \`comments\` (\`answered_draft_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_confirmed_by_idx\` ON \`comments\` (\`confirmed_by_id\`);`)
  await db.run(sql`ALTER TABLE \`publications\` ADD \`sealed_hash\` text;`)
  await db.run(sql`CREATE INDEX \`publications_sealed_hash_idx\` ON \`publications\` (\`sealed_hash\`);`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`original_name\` text;`)
  await db.run(sql`CREATE INDEX \`media_original_name_idx\` ON \`media\` (\`original_name\`);`)
  await db.run(sql`ALTER TABLE \`study_files\` ADD \`original_name\` text;`)
  await db.run(sql`CREATE INDEX \`study_files_original_name_idx\` ON \`study_files\` (\`original_name\`);`)
  await db.run(sql`CREATE INDEX \`subjectCollection_subjectId_seq_idx\` ON \`audit_log\` (\`subject_collection\`,\`subject_id\`,\`seq\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_comments\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`chapter_id\` text(36) NOT NULL,
  	\`draft_id\` text(36) NOT NULL,
  	\`block_index\` numeric,
  	\`quote\` text,
  	\`body\` text NOT NULL,
  	\`severity\` text NOT NULL,
  	\`stage\` text NOT NULL,
  	\`author_id\` text(36),
  	\`status\` text DEFAULT 'open' NOT NULL,
  	\`answer\` text,
  	\`answered_by_id\` text(36),
  	\`answered_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`chapter_id\`) REFERENCES \`chapters\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`draft_id\`) REFERENCES \`drafts\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`author_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`answered_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_comments\`("id", "chapter_id", "draft_id", "block_index", "quote", "body", "severity", "stage", "author_id", "status", "answer", "answered_by_id", "answered_at", "updated_at", "created_at") SELECT "id", "chapter_id", "draft_id", "block_index", "quote", "body", "severity", "stage", "author_id", "status", "answer", "answered_by_id", "answered_at", "updated_at", "created_at" FROM \`comments\`;`)
  await db.run(sql`DROP TABLE \`comments\`;`)
  await db.run(sql`ALTER TABLE \`__new_comments\` RENAME TO \`comments\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`comments_chapter_idx\` ON \`comments\` (\`chapter_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_draft_idx\` ON \`comments\` (\`draft_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_severity_idx\` ON \`comments\` (\`severity\`);`)
  await db.run(sql`CREATE INDEX \`comments_author_idx\` ON \`comments\` (\`author_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_status_idx\` ON \`comments\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`comments_answered_by_idx\` ON \`comments\` (\`answered_by_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_updated_at_idx\` ON \`comments\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`comments_created_at_idx\` ON \`comments\` (\`created_at\`);`)
  await db.run(sql`DROP INDEX \`publications_sealed_hash_idx\`;`)
  await db.run(sql`ALTER TABLE \`publications\` DROP COLUMN \`sealed_hash\`;`)
  await db.run(sql`DROP INDEX \`media_original_name_idx\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`original_name\`;`)
  await db.run(sql`DROP INDEX \`study_files_original_name_idx\`;`)
  await db.run(sql`ALTER TABLE \`study_files\` DROP COLUMN \`original_name\`;`)
  await db.run(sql`DROP INDEX \`subjectCollection_subjectId_seq_idx\`;`)
}

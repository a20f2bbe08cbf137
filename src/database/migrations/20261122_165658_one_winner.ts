import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`hour_claims\` ADD \`slot\` text;`)
  await db.run(sql`CREATE UNIQUE INDEX \`hour_claims_slot_idx\` ON \`hour_claims\` (\`slot\`);`)
  await db.run(sql`ALTER TABLE \`hour_certificates\` ADD \`slot\` text;`)
  await db.run(sql`ALTER TABLE \`hour_certificates\` ADD \`successor_id\` text(36) REFERENCES hour_certificates(id);`)
  await db.run(sql`CREATE UNIQUE INDEX \`hour_certificates_slot_idx\` ON \`hour_certificates\` (\`slot\`);`)
  await db.run(sql`CREATE INDEX \`hour_certificates_successor_idx\` ON \`hour_certificates\` (\`successor_id\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_hour_certificates\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`code\` text NOT NULL,
  	\`trainee_id\` text(36) NOT NULL,
  	\`enrolment_id\` text(36) NOT NULL,
  	\`occupation_id\` text(36) NOT NULL,
  	\`level\` text NOT NULL,
  	\`tenths\` numeric NOT NULL,
  	\`recognised_ms\` numeric NOT NULL,
  	\`online_ms\` numeric NOT NULL,
  	\`offline_ms\` numeric NOT NULL,
  	\`ledger_seq\` numeric NOT NULL,
  	\`ledger_hash\` text NOT NULL,
  	\`snapshot\` text NOT NULL,
  	\`issued_at\` text NOT NULL,
  	\`revoked_reason\` text,
  	\`state\` text DEFAULT 'valid' NOT NULL,
  	\`state_seq\` numeric DEFAULT 0 NOT NULL,
  	\`state_changed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`trainee_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`enrolment_id\`) REFERENCES \`enrolments\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`occupation_id\`) REFERENCES \`occupations\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_hour_certificates\`("id", "code", "trainee_id", "enrolment_id", "occupation_id", "level", "tenths", "recognised_ms", "online_ms", "offline_ms", "ledger_seq", "ledger_hash", "snapshot", "issued_at", "revoked_reason", "state", "state_seq", "state_changed_at", "updated_at", "created_at") SELECT "id", "code", "trainee_id", "enrolment_id", "occupation_id", "level", "tenths", "recognised_ms", "online_ms", "offline_ms", "ledger_seq", "ledger_hash", "snapshot", "issued_at", "revoked_reason", "state", "state_seq", "state_changed_at", "updated_at", "created_at" FROM \`hour_certificates\`;`)
  await db.run(sql`DROP TABLE \`hour_certificates\`;`)
  await db.run(sql`ALTER TABLE \`__new_hour_certificates\` RENAME TO \`hour_certificates\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE UNIQUE INDEX \`hour_certificates_code_idx\` ON \`hour_certificates\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`hour_certificates_trainee_idx\` ON \`hour_certificates\` (\`trainee_id\`);`)
  await db.run(sql`CREATE INDEX \`hour_certificates_enrolment_idx\` ON \`hour_certificates\` (\`enrolment_id\`);`)
  await db.run(sql`CREATE INDEX \`hour_certificates_occupation_idx\` ON \`hour_certificates\` (\`occupation_id\`);`)
  await db.run(sql`CREATE INDEX \`hour_certificates_level_idx\` ON \`hour_certificates\` (\`level\`);`)
  await db.run(sql`CREATE INDEX \`hour_certificates_issued_at_idx\` ON \`hour_certificates\` (\`issued_at\`);`)
  await db.run(sql`CREATE INDEX \`hour_certificates_state_idx\` ON \`hour_certificates\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`hour_certificates_updated_at_idx\` ON \`hour_certificates\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`hour_certificates_created_at_idx\` ON \`hour_certificates\` (\`created_at\`);`)
  await db.run(sql`DROP INDEX \`hour_claims_slot_idx\`;`)
  await db.run(sql`ALTER TABLE \`hour_claims\` DROP COLUMN \`slot\`;`)
}

import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`users_roles\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`users_roles_order_idx\` ON \`users_roles\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`users_roles_parent_idx\` ON \`users_roles\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`users_sessions\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`created_at\` text,
  	\`expires_at\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`users_sessions_order_idx\` ON \`users_sessions\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`users_sessions_parent_id_idx\` ON \`users_sessions\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`users\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`employee_number\` text,
  	\`organisation_id\` text(36),
  	\`identity_masked\` text,
  	\`identity_sealed\` text,
  	\`identity_digest\` text,
  	\`title\` text,
  	\`language\` text DEFAULT 'zh',
  	\`active\` integer DEFAULT true,
  	\`must_change_password\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`email\` text,
  	\`username\` text NOT NULL,
  	\`reset_password_token\` text,
  	\`reset_password_expiration\` text,
  	\`salt\` text,
  	\`hash\` text,
  	\`login_attempts\` numeric DEFAULT 0,
  	\`lock_until\` text,
  	FOREIGN KEY (\`organisation_id\`) REFERENCES \`organisations\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`users_name_idx\` ON \`users\` (\`name\`);`)
  await db.run(sql`CREATE INDEX \`users_employee_number_idx\` ON \`users\` (\`employee_number\`);`)
  await db.run(sql`CREATE INDEX \`users_organisation_idx\` ON \`users\` (\`organisation_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`users_identity_digest_idx\` ON \`users\` (\`identity_digest\`);`)
  await db.run(sql`CREATE INDEX \`users_updated_at_idx\` ON \`users\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`users_created_at_idx\` ON \`users\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`users_email_idx\` ON \`users\` (\`email\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`users_username_idx\` ON \`users\` (\`username\`);`)
  await db.run(sql`CREATE TABLE \`organisations\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`name_en\` text,
  	\`code\` text,
  	\`kind\` text NOT NULL,
  	\`parent_id\` text(36),
  	\`province\` text,
  	\`city\` text,
  	\`is_demonstration\` integer DEFAULT false,
  	\`source\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`organisations\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`organisations_name_idx\` ON \`organisations\` (\`name\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`organisations_code_idx\` ON \`organisations\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`organisations_kind_idx\` ON \`organisations\` (\`kind\`);`)
  await db.run(sql`CREATE INDEX \`organisations_parent_idx\` ON \`organisations\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`organisations_updated_at_idx\` ON \`organisations\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`organisations_created_at_idx\` ON \`organisations\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`occupations_levels\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`occupations\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`occupations_levels_order_idx\` ON \`occupations_levels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`occupations_levels_parent_idx\` ON \`occupations_levels\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`occupations\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`code\` text NOT NULL,
  	\`name\` text NOT NULL,
  	\`name_en\` text,
  	\`group_code\` text,
  	\`group_name\` text,
  	\`edition\` text,
  	\`note\` text,
  	\`source\` text,
  	\`verified\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`occupations_code_idx\` ON \`occupations\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`occupations_name_idx\` ON \`occupations\` (\`name\`);`)
  await db.run(sql`CREATE INDEX \`occupations_group_code_idx\` ON \`occupations\` (\`group_code\`);`)
  await db.run(sql`CREATE INDEX \`occupations_updated_at_idx\` ON \`occupations\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`occupations_created_at_idx\` ON \`occupations\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`standards_levels\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`standards\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`standards_levels_order_idx\` ON \`standards_levels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`standards_levels_parent_idx\` ON \`standards_levels\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`standards_training_hours\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`level\` text NOT NULL,
  	\`hours\` numeric NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`standards\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`standards_training_hours_order_idx\` ON \`standards_training_hours\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`standards_training_hours_parent_id_idx\` ON \`standards_training_hours\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`standards\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`occupation_id\` text(36) NOT NULL,
  	\`edition\` text NOT NULL,
  	\`version\` numeric DEFAULT 1 NOT NULL,
  	\`valid_from\` text,
  	\`valid_to\` text,
  	\`theory_weights\` text,
  	\`skill_weights\` text,
  	\`eligibility\` text,
  	\`note\` text,
  	\`source\` text,
  	\`verified\` integer DEFAULT false,
  	\`edited_by_id\` text(36),
  	\`state\` text DEFAULT 'draft' NOT NULL,
  	\`state_seq\` numeric DEFAULT 0 NOT NULL,
  	\`state_changed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`occupation_id\`) REFERENCES \`occupations\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`edited_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`standards_occupation_idx\` ON \`standards\` (\`occupation_id\`);`)
  await db.run(sql`CREATE INDEX \`standards_valid_from_idx\` ON \`standards\` (\`valid_from\`);`)
  await db.run(sql`CREATE INDEX \`standards_valid_to_idx\` ON \`standards\` (\`valid_to\`);`)
  await db.run(sql`CREATE INDEX \`standards_edited_by_idx\` ON \`standards\` (\`edited_by_id\`);`)
  await db.run(sql`CREATE INDEX \`standards_state_idx\` ON \`standards\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`standards_updated_at_idx\` ON \`standards\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`standards_created_at_idx\` ON \`standards\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`occupation_version_idx\` ON \`standards\` (\`occupation_id\`,\`version\`);`)
  await db.run(sql`CREATE TABLE \`element_specifications\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`occupation_id\` text(36) NOT NULL,
  	\`level\` text NOT NULL,
  	\`kind\` text DEFAULT 'theory' NOT NULL,
  	\`version\` numeric DEFAULT 1 NOT NULL,
  	\`standard_id\` text(36),
  	\`previous_id\` text(36),
  	\`total_points\` numeric DEFAULT 0,
  	\`importance_ratio\` text,
  	\`note\` text,
  	\`source\` text,
  	\`verified\` integer DEFAULT false,
  	\`edited_by_id\` text(36),
  	\`state\` text DEFAULT 'draft' NOT NULL,
  	\`state_seq\` numeric DEFAULT 0 NOT NULL,
  	\`state_changed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`occupation_id\`) REFERENCES \`occupations\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`standard_id\`) REFERENCES \`standards\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`previous_id\`) REFERENCES \`element_specifications\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`edited_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`element_specifications_occupation_idx\` ON \`element_specifications\` (\`occupation_id\`);`)
  await db.run(sql`CREATE INDEX \`element_specifications_level_idx\` ON \`element_specifications\` (\`level\`);`)
  await db.run(sql`CREATE INDEX \`element_specifications_standard_idx\` ON \`element_specifications\` (\`standard_id\`);`)
  await db.run(sql`CREATE INDEX \`element_specifications_previous_idx\` ON \`element_specifications\` (\`previous_id\`);`)
  await db.run(sql`CREATE INDEX \`element_specifications_edited_by_idx\` ON \`element_specifications\` (\`edited_by_id\`);`)
  await db.run(sql`CREATE INDEX \`element_specifications_state_idx\` ON \`element_specifications\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`element_specifications_updated_at_idx\` ON \`element_specifications\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`element_specifications_created_at_idx\` ON \`element_specifications\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`occupation_level_kind_version_idx\` ON \`element_specifications\` (\`occupation_id\`,\`level\`,\`kind\`,\`version\`);`)
  await db.run(sql`CREATE TABLE \`element_nodes\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`specification_id\` text(36) NOT NULL,
  	\`code\` text NOT NULL,
  	\`name\` text NOT NULL,
  	\`name_en\` text,
  	\`weight_hundredths\` numeric,
  	\`status\` text DEFAULT 'active' NOT NULL,
  	\`order\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`specification_id\`) REFERENCES \`element_specifications\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`element_nodes_specification_idx\` ON \`element_nodes\` (\`specification_id\`);`)
  await db.run(sql`CREATE INDEX \`element_nodes_code_idx\` ON \`element_nodes\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`element_nodes_status_idx\` ON \`element_nodes\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`element_nodes_order_idx\` ON \`element_nodes\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`element_nodes_updated_at_idx\` ON \`element_nodes\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`element_nodes_created_at_idx\` ON \`element_nodes\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`specification_code_idx\` ON \`element_nodes\` (\`specification_id\`,\`code\`);`)
  await db.run(sql`CREATE TABLE \`appraisal_points\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`specification_id\` text(36) NOT NULL,
  	\`full_code\` text NOT NULL,
  	\`code\` text,
  	\`name\` text NOT NULL,
  	\`name_en\` text,
  	\`range_path\` text,
  	\`importance\` text NOT NULL,
  	\`weight_hundredths\` numeric,
  	\`status\` text DEFAULT 'active' NOT NULL,
  	\`order\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`specification_id\`) REFERENCES \`element_specifications\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`appraisal_points_specification_idx\` ON \`appraisal_points\` (\`specification_id\`);`)
  await db.run(sql`CREATE INDEX \`appraisal_points_full_code_idx\` ON \`appraisal_points\` (\`full_code\`);`)
  await db.run(sql`CREATE INDEX \`appraisal_points_range_path_idx\` ON \`appraisal_points\` (\`range_path\`);`)
  await db.run(sql`CREATE INDEX \`appraisal_points_importance_idx\` ON \`appraisal_points\` (\`importance\`);`)
  await db.run(sql`CREATE INDEX \`appraisal_points_status_idx\` ON \`appraisal_points\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`appraisal_points_order_idx\` ON \`appraisal_points\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`appraisal_points_updated_at_idx\` ON \`appraisal_points\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`appraisal_points_created_at_idx\` ON \`appraisal_points\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`specification_fullCode_idx\` ON \`appraisal_points\` (\`specification_id\`,\`full_code\`);`)
  await db.run(sql`CREATE TABLE \`policies\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`value\` text,
  	\`unit\` text,
  	\`scope\` text DEFAULT 'default' NOT NULL,
  	\`effective_from\` text NOT NULL,
  	\`effective_to\` text,
  	\`repeals\` integer DEFAULT false,
  	\`source\` text NOT NULL,
  	\`verified\` integer DEFAULT false,
  	\`note\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`policies_key_idx\` ON \`policies\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`policies_scope_idx\` ON \`policies\` (\`scope\`);`)
  await db.run(sql`CREATE INDEX \`policies_effective_from_idx\` ON \`policies\` (\`effective_from\`);`)
  await db.run(sql`CREATE INDEX \`policies_effective_to_idx\` ON \`policies\` (\`effective_to\`);`)
  await db.run(sql`CREATE INDEX \`policies_updated_at_idx\` ON \`policies\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`policies_created_at_idx\` ON \`policies\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`key_scope_effectiveFrom_idx\` ON \`policies\` (\`key\`,\`scope\`,\`effective_from\`);`)
  await db.run(sql`CREATE TABLE \`committees\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` numeric NOT NULL,
  	\`name\` text NOT NULL,
  	\`name_en\` text,
  	\`kind\` text NOT NULL,
  	\`parent_id\` text(36),
  	\`field\` text,
  	\`field_en\` text,
  	\`introduction\` text,
  	\`source\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`committees\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`committees_number_idx\` ON \`committees\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`committees_name_idx\` ON \`committees\` (\`name\`);`)
  await db.run(sql`CREATE INDEX \`committees_parent_idx\` ON \`committees\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`committees_updated_at_idx\` ON \`committees\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`committees_created_at_idx\` ON \`committees\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`committees_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`occupations_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`committees\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`occupations_id\`) REFERENCES \`occupations\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`committees_rels_order_idx\` ON \`committees_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`committees_rels_parent_idx\` ON \`committees_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`committees_rels_path_idx\` ON \`committees_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`committees_rels_occupations_id_idx\` ON \`committees_rels\` (\`occupations_id\`);`)
  await db.run(sql`CREATE TABLE \`memberships\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`committee_id\` text(36) NOT NULL,
  	\`user_id\` text(36) NOT NULL,
  	\`role\` text NOT NULL,
  	\`term_starts_on\` text NOT NULL,
  	\`term_ends_on\` text,
  	\`title\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`committee_id\`) REFERENCES \`committees\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`user_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`memberships_committee_idx\` ON \`memberships\` (\`committee_id\`);`)
  await db.run(sql`CREATE INDEX \`memberships_user_idx\` ON \`memberships\` (\`user_id\`);`)
  await db.run(sql`CREATE INDEX \`memberships_role_idx\` ON \`memberships\` (\`role\`);`)
  await db.run(sql`CREATE INDEX \`memberships_term_starts_on_idx\` ON \`memberships\` (\`term_starts_on\`);`)
  await db.run(sql`CREATE INDEX \`memberships_term_ends_on_idx\` ON \`memberships\` (\`term_ends_on\`);`)
  await db.run(sql`CREATE INDEX \`memberships_updated_at_idx\` ON \`memberships\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`memberships_created_at_idx\` ON \`memberships\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`textbooks_levels\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`textbooks\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`textbooks_levels_order_idx\` ON \`textbooks_levels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`textbooks_levels_parent_idx\` ON \`textbooks_levels\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`textbooks\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	\`title_en\` text,
  	\`url_name\` text NOT NULL,
  	\`occupation_id\` text(36) NOT NULL,
  	\`committee_id\` text(36) NOT NULL,
  	\`summary\` text,
  	\`summary_en\` text,
  	\`cover_id\` text(36),
  	\`is_public\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`occupation_id\`) REFERENCES \`occupations\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`committee_id\`) REFERENCES \`committees\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`cover_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`textbooks_title_idx\` ON \`textbooks\` (\`title\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`textbooks_url_name_idx\` ON \`textbooks\` (\`url_name\`);`)
  await db.run(sql`CREATE INDEX \`textbooks_occupation_idx\` ON \`textbooks\` (\`occupation_id\`);`)
  await db.run(sql`CREATE INDEX \`textbooks_committee_idx\` ON \`textbooks\` (\`committee_id\`);`)
  await db.run(sql`CREATE INDEX \`textbooks_cover_idx\` ON \`textbooks\` (\`cover_id\`);`)
  await db.run(sql`CREATE INDEX \`textbooks_is_public_idx\` ON \`textbooks\` (\`is_public\`);`)
  await db.run(sql`CREATE INDEX \`textbooks_updated_at_idx\` ON \`textbooks\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`textbooks_created_at_idx\` ON \`textbooks\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`textbooks_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`textbooks\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`textbooks_texts_order_parent\` ON \`textbooks_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`editions_contributors\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`role\` text NOT NULL,
  	\`organisation\` text,
  	\`user_id\` text(36),
  	FOREIGN KEY (\`user_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`editions\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`editions_contributors_order_idx\` ON \`editions_contributors\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`editions_contributors_parent_id_idx\` ON \`editions_contributors\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`editions_contributors_user_idx\` ON \`editions_contributors\` (\`user_id\`);`)
  await db.run(sql`CREATE TABLE \`editions_accepted_gaps\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`point_id\` text(36) NOT NULL,
  	\`reason\` text NOT NULL,
  	\`accepted_by_id\` text(36),
  	\`accepted_at\` text,
  	FOREIGN KEY (\`point_id\`) REFERENCES \`appraisal_points\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`accepted_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`editions\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`editions_accepted_gaps_order_idx\` ON \`editions_accepted_gaps\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`editions_accepted_gaps_parent_id_idx\` ON \`editions_accepted_gaps\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`editions_accepted_gaps_point_idx\` ON \`editions_accepted_gaps\` (\`point_id\`);`)
  await db.run(sql`CREATE INDEX \`editions_accepted_gaps_accepted_by_idx\` ON \`editions_accepted_gaps\` (\`accepted_by_id\`);`)
  await db.run(sql`CREATE TABLE \`editions\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text,
  	\`textbook_id\` text(36) NOT NULL,
  	\`edition_no\` numeric NOT NULL,
  	\`based_on_id\` text(36),
  	\`isbn\` text,
  	\`cip\` text,
  	\`publisher_name\` text,
  	\`publisher_address\` text,
  	\`price_fen\` numeric,
  	\`format_text\` text,
  	\`published_on\` text,
  	\`chief_editor_id\` text(36),
  	\`responsible_editor_id\` text(36),
  	\`first_proofreader_id\` text(36),
  	\`second_proofreader_id\` text(36),
  	\`third_proofreader_id\` text(36),
  	\`read_through_by_id\` text(36),
  	\`foreword\` text,
  	\`sealed_hash\` text,
  	\`character_count\` numeric,
  	\`passed_for_press_at\` text,
  	\`passed_for_press_by_id\` text(36),
  	\`press_corrections\` text,
  	\`sample_received_on\` text,
  	\`coverage_seen_at\` text,
  	\`coverage_seen_by_id\` text(36),
  	\`coverage_hash\` text,
  	\`state\` text DEFAULT 'writing' NOT NULL,
  	\`state_seq\` numeric DEFAULT 0 NOT NULL,
  	\`state_changed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`textbook_id\`) REFERENCES \`textbooks\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`based_on_id\`) REFERENCES \`editions\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`chief_editor_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`responsible_editor_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`first_proofreader_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`second_proofreader_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`third_proofreader_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`read_through_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`passed_for_press_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`coverage_seen_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`editions_name_idx\` ON \`editions\` (\`name\`);`)
  await db.run(sql`CREATE INDEX \`editions_textbook_idx\` ON \`editions\` (\`textbook_id\`);`)
  await db.run(sql`CREATE INDEX \`editions_based_on_idx\` ON \`editions\` (\`based_on_id\`);`)
  await db.run(sql`CREATE INDEX \`editions_isbn_idx\` ON \`editions\` (\`isbn\`);`)
  await db.run(sql`CREATE INDEX \`editions_published_on_idx\` ON \`editions\` (\`published_on\`);`)
  await db.run(sql`CREATE INDEX \`editions_chief_editor_idx\` ON \`editions\` (\`chief_editor_id\`);`)
  await db.run(sql`CREATE INDEX \`editions_responsible_editor_idx\` ON \`editions\` (\`responsible_editor_id\`);`)
  await db.run(sql`CREATE INDEX \`editions_first_proofreader_idx\` ON \`editions\` (\`first_proofreader_id\`);`)
  await db.run(sql`CREATE INDEX \`editions_second_proofreader_idx\` ON \`editions\` (\`second_proofreader_id\`);`)
  await db.run(sql`CREATE INDEX \`editions_third_proofreader_idx\` ON \`editions\` (\`third_proofreader_id\`);`)
  await db.run(sql`CREATE INDEX \`editions_read_through_by_idx\` ON \`editions\` (\`read_through_by_id\`);`)
  await db.run(sql`CREATE INDEX \`editions_passed_for_press_by_idx\` ON \`editions\` (\`passed_for_press_by_id\`);`)
  await db.run(sql`CREATE INDEX \`editions_coverage_seen_by_idx\` ON \`editions\` (\`coverage_seen_by_id\`);`)
  await db.run(sql`CREATE INDEX \`editions_state_idx\` ON \`editions\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`editions_updated_at_idx\` ON \`editions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`editions_created_at_idx\` ON \`editions\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`textbook_editionNo_idx\` ON \`editions\` (\`textbook_id\`,\`edition_no\`);`)
  await db.run(sql`CREATE TABLE \`editions_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`users_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`editions\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`editions_rels_order_idx\` ON \`editions_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`editions_rels_parent_idx\` ON \`editions_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`editions_rels_path_idx\` ON \`editions_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`editions_rels_users_id_idx\` ON \`editions_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE TABLE \`chapters\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`manuscript\` text,
  	\`edition_id\` text(36) NOT NULL,
  	\`number\` numeric NOT NULL,
  	\`part\` text,
  	\`title\` text NOT NULL,
  	\`due_on\` text,
  	\`based_on_id\` text(36),
  	\`unified_by_id\` text(36),
  	\`first_reviewer_id\` text(36),
  	\`second_reviewer_id\` text(36),
  	\`final_reviewer_id\` text(36),
  	\`current_draft_id\` text(36),
  	\`sealed_draft_id\` text(36),
  	\`sealed_hash\` text,
  	\`sealed_at\` text,
  	\`manuscript_hash\` text,
  	\`state\` text DEFAULT 'planned' NOT NULL,
  	\`state_seq\` numeric DEFAULT 0 NOT NULL,
  	\`state_changed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`edition_id\`) REFERENCES \`editions\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`based_on_id\`) REFERENCES \`chapters\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`unified_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`first_reviewer_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`second_reviewer_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`final_reviewer_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`current_draft_id\`) REFERENCES \`drafts\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`sealed_draft_id\`) REFERENCES \`drafts\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`chapters_edition_idx\` ON \`chapters\` (\`edition_id\`);`)
  await db.run(sql`CREATE INDEX \`chapters_due_on_idx\` ON \`chapters\` (\`due_on\`);`)
  await db.run(sql`CREATE INDEX \`chapters_based_on_idx\` ON \`chapters\` (\`based_on_id\`);`)
  await db.run(sql`CREATE INDEX \`chapters_unified_by_idx\` ON \`chapters\` (\`unified_by_id\`);`)
  await db.run(sql`CREATE INDEX \`chapters_first_reviewer_idx\` ON \`chapters\` (\`first_reviewer_id\`);`)
  await db.run(sql`CREATE INDEX \`chapters_second_reviewer_idx\` ON \`chapters\` (\`second_reviewer_id\`);`)
  await db.run(sql`CREATE INDEX \`chapters_final_reviewer_idx\` ON \`chapters\` (\`final_reviewer_id\`);`)
  await db.run(sql`CREATE INDEX \`chapters_current_draft_idx\` ON \`chapters\` (\`current_draft_id\`);`)
  await db.run(sql`CREATE INDEX \`chapters_sealed_draft_idx\` ON \`chapters\` (\`sealed_draft_id\`);`)
  await db.run(sql`CREATE INDEX \`chapters_state_idx\` ON \`chapters\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`chapters_updated_at_idx\` ON \`chapters\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`chapters_created_at_idx\` ON \`chapters\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`edition_number_idx\` ON \`chapters\` (\`edition_id\`,\`number\`);`)
  await db.run(sql`CREATE TABLE \`chapters_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`appraisal_points_id\` text(36),
  	\`users_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`chapters\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`appraisal_points_id\`) REFERENCES \`appraisal_points\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`chapters_rels_order_idx\` ON \`chapters_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`chapters_rels_parent_idx\` ON \`chapters_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`chapters_rels_path_idx\` ON \`chapters_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`chapters_rels_appraisal_points_id_idx\` ON \`chapters_rels\` (\`appraisal_points_id\`);`)
  await db.run(sql`CREATE INDEX \`chapters_rels_users_id_idx\` ON \`chapters_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE TABLE \`drafts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`chapter_id\` text(36) NOT NULL,
  	\`number\` numeric NOT NULL,
  	\`content\` text NOT NULL,
  	\`content_hash\` text NOT NULL,
  	\`character_count\` numeric NOT NULL,
  	\`origin\` text NOT NULL,
  	\`import_report\` text,
  	\`note\` text,
  	\`created_by_id\` text(36),
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`chapter_id\`) REFERENCES \`chapters\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`created_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`drafts_chapter_idx\` ON \`drafts\` (\`chapter_id\`);`)
  await db.run(sql`CREATE INDEX \`drafts_content_hash_idx\` ON \`drafts\` (\`content_hash\`);`)
  await db.run(sql`CREATE INDEX \`drafts_created_by_idx\` ON \`drafts\` (\`created_by_id\`);`)
  await db.run(sql`CREATE INDEX \`drafts_updated_at_idx\` ON \`drafts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`drafts_created_at_idx\` ON \`drafts\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`chapter_number_idx\` ON \`drafts\` (\`chapter_id\`,\`number\`);`)
  await db.run(sql`CREATE TABLE \`comments\` (
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
  await db.run(sql`CREATE INDEX \`comments_chapter_idx\` ON \`comments\` (\`chapter_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_draft_idx\` ON \`comments\` (\`draft_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_severity_idx\` ON \`comments\` (\`severity\`);`)
  await db.run(sql`CREATE INDEX \`comments_author_idx\` ON \`comments\` (\`author_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_status_idx\` ON \`comments\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`comments_answered_by_idx\` ON \`comments\` (\`answered_by_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_updated_at_idx\` ON \`comments\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`comments_created_at_idx\` ON \`comments\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`proofs_corrections\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`quote\` text NOT NULL,
  	\`correction\` text NOT NULL,
  	\`note\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`proofs\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`proofs_corrections_order_idx\` ON \`proofs_corrections\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`proofs_corrections_parent_id_idx\` ON \`proofs_corrections\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`proofs\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`edition_id\` text(36) NOT NULL,
  	\`chapter_id\` text(36) NOT NULL,
  	\`stage\` text NOT NULL,
  	\`proofreader_id\` text(36),
  	\`done_at\` text,
  	\`sealed_hash\` text NOT NULL,
  	\`superseded\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`edition_id\`) REFERENCES \`editions\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`chapter_id\`) REFERENCES \`chapters\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`proofreader_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`proofs_edition_idx\` ON \`proofs\` (\`edition_id\`);`)
  await db.run(sql`CREATE INDEX \`proofs_chapter_idx\` ON \`proofs\` (\`chapter_id\`);`)
  await db.run(sql`CREATE INDEX \`proofs_stage_idx\` ON \`proofs\` (\`stage\`);`)
  await db.run(sql`CREATE INDEX \`proofs_proofreader_idx\` ON \`proofs\` (\`proofreader_id\`);`)
  await db.run(sql`CREATE INDEX \`proofs_updated_at_idx\` ON \`proofs\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`proofs_created_at_idx\` ON \`proofs\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`quality_errors\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`kind\` text NOT NULL,
  	\`weight\` numeric NOT NULL,
  	\`place\` text,
  	\`note\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`quality_samples\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`quality_errors_order_idx\` ON \`quality_errors\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`quality_errors_parent_id_idx\` ON \`quality_errors\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`quality_samples\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`edition_id\` text(36) NOT NULL,
  	\`from_chapter_id\` text(36),
  	\`sampled_characters\` numeric NOT NULL,
  	\`is_whole_book\` integer DEFAULT false,
  	\`errors_per10k\` numeric NOT NULL,
  	\`passed\` integer DEFAULT false,
  	\`policy_id\` text(36),
  	\`sealed_hash\` text,
  	\`sampled_by_id\` text(36),
  	\`sampled_on\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`edition_id\`) REFERENCES \`editions\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`from_chapter_id\`) REFERENCES \`chapters\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`policy_id\`) REFERENCES \`policies\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`sampled_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`quality_samples_edition_idx\` ON \`quality_samples\` (\`edition_id\`);`)
  await db.run(sql`CREATE INDEX \`quality_samples_from_chapter_idx\` ON \`quality_samples\` (\`from_chapter_id\`);`)
  await db.run(sql`CREATE INDEX \`quality_samples_passed_idx\` ON \`quality_samples\` (\`passed\`);`)
  await db.run(sql`CREATE INDEX \`quality_samples_policy_idx\` ON \`quality_samples\` (\`policy_id\`);`)
  await db.run(sql`CREATE INDEX \`quality_samples_sampled_by_idx\` ON \`quality_samples\` (\`sampled_by_id\`);`)
  await db.run(sql`CREATE INDEX \`quality_samples_updated_at_idx\` ON \`quality_samples\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`quality_samples_created_at_idx\` ON \`quality_samples\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`printings\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`edition_id\` text(36) NOT NULL,
  	\`printing_no\` numeric NOT NULL,
  	\`printed_on\` text,
  	\`print_run\` numeric,
  	\`sheets\` numeric,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`edition_id\`) REFERENCES \`editions\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`printings_edition_idx\` ON \`printings\` (\`edition_id\`);`)
  await db.run(sql`CREATE INDEX \`printings_updated_at_idx\` ON \`printings\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`printings_created_at_idx\` ON \`printings\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`edition_printingNo_idx\` ON \`printings\` (\`edition_id\`,\`printing_no\`);`)
  await db.run(sql`CREATE TABLE \`printings_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`errata_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`printings\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`errata_id\`) REFERENCES \`errata\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`printings_rels_order_idx\` ON \`printings_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`printings_rels_parent_idx\` ON \`printings_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`printings_rels_path_idx\` ON \`printings_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`printings_rels_errata_id_idx\` ON \`printings_rels\` (\`errata_id\`);`)
  await db.run(sql`CREATE TABLE \`errata\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`edition_id\` text(36) NOT NULL,
  	\`printing_id\` text(36),
  	\`chapter_id\` text(36),
  	\`page\` numeric,
  	\`block_index\` numeric,
  	\`quote\` text NOT NULL,
  	\`correction\` text,
  	\`note\` text,
  	\`corrected_in_id\` text(36),
  	\`reported_by_id\` text(36),
  	\`reporter_name\` text,
  	\`reporter_contact\` text,
  	\`state\` text DEFAULT 'reported' NOT NULL,
  	\`state_seq\` numeric DEFAULT 0 NOT NULL,
  	\`state_changed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`edition_id\`) REFERENCES \`editions\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`printing_id\`) REFERENCES \`printings\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`chapter_id\`) REFERENCES \`chapters\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`corrected_in_id\`) REFERENCES \`printings\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`reported_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`errata_edition_idx\` ON \`errata\` (\`edition_id\`);`)
  await db.run(sql`CREATE INDEX \`errata_printing_idx\` ON \`errata\` (\`printing_id\`);`)
  await db.run(sql`CREATE INDEX \`errata_chapter_idx\` ON \`errata\` (\`chapter_id\`);`)
  await db.run(sql`CREATE INDEX \`errata_corrected_in_idx\` ON \`errata\` (\`corrected_in_id\`);`)
  await db.run(sql`CREATE INDEX \`errata_reported_by_idx\` ON \`errata\` (\`reported_by_id\`);`)
  await db.run(sql`CREATE INDEX \`errata_state_idx\` ON \`errata\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`errata_updated_at_idx\` ON \`errata\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`errata_created_at_idx\` ON \`errata\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`order_calls\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`edition_id\` text(36) NOT NULL,
  	\`title\` text NOT NULL,
  	\`opens_on\` text NOT NULL,
  	\`closes_on\` text NOT NULL,
  	\`status\` text DEFAULT 'open' NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`edition_id\`) REFERENCES \`editions\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`order_calls_edition_idx\` ON \`order_calls\` (\`edition_id\`);`)
  await db.run(sql`CREATE INDEX \`order_calls_opens_on_idx\` ON \`order_calls\` (\`opens_on\`);`)
  await db.run(sql`CREATE INDEX \`order_calls_closes_on_idx\` ON \`order_calls\` (\`closes_on\`);`)
  await db.run(sql`CREATE INDEX \`order_calls_status_idx\` ON \`order_calls\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`order_calls_updated_at_idx\` ON \`order_calls\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`order_calls_created_at_idx\` ON \`order_calls\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`orders\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`call_id\` text(36) NOT NULL,
  	\`organisation_id\` text(36) NOT NULL,
  	\`quantity\` numeric NOT NULL,
  	\`contact\` text,
  	\`note\` text,
  	\`ordered_by_id\` text(36),
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`call_id\`) REFERENCES \`order_calls\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`organisation_id\`) REFERENCES \`organisations\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`ordered_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`orders_call_idx\` ON \`orders\` (\`call_id\`);`)
  await db.run(sql`CREATE INDEX \`orders_organisation_idx\` ON \`orders\` (\`organisation_id\`);`)
  await db.run(sql`CREATE INDEX \`orders_ordered_by_idx\` ON \`orders\` (\`ordered_by_id\`);`)
  await db.run(sql`CREATE INDEX \`orders_updated_at_idx\` ON \`orders\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`orders_created_at_idx\` ON \`orders\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`call_organisation_idx\` ON \`orders\` (\`call_id\`,\`organisation_id\`);`)
  await db.run(sql`CREATE TABLE \`sample_copies\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`edition_id\` text(36) NOT NULL,
  	\`quantity\` numeric NOT NULL,
  	\`sent_on\` text,
  	\`received_on\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`edition_id\`) REFERENCES \`editions\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`sample_copies_edition_idx\` ON \`sample_copies\` (\`edition_id\`);`)
  await db.run(sql`CREATE INDEX \`sample_copies_updated_at_idx\` ON \`sample_copies\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`sample_copies_created_at_idx\` ON \`sample_copies\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`sample_copies_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`organisations_id\` text(36),
  	\`users_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`sample_copies\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`organisations_id\`) REFERENCES \`organisations\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`sample_copies_rels_order_idx\` ON \`sample_copies_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`sample_copies_rels_parent_idx\` ON \`sample_copies_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`sample_copies_rels_path_idx\` ON \`sample_copies_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`sample_copies_rels_organisations_id_idx\` ON \`sample_copies_rels\` (\`organisations_id\`);`)
  await db.run(sql`CREATE INDEX \`sample_copies_rels_users_id_idx\` ON \`sample_copies_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE TABLE \`publications\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`edition_id\` text(36) NOT NULL,
  	\`printing_id\` text(36),
  	\`format\` text NOT NULL,
  	\`sha256\` text NOT NULL,
  	\`input_hash\` text NOT NULL,
  	\`built_at\` text,
  	\`is_public\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`url\` text,
  	\`thumbnail_u_r_l\` text,
  	\`filename\` text,
  	\`mime_type\` text,
  	\`filesize\` numeric,
  	\`width\` numeric,
  	\`height\` numeric,
  	FOREIGN KEY (\`edition_id\`) REFERENCES \`editions\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`printing_id\`) REFERENCES \`printings\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`publications_edition_idx\` ON \`publications\` (\`edition_id\`);`)
  await db.run(sql`CREATE INDEX \`publications_printing_idx\` ON \`publications\` (\`printing_id\`);`)
  await db.run(sql`CREATE INDEX \`publications_format_idx\` ON \`publications\` (\`format\`);`)
  await db.run(sql`CREATE INDEX \`publications_input_hash_idx\` ON \`publications\` (\`input_hash\`);`)
  await db.run(sql`CREATE INDEX \`publications_is_public_idx\` ON \`publications\` (\`is_public\`);`)
  await db.run(sql`CREATE INDEX \`publications_updated_at_idx\` ON \`publications\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`publications_created_at_idx\` ON \`publications\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`publications_filename_idx\` ON \`publications\` (\`filename\`);`)
  await db.run(sql`CREATE TABLE \`assignments\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`person_id\` text(36) NOT NULL,
  	\`kind\` text NOT NULL,
  	\`chapter_id\` text(36),
  	\`edition_id\` text(36) NOT NULL,
  	\`due_on\` text,
  	\`started_at\` text,
  	\`done_at\` text,
  	\`status\` text DEFAULT 'open' NOT NULL,
  	\`reminded_at\` text,
  	\`note\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`person_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`chapter_id\`) REFERENCES \`chapters\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`edition_id\`) REFERENCES \`editions\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`assignments_person_idx\` ON \`assignments\` (\`person_id\`);`)
  await db.run(sql`CREATE INDEX \`assignments_kind_idx\` ON \`assignments\` (\`kind\`);`)
  await db.run(sql`CREATE INDEX \`assignments_chapter_idx\` ON \`assignments\` (\`chapter_id\`);`)
  await db.run(sql`CREATE INDEX \`assignments_edition_idx\` ON \`assignments\` (\`edition_id\`);`)
  await db.run(sql`CREATE INDEX \`assignments_due_on_idx\` ON \`assignments\` (\`due_on\`);`)
  await db.run(sql`CREATE INDEX \`assignments_status_idx\` ON \`assignments\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`assignments_updated_at_idx\` ON \`assignments\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`assignments_created_at_idx\` ON \`assignments\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`reviews\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`chapter_id\` text(36) NOT NULL,
  	\`draft_id\` text(36),
  	\`stage\` text NOT NULL,
  	\`reviewer_id\` text(36) NOT NULL,
  	\`declaration\` text NOT NULL,
  	\`declared_at\` text,
  	\`conflict_details\` text,
  	\`verdict\` text,
  	\`opinion\` text,
  	\`decided_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`chapter_id\`) REFERENCES \`chapters\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`draft_id\`) REFERENCES \`drafts\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`reviewer_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`reviews_chapter_idx\` ON \`reviews\` (\`chapter_id\`);`)
  await db.run(sql`CREATE INDEX \`reviews_draft_idx\` ON \`reviews\` (\`draft_id\`);`)
  await db.run(sql`CREATE INDEX \`reviews_stage_idx\` ON \`reviews\` (\`stage\`);`)
  await db.run(sql`CREATE INDEX \`reviews_reviewer_idx\` ON \`reviews\` (\`reviewer_id\`);`)
  await db.run(sql`CREATE INDEX \`reviews_updated_at_idx\` ON \`reviews\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`reviews_created_at_idx\` ON \`reviews\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`media\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`alt\` text,
  	\`is_public\` integer DEFAULT false,
  	\`sha256\` text,
  	\`uploaded_by_id\` text(36),
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`url\` text,
  	\`thumbnail_u_r_l\` text,
  	\`filename\` text,
  	\`mime_type\` text,
  	\`filesize\` numeric,
  	\`width\` numeric,
  	\`height\` numeric,
  	FOREIGN KEY (\`uploaded_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`media_is_public_idx\` ON \`media\` (\`is_public\`);`)
  await db.run(sql`CREATE INDEX \`media_sha256_idx\` ON \`media\` (\`sha256\`);`)
  await db.run(sql`CREATE INDEX \`media_uploaded_by_idx\` ON \`media\` (\`uploaded_by_id\`);`)
  await db.run(sql`CREATE INDEX \`media_updated_at_idx\` ON \`media\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`media_created_at_idx\` ON \`media\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`media_filename_idx\` ON \`media\` (\`filename\`);`)
  await db.run(sql`CREATE TABLE \`media_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`chapters_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`chapters_id\`) REFERENCES \`chapters\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`media_rels_order_idx\` ON \`media_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`media_rels_parent_idx\` ON \`media_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`media_rels_path_idx\` ON \`media_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`media_rels_chapters_id_idx\` ON \`media_rels\` (\`chapters_id\`);`)
  await db.run(sql`CREATE TABLE \`notices\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	\`title_en\` text,
  	\`kind\` text DEFAULT 'notice' NOT NULL,
  	\`document_number\` text,
  	\`issuer\` text,
  	\`published_at\` text NOT NULL,
  	\`effective_from\` text,
  	\`is_public\` integer DEFAULT false,
  	\`summary\` text,
  	\`body\` text NOT NULL,
  	\`source\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`notices_kind_idx\` ON \`notices\` (\`kind\`);`)
  await db.run(sql`CREATE INDEX \`notices_published_at_idx\` ON \`notices\` (\`published_at\`);`)
  await db.run(sql`CREATE INDEX \`notices_is_public_idx\` ON \`notices\` (\`is_public\`);`)
  await db.run(sql`CREATE INDEX \`notices_updated_at_idx\` ON \`notices\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`notices_created_at_idx\` ON \`notices\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`courses\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`code\` text NOT NULL,
  	\`title\` text NOT NULL,
  	\`title_en\` text,
  	\`occupation_id\` text(36) NOT NULL,
  	\`level\` text NOT NULL,
  	\`edition_id\` text(36),
  	\`summary\` text,
  	\`summary_en\` text,
  	\`status\` text DEFAULT 'draft' NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`occupation_id\`) REFERENCES \`occupations\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`edition_id\`) REFERENCES \`editions\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`courses_code_idx\` ON \`courses\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`courses_occupation_idx\` ON \`courses\` (\`occupation_id\`);`)
  await db.run(sql`CREATE INDEX \`courses_level_idx\` ON \`courses\` (\`level\`);`)
  await db.run(sql`CREATE INDEX \`courses_edition_idx\` ON \`courses\` (\`edition_id\`);`)
  await db.run(sql`CREATE INDEX \`courses_status_idx\` ON \`courses\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`courses_updated_at_idx\` ON \`courses\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`courses_created_at_idx\` ON \`courses\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`study_units\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`course_id\` text(36) NOT NULL,
  	\`order\` numeric NOT NULL,
  	\`title\` text NOT NULL,
  	\`title_en\` text,
  	\`kind\` text NOT NULL,
  	\`chapter_id\` text(36),
  	\`file_id\` text(36),
  	\`nominal_minutes\` numeric NOT NULL,
  	\`revision\` numeric DEFAULT 1 NOT NULL,
  	\`is_outdated\` integer DEFAULT false,
  	\`open\` integer DEFAULT true,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`course_id\`) REFERENCES \`courses\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`chapter_id\`) REFERENCES \`chapters\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`file_id\`) REFERENCES \`study_files\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`study_units_course_idx\` ON \`study_units\` (\`course_id\`);`)
  await db.run(sql`CREATE INDEX \`study_units_kind_idx\` ON \`study_units\` (\`kind\`);`)
  await db.run(sql`CREATE INDEX \`study_units_chapter_idx\` ON \`study_units\` (\`chapter_id\`);`)
  await db.run(sql`CREATE INDEX \`study_units_file_idx\` ON \`study_units\` (\`file_id\`);`)
  await db.run(sql`CREATE INDEX \`study_units_is_outdated_idx\` ON \`study_units\` (\`is_outdated\`);`)
  await db.run(sql`CREATE INDEX \`study_units_open_idx\` ON \`study_units\` (\`open\`);`)
  await db.run(sql`CREATE INDEX \`study_units_updated_at_idx\` ON \`study_units\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`study_units_created_at_idx\` ON \`study_units\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`course_order_idx\` ON \`study_units\` (\`course_id\`,\`order\`);`)
  await db.run(sql`CREATE TABLE \`study_units_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`appraisal_points_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`study_units\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`appraisal_points_id\`) REFERENCES \`appraisal_points\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`study_units_rels_order_idx\` ON \`study_units_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`study_units_rels_parent_idx\` ON \`study_units_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`study_units_rels_path_idx\` ON \`study_units_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`study_units_rels_appraisal_points_id_idx\` ON \`study_units_rels\` (\`appraisal_points_id\`);`)
  await db.run(sql`CREATE TABLE \`study_files\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`duration_ms\` numeric,
  	\`captions\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`url\` text,
  	\`thumbnail_u_r_l\` text,
  	\`filename\` text,
  	\`mime_type\` text,
  	\`filesize\` numeric,
  	\`width\` numeric,
  	\`height\` numeric
  );
  `)
  await db.run(sql`CREATE INDEX \`study_files_updated_at_idx\` ON \`study_files\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`study_files_created_at_idx\` ON \`study_files\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`study_files_filename_idx\` ON \`study_files\` (\`filename\`);`)
  await db.run(sql`CREATE TABLE \`classes\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`code\` text NOT NULL,
  	\`name\` text NOT NULL,
  	\`name_en\` text,
  	\`organisation_id\` text(36) NOT NULL,
  	\`occupation_id\` text(36) NOT NULL,
  	\`level\` text NOT NULL,
  	\`standard_id\` text(36),
  	\`starts_on\` text NOT NULL,
  	\`ends_on\` text NOT NULL,
  	\`appraisal_on\` text,
  	\`required_hours\` numeric,
  	\`policy_scope\` text,
  	\`shift_pattern\` text DEFAULT 'day',
  	\`shift_anchor_on\` text,
  	\`note\` text,
  	\`state\` text DEFAULT 'planned' NOT NULL,
  	\`state_seq\` numeric DEFAULT 0 NOT NULL,
  	\`state_changed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`organisation_id\`) REFERENCES \`organisations\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`occupation_id\`) REFERENCES \`occupations\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`standard_id\`) REFERENCES \`standards\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`classes_code_idx\` ON \`classes\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`classes_organisation_idx\` ON \`classes\` (\`organisation_id\`);`)
  await db.run(sql`CREATE INDEX \`classes_occupation_idx\` ON \`classes\` (\`occupation_id\`);`)
  await db.run(sql`CREATE INDEX \`classes_level_idx\` ON \`classes\` (\`level\`);`)
  await db.run(sql`CREATE INDEX \`classes_standard_idx\` ON \`classes\` (\`standard_id\`);`)
  await db.run(sql`CREATE INDEX \`classes_starts_on_idx\` ON \`classes\` (\`starts_on\`);`)
  await db.run(sql`CREATE INDEX \`classes_ends_on_idx\` ON \`classes\` (\`ends_on\`);`)
  await db.run(sql`CREATE INDEX \`classes_appraisal_on_idx\` ON \`classes\` (\`appraisal_on\`);`)
  await db.run(sql`CREATE INDEX \`classes_state_idx\` ON \`classes\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`classes_updated_at_idx\` ON \`classes\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`classes_created_at_idx\` ON \`classes\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`classes_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`courses_id\` text(36),
  	\`users_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`courses_id\`) REFERENCES \`courses\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`classes_rels_order_idx\` ON \`classes_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`classes_rels_parent_idx\` ON \`classes_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`classes_rels_path_idx\` ON \`classes_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`classes_rels_courses_id_idx\` ON \`classes_rels\` (\`courses_id\`);`)
  await db.run(sql`CREATE INDEX \`classes_rels_users_id_idx\` ON \`classes_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE TABLE \`class_sessions\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`class_id\` text(36) NOT NULL,
  	\`title\` text NOT NULL,
  	\`title_en\` text,
  	\`kind\` text DEFAULT 'classroom' NOT NULL,
  	\`starts_at\` text NOT NULL,
  	\`ends_at\` text NOT NULL,
  	\`opens_at\` text,
  	\`late_after_minutes\` numeric DEFAULT 10,
  	\`place\` text,
  	\`teacher_id\` text(36),
  	\`status\` text DEFAULT 'scheduled' NOT NULL,
  	\`settled_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`class_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`teacher_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`class_sessions_class_idx\` ON \`class_sessions\` (\`class_id\`);`)
  await db.run(sql`CREATE INDEX \`class_sessions_starts_at_idx\` ON \`class_sessions\` (\`starts_at\`);`)
  await db.run(sql`CREATE INDEX \`class_sessions_ends_at_idx\` ON \`class_sessions\` (\`ends_at\`);`)
  await db.run(sql`CREATE INDEX \`class_sessions_teacher_idx\` ON \`class_sessions\` (\`teacher_id\`);`)
  await db.run(sql`CREATE INDEX \`class_sessions_status_idx\` ON \`class_sessions\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`class_sessions_settled_at_idx\` ON \`class_sessions\` (\`settled_at\`);`)
  await db.run(sql`CREATE INDEX \`class_sessions_updated_at_idx\` ON \`class_sessions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`class_sessions_created_at_idx\` ON \`class_sessions\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`enrolments\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`class_id\` text(36) NOT NULL,
  	\`trainee_id\` text(36) NOT NULL,
  	\`number\` text,
  	\`crew\` text,
  	\`note\` text,
  	\`state\` text DEFAULT 'active' NOT NULL,
  	\`state_seq\` numeric DEFAULT 0 NOT NULL,
  	\`state_changed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`class_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`trainee_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`enrolments_class_idx\` ON \`enrolments\` (\`class_id\`);`)
  await db.run(sql`CREATE INDEX \`enrolments_trainee_idx\` ON \`enrolments\` (\`trainee_id\`);`)
  await db.run(sql`CREATE INDEX \`enrolments_number_idx\` ON \`enrolments\` (\`number\`);`)
  await db.run(sql`CREATE INDEX \`enrolments_state_idx\` ON \`enrolments\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`enrolments_updated_at_idx\` ON \`enrolments\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`enrolments_created_at_idx\` ON \`enrolments\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`class_trainee_idx\` ON \`enrolments\` (\`class_id\`,\`trainee_id\`);`)
  await db.run(sql`CREATE TABLE \`attendance\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`class_session_id\` text(36) NOT NULL,
  	\`enrolment_id\` text(36) NOT NULL,
  	\`trainee_id\` text(36) NOT NULL,
  	\`seq\` numeric NOT NULL,
  	\`mark\` text NOT NULL,
  	\`method\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`by_id\` text(36),
  	\`leave_id\` text(36),
  	\`note\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`class_session_id\`) REFERENCES \`class_sessions\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`enrolment_id\`) REFERENCES \`enrolments\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`trainee_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`leave_id\`) REFERENCES \`leave_requests\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`attendance_class_session_idx\` ON \`attendance\` (\`class_session_id\`);`)
  await db.run(sql`CREATE INDEX \`attendance_enrolment_idx\` ON \`attendance\` (\`enrolment_id\`);`)
  await db.run(sql`CREATE INDEX \`attendance_trainee_idx\` ON \`attendance\` (\`trainee_id\`);`)
  await db.run(sql`CREATE INDEX \`attendance_mark_idx\` ON \`attendance\` (\`mark\`);`)
  await db.run(sql`CREATE INDEX \`attendance_at_idx\` ON \`attendance\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`attendance_by_idx\` ON \`attendance\` (\`by_id\`);`)
  await db.run(sql`CREATE INDEX \`attendance_leave_idx\` ON \`attendance\` (\`leave_id\`);`)
  await db.run(sql`CREATE INDEX \`attendance_updated_at_idx\` ON \`attendance\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`attendance_created_at_idx\` ON \`attendance\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`classSession_enrolment_seq_idx\` ON \`attendance\` (\`class_session_id\`,\`enrolment_id\`,\`seq\`);`)
  await db.run(sql`CREATE TABLE \`leave_requests\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`class_id\` text(36) NOT NULL,
  	\`enrolment_id\` text(36) NOT NULL,
  	\`trainee_id\` text(36) NOT NULL,
  	\`reason\` text NOT NULL,
  	\`state\` text DEFAULT 'requested' NOT NULL,
  	\`state_seq\` numeric DEFAULT 0 NOT NULL,
  	\`state_changed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`class_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`enrolment_id\`) REFERENCES \`enrolments\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`trainee_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`leave_requests_class_idx\` ON \`leave_requests\` (\`class_id\`);`)
  await db.run(sql`CREATE INDEX \`leave_requests_enrolment_idx\` ON \`leave_requests\` (\`enrolment_id\`);`)
  await db.run(sql`CREATE INDEX \`leave_requests_trainee_idx\` ON \`leave_requests\` (\`trainee_id\`);`)
  await db.run(sql`CREATE INDEX \`leave_requests_state_idx\` ON \`leave_requests\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`leave_requests_updated_at_idx\` ON \`leave_requests\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`leave_requests_created_at_idx\` ON \`leave_requests\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`leave_requests_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`class_sessions_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`leave_requests\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`class_sessions_id\`) REFERENCES \`class_sessions\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`leave_requests_rels_order_idx\` ON \`leave_requests_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`leave_requests_rels_parent_idx\` ON \`leave_requests_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`leave_requests_rels_path_idx\` ON \`leave_requests_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`leave_requests_rels_class_sessions_id_idx\` ON \`leave_requests_rels\` (\`class_sessions_id\`);`)
  await db.run(sql`CREATE TABLE \`study_rule_sets\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`digest\` text NOT NULL,
  	\`values\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`study_rule_sets_digest_idx\` ON \`study_rule_sets\` (\`digest\`);`)
  await db.run(sql`CREATE INDEX \`study_rule_sets_updated_at_idx\` ON \`study_rule_sets\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`study_rule_sets_created_at_idx\` ON \`study_rule_sets\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`study_rule_sets_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`policies_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`study_rule_sets\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`policies_id\`) REFERENCES \`policies\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`study_rule_sets_rels_order_idx\` ON \`study_rule_sets_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`study_rule_sets_rels_parent_idx\` ON \`study_rule_sets_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`study_rule_sets_rels_path_idx\` ON \`study_rule_sets_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`study_rule_sets_rels_policies_id_idx\` ON \`study_rule_sets_rels\` (\`policies_id\`);`)
  await db.run(sql`CREATE TABLE \`study_sessions\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`trainee_id\` text(36) NOT NULL,
  	\`unit_id\` text(36) NOT NULL,
  	\`unit_revision\` numeric NOT NULL,
  	\`enrolment_id\` text(36) NOT NULL,
  	\`rule_set_id\` text(36) NOT NULL,
  	\`epoch\` numeric NOT NULL,
  	\`opened_at_ms\` numeric NOT NULL,
  	\`last_beat_ms\` numeric,
  	\`closed_at_ms\` numeric,
  	\`media_ms\` numeric,
  	\`status\` text DEFAULT 'open' NOT NULL,
  	\`close_reason\` text,
  	\`device\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`trainee_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`unit_id\`) REFERENCES \`study_units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`enrolment_id\`) REFERENCES \`enrolments\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`rule_set_id\`) REFERENCES \`study_rule_sets\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`study_sessions_trainee_idx\` ON \`study_sessions\` (\`trainee_id\`);`)
  await db.run(sql`CREATE INDEX \`study_sessions_unit_idx\` ON \`study_sessions\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`study_sessions_enrolment_idx\` ON \`study_sessions\` (\`enrolment_id\`);`)
  await db.run(sql`CREATE INDEX \`study_sessions_rule_set_idx\` ON \`study_sessions\` (\`rule_set_id\`);`)
  await db.run(sql`CREATE INDEX \`study_sessions_status_idx\` ON \`study_sessions\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`study_sessions_updated_at_idx\` ON \`study_sessions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`study_sessions_created_at_idx\` ON \`study_sessions\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`trainee_openedAtMs_idx\` ON \`study_sessions\` (\`trainee_id\`,\`opened_at_ms\`);`)
  await db.run(sql`CREATE TABLE \`study_desks\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`trainee_id\` text(36) NOT NULL,
  	\`rev\` numeric NOT NULL,
  	\`epoch\` numeric NOT NULL,
  	\`session\` text,
  	\`active\` integer DEFAULT false,
  	\`last_beat_ms\` numeric,
  	\`state\` text NOT NULL,
  	\`ledger_seq\` numeric NOT NULL,
  	\`ledger_hash\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`trainee_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`study_desks_trainee_idx\` ON \`study_desks\` (\`trainee_id\`);`)
  await db.run(sql`CREATE INDEX \`study_desks_session_idx\` ON \`study_desks\` (\`session\`);`)
  await db.run(sql`CREATE INDEX \`study_desks_updated_at_idx\` ON \`study_desks\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`study_desks_created_at_idx\` ON \`study_desks\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`active_lastBeatMs_idx\` ON \`study_desks\` (\`active\`,\`last_beat_ms\`);`)
  await db.run(sql`CREATE TABLE \`study_slices\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`trainee_id\` text(36) NOT NULL,
  	\`seq\` numeric NOT NULL,
  	\`session\` text,
  	\`unit_id\` text(36),
  	\`enrolment_id\` text(36) NOT NULL,
  	\`kind\` text NOT NULL,
  	\`start_ms\` numeric NOT NULL,
  	\`end_ms\` numeric NOT NULL,
  	\`credit_ms\` numeric NOT NULL,
  	\`reason\` text NOT NULL,
  	\`rule_set_id\` text(36) NOT NULL,
  	\`claim_id\` text(36),
  	\`outage_id\` text(36),
  	\`reverses_id\` text(36),
  	\`recorded_at_ms\` numeric NOT NULL,
  	\`prev_hash\` text NOT NULL,
  	\`hash\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`trainee_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`unit_id\`) REFERENCES \`study_units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`enrolment_id\`) REFERENCES \`enrolments\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`rule_set_id\`) REFERENCES \`study_rule_sets\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`claim_id\`) REFERENCES \`hour_claims\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`outage_id\`) REFERENCES \`outages\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`reverses_id\`) REFERENCES \`study_slices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`study_slices_trainee_idx\` ON \`study_slices\` (\`trainee_id\`);`)
  await db.run(sql`CREATE INDEX \`study_slices_session_idx\` ON \`study_slices\` (\`session\`);`)
  await db.run(sql`CREATE INDEX \`study_slices_unit_idx\` ON \`study_slices\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`study_slices_enrolment_idx\` ON \`study_slices\` (\`enrolment_id\`);`)
  await db.run(sql`CREATE INDEX \`study_slices_reason_idx\` ON \`study_slices\` (\`reason\`);`)
  await db.run(sql`CREATE INDEX \`study_slices_rule_set_idx\` ON \`study_slices\` (\`rule_set_id\`);`)
  await db.run(sql`CREATE INDEX \`study_slices_claim_idx\` ON \`study_slices\` (\`claim_id\`);`)
  await db.run(sql`CREATE INDEX \`study_slices_outage_idx\` ON \`study_slices\` (\`outage_id\`);`)
  await db.run(sql`CREATE INDEX \`study_slices_reverses_idx\` ON \`study_slices\` (\`reverses_id\`);`)
  await db.run(sql`CREATE INDEX \`study_slices_updated_at_idx\` ON \`study_slices\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`study_slices_created_at_idx\` ON \`study_slices\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`trainee_seq_idx\` ON \`study_slices\` (\`trainee_id\`,\`seq\`);`)
  await db.run(sql`CREATE INDEX \`trainee_startMs_idx\` ON \`study_slices\` (\`trainee_id\`,\`start_ms\`);`)
  await db.run(sql`CREATE INDEX \`enrolment_startMs_idx\` ON \`study_slices\` (\`enrolment_id\`,\`start_ms\`);`)
  await db.run(sql`CREATE TABLE \`hour_claims\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`trainee_id\` text(36) NOT NULL,
  	\`enrolment_id\` text(36) NOT NULL,
  	\`unit_id\` text(36),
  	\`from_ms\` numeric NOT NULL,
  	\`to_ms\` numeric NOT NULL,
  	\`claimed_ms\` numeric NOT NULL,
  	\`granted_ms\` numeric,
  	\`cause\` text NOT NULL,
  	\`note\` text NOT NULL,
  	\`supported_by_id\` text(36),
  	\`approved_by_id\` text(36),
  	\`state\` text DEFAULT 'submitted' NOT NULL,
  	\`state_seq\` numeric DEFAULT 0 NOT NULL,
  	\`state_changed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`trainee_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`enrolment_id\`) REFERENCES \`enrolments\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`unit_id\`) REFERENCES \`study_units\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`supported_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`approved_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`hour_claims_trainee_idx\` ON \`hour_claims\` (\`trainee_id\`);`)
  await db.run(sql`CREATE INDEX \`hour_claims_enrolment_idx\` ON \`hour_claims\` (\`enrolment_id\`);`)
  await db.run(sql`CREATE INDEX \`hour_claims_unit_idx\` ON \`hour_claims\` (\`unit_id\`);`)
  await db.run(sql`CREATE INDEX \`hour_claims_supported_by_idx\` ON \`hour_claims\` (\`supported_by_id\`);`)
  await db.run(sql`CREATE INDEX \`hour_claims_approved_by_idx\` ON \`hour_claims\` (\`approved_by_id\`);`)
  await db.run(sql`CREATE INDEX \`hour_claims_state_idx\` ON \`hour_claims\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`hour_claims_updated_at_idx\` ON \`hour_claims\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`hour_claims_created_at_idx\` ON \`hour_claims\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`outages\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`from_ms\` numeric NOT NULL,
  	\`to_ms\` numeric NOT NULL,
  	\`cause\` text NOT NULL,
  	\`declared_by_id\` text(36),
  	\`approved_by_id\` text(36),
  	\`corrected_trainees\` numeric,
  	\`corrected_ms\` numeric,
  	\`state\` text DEFAULT 'declared' NOT NULL,
  	\`state_seq\` numeric DEFAULT 0 NOT NULL,
  	\`state_changed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`declared_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`approved_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`outages_declared_by_idx\` ON \`outages\` (\`declared_by_id\`);`)
  await db.run(sql`CREATE INDEX \`outages_approved_by_idx\` ON \`outages\` (\`approved_by_id\`);`)
  await db.run(sql`CREATE INDEX \`outages_state_idx\` ON \`outages\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`outages_updated_at_idx\` ON \`outages\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`outages_created_at_idx\` ON \`outages\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`outages_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`classes_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`outages\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`classes_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`outages_rels_order_idx\` ON \`outages_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`outages_rels_parent_idx\` ON \`outages_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`outages_rels_path_idx\` ON \`outages_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`outages_rels_classes_id_idx\` ON \`outages_rels\` (\`classes_id\`);`)
  await db.run(sql`CREATE TABLE \`hour_certificates\` (
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
  await db.run(sql`CREATE UNIQUE INDEX \`hour_certificates_code_idx\` ON \`hour_certificates\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`hour_certificates_trainee_idx\` ON \`hour_certificates\` (\`trainee_id\`);`)
  await db.run(sql`CREATE INDEX \`hour_certificates_enrolment_idx\` ON \`hour_certificates\` (\`enrolment_id\`);`)
  await db.run(sql`CREATE INDEX \`hour_certificates_occupation_idx\` ON \`hour_certificates\` (\`occupation_id\`);`)
  await db.run(sql`CREATE INDEX \`hour_certificates_level_idx\` ON \`hour_certificates\` (\`level\`);`)
  await db.run(sql`CREATE INDEX \`hour_certificates_issued_at_idx\` ON \`hour_certificates\` (\`issued_at\`);`)
  await db.run(sql`CREATE INDEX \`hour_certificates_state_idx\` ON \`hour_certificates\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`hour_certificates_updated_at_idx\` ON \`hour_certificates\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`hour_certificates_created_at_idx\` ON \`hour_certificates\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`hour_certificates_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`study_rule_sets_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`hour_certificates\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`study_rule_sets_id\`) REFERENCES \`study_rule_sets\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`hour_certificates_rels_order_idx\` ON \`hour_certificates_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`hour_certificates_rels_parent_idx\` ON \`hour_certificates_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`hour_certificates_rels_path_idx\` ON \`hour_certificates_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`hour_certificates_rels_study_rule_sets_id_idx\` ON \`hour_certificates_rels\` (\`study_rule_sets_id\`);`)
  await db.run(sql`CREATE TABLE \`transitions\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`subject\` text NOT NULL,
  	\`seq\` numeric NOT NULL,
  	\`action\` text NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	\`reason\` text,
  	\`actor_id\` text(36),
  	\`actor_kind\` text NOT NULL,
  	\`at\` text NOT NULL,
  	FOREIGN KEY (\`actor_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`transitions_subject_idx\` ON \`transitions\` (\`subject\`);`)
  await db.run(sql`CREATE INDEX \`transitions_actor_idx\` ON \`transitions\` (\`actor_id\`);`)
  await db.run(sql`CREATE INDEX \`transitions_at_idx\` ON \`transitions\` (\`at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`subject_seq_idx\` ON \`transitions\` (\`subject\`,\`seq\`);`)
  await db.run(sql`CREATE TABLE \`audit_log\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`seq\` numeric NOT NULL,
  	\`at\` text NOT NULL,
  	\`actor\` text NOT NULL,
  	\`actor_kind\` text NOT NULL,
  	\`action\` text NOT NULL,
  	\`subject_collection\` text NOT NULL,
  	\`subject_id\` text NOT NULL,
  	\`changes\` text,
  	\`approval\` text,
  	\`prev_hash\` text NOT NULL,
  	\`hash\` text NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`audit_log_seq_idx\` ON \`audit_log\` (\`seq\`);`)
  await db.run(sql`CREATE INDEX \`audit_log_at_idx\` ON \`audit_log\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`audit_log_actor_idx\` ON \`audit_log\` (\`actor\`);`)
  await db.run(sql`CREATE INDEX \`audit_log_subject_collection_idx\` ON \`audit_log\` (\`subject_collection\`);`)
  await db.run(sql`CREATE INDEX \`audit_log_subject_id_idx\` ON \`audit_log\` (\`subject_id\`);`)
  await db.run(sql`CREATE TABLE \`jobs\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`kind\` text NOT NULL,
  	\`key\` text NOT NULL,
  	\`state\` text DEFAULT 'queued' NOT NULL,
  	\`input\` text,
  	\`result\` text,
  	\`error\` text,
  	\`done\` numeric DEFAULT 0,
  	\`total\` numeric DEFAULT 0,
  	\`stage\` text,
  	\`attempts\` numeric DEFAULT 0,
  	\`run_after\` text NOT NULL,
  	\`lease_until\` text,
  	\`cancel_requested\` integer DEFAULT false,
  	\`requested_by_id\` text(36),
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`requested_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`jobs_kind_idx\` ON \`jobs\` (\`kind\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`jobs_key_idx\` ON \`jobs\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`jobs_state_idx\` ON \`jobs\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`jobs_run_after_idx\` ON \`jobs\` (\`run_after\`);`)
  await db.run(sql`CREATE INDEX \`jobs_requested_by_idx\` ON \`jobs\` (\`requested_by_id\`);`)
  await db.run(sql`CREATE INDEX \`jobs_updated_at_idx\` ON \`jobs\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`jobs_created_at_idx\` ON \`jobs\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`notifications\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`recipient_id\` text(36) NOT NULL,
  	\`kind\` text NOT NULL,
  	\`subject_zh\` text NOT NULL,
  	\`subject_en\` text NOT NULL,
  	\`text_zh\` text,
  	\`text_en\` text,
  	\`link\` text,
  	\`read_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`recipient_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`notifications_key_idx\` ON \`notifications\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`notifications_recipient_idx\` ON \`notifications\` (\`recipient_id\`);`)
  await db.run(sql`CREATE INDEX \`notifications_kind_idx\` ON \`notifications\` (\`kind\`);`)
  await db.run(sql`CREATE INDEX \`notifications_read_at_idx\` ON \`notifications\` (\`read_at\`);`)
  await db.run(sql`CREATE INDEX \`notifications_updated_at_idx\` ON \`notifications\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`notifications_created_at_idx\` ON \`notifications\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`outbox_messages\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`to\` text NOT NULL,
  	\`subject\` text NOT NULL,
  	\`text\` text,
  	\`file\` text NOT NULL,
  	\`message_id\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`outbox_messages_file_idx\` ON \`outbox_messages\` (\`file\`);`)
  await db.run(sql`CREATE INDEX \`outbox_messages_updated_at_idx\` ON \`outbox_messages\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`outbox_messages_created_at_idx\` ON \`outbox_messages\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`holiday_years_days\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`date\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`name\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`holiday_years\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`holiday_years_days_order_idx\` ON \`holiday_years_days\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`holiday_years_days_parent_id_idx\` ON \`holiday_years_days\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`holiday_years\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`year\` numeric NOT NULL,
  	\`announced\` integer DEFAULT false,
  	\`source\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`holiday_years_year_idx\` ON \`holiday_years\` (\`year\`);`)
  await db.run(sql`CREATE INDEX \`holiday_years_updated_at_idx\` ON \`holiday_years\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`holiday_years_created_at_idx\` ON \`holiday_years\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`payload_kv\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`data\` text NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`payload_kv_key_idx\` ON \`payload_kv\` (\`key\`);`)
  await db.run(sql`CREATE TABLE \`payload_locked_documents\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`global_slug\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_global_slug_idx\` ON \`payload_locked_documents\` (\`global_slug\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_updated_at_idx\` ON \`payload_locked_documents\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_created_at_idx\` ON \`payload_locked_documents\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`payload_locked_documents_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`users_id\` text(36),
  	\`organisations_id\` text(36),
  	\`occupations_id\` text(36),
  	\`standards_id\` text(36),
  	\`element_specifications_id\` text(36),
  	\`element_nodes_id\` text(36),
  	\`appraisal_points_id\` text(36),
  	\`policies_id\` text(36),
  	\`committees_id\` text(36),
  	\`memberships_id\` text(36),
  	\`textbooks_id\` text(36),
  	\`editions_id\` text(36),
  	\`chapters_id\` text(36),
  	\`drafts_id\` text(36),
  	\`comments_id\` text(36),
  	\`proofs_id\` text(36),
  	\`quality_samples_id\` text(36),
  	\`printings_id\` text(36),
  	\`errata_id\` text(36),
  	\`order_calls_id\` text(36),
  	\`orders_id\` text(36),
  	\`sample_copies_id\` text(36),
  	\`publications_id\` text(36),
  	\`assignments_id\` text(36),
  	\`reviews_id\` text(36),
  	\`media_id\` text(36),
  	\`notices_id\` text(36),
  	\`courses_id\` text(36),
  	\`study_units_id\` text(36),
  	\`study_files_id\` text(36),
  	\`classes_id\` text(36),
  	\`class_sessions_id\` text(36),
  	\`enrolments_id\` text(36),
  	\`attendance_id\` text(36),
  	\`leave_requests_id\` text(36),
  	\`study_rule_sets_id\` text(36),
  	\`study_sessions_id\` text(36),
  	\`study_desks_id\` text(36),
  	\`study_slices_id\` text(36),
  	\`hour_claims_id\` text(36),
  	\`outages_id\` text(36),
  	\`hour_certificates_id\` text(36),
  	\`transitions_id\` text(36),
  	\`audit_log_id\` text(36),
  	\`jobs_id\` text(36),
  	\`notifications_id\` text(36),
  	\`outbox_messages_id\` text(36),
  	\`holiday_years_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_locked_documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`organisations_id\`) REFERENCES \`organisations\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`occupations_id\`) REFERENCES \`occupations\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`standards_id\`) REFERENCES \`standards\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`element_specifications_id\`) REFERENCES \`element_specifications\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`element_nodes_id\`) REFERENCES \`element_nodes\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`appraisal_points_id\`) REFERENCES \`appraisal_points\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`policies_id\`) REFERENCES \`policies\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`committees_id\`) REFERENCES \`committees\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`memberships_id\`) REFERENCES \`memberships\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`textbooks_id\`) REFERENCES \`textbooks\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`editions_id\`) REFERENCES \`editions\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`chapters_id\`) REFERENCES \`chapters\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`drafts_id\`) REFERENCES \`drafts\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`comments_id\`) REFERENCES \`comments\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`proofs_id\`) REFERENCES \`proofs\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`quality_samples_id\`) REFERENCES \`quality_samples\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`printings_id\`) REFERENCES \`printings\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`errata_id\`) REFERENCES \`errata\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`order_calls_id\`) REFERENCES \`order_calls\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`orders_id\`) REFERENCES \`orders\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`sample_copies_id\`) REFERENCES \`sample_copies\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`publications_id\`) REFERENCES \`publications\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`assignments_id\`) REFERENCES \`assignments\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`reviews_id\`) REFERENCES \`reviews\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`notices_id\`) REFERENCES \`notices\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`courses_id\`) REFERENCES \`courses\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`study_units_id\`) REFERENCES \`study_units\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`study_files_id\`) REFERENCES \`study_files\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`classes_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`class_sessions_id\`) REFERENCES \`class_sessions\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`enrolments_id\`) REFERENCES \`enrolments\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`attendance_id\`) REFERENCES \`attendance\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`leave_requests_id\`) REFERENCES \`leave_requests\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`study_rule_sets_id\`) REFERENCES \`study_rule_sets\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`study_sessions_id\`) REFERENCES \`study_sessions\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`study_desks_id\`) REFERENCES \`study_desks\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`study_slices_id\`) REFERENCES \`study_slices\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`hour_claims_id\`) REFERENCES \`hour_claims\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`outages_id\`) REFERENCES \`outages\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`hour_certificates_id\`) REFERENCES \`hour_certificates\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`transitions_id\`) REFERENCES \`transitions\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`audit_log_id\`) REFERENCES \`audit_log\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`jobs_id\`) REFERENCES \`jobs\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`notifications_id\`) REFERENCES \`notifications\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`outbox_messages_id\`) REFERENCES \`outbox_messages\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`holiday_years_id\`) REFERENCES \`holiday_years\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_idx\` ON \`payload_locked_documents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_parent_idx\` ON \`payload_locked_documents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_path_idx\` ON \`payload_locked_documents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_organisations_id_idx\` ON \`payload_locked_documents_rels\` (\`organisations_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_occupations_id_idx\` ON \`payload_locked_documents_rels\` (\`occupations_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_standards_id_idx\` ON \`payload_locked_documents_rels\` (\`standards_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_element_specifications_id_idx\` ON \`payload_locked_documents_rels\` (\`element_specifications_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_element_nodes_id_idx\` ON \`payload_locked_documents_rels\` (\`element_nodes_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_appraisal_points_id_idx\` ON \`payload_locked_documents_rels\` (\`appraisal_points_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_policies_id_idx\` ON \`payload_locked_documents_rels\` (\`policies_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_committees_id_idx\` ON \`payload_locked_documents_rels\` (\`committees_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_memberships_id_idx\` ON \`payload_locked_documents_rels\` (\`memberships_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_textbooks_id_idx\` ON \`payload_locked_documents_rels\` (\`textbooks_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_editions_id_idx\` ON \`payload_locked_documents_rels\` (\`editions_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_chapters_id_idx\` ON \`payload_locked_documents_rels\` (\`chapters_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_drafts_id_idx\` ON \`payload_locked_documents_rels\` (\`drafts_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_comments_id_idx\` ON \`payload_locked_documents_rels\` (\`comments_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_proofs_id_idx\` ON \`payload_locked_documents_rels\` (\`proofs_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_quality_samples_id_idx\` ON \`payload_locked_documents_rels\` (\`quality_samples_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_printings_id_idx\` ON \`payload_locked_documents_rels\` (\`printings_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_errata_id_idx\` ON \`payload_locked_documents_rels\` (\`errata_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_calls_id_idx\` ON \`payload_locked_documents_rels\` (\`order_calls_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_orders_id_idx\` ON \`payload_locked_documents_rels\` (\`orders_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_sample_copies_id_idx\` ON \`payload_locked_documents_rels\` (\`sample_copies_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_publications_id_idx\` ON \`payload_locked_documents_rels\` (\`publications_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_assignments_id_idx\` ON \`payload_locked_documents_rels\` (\`assignments_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_reviews_id_idx\` ON \`payload_locked_documents_rels\` (\`reviews_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_media_id_idx\` ON \`payload_locked_documents_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_notices_id_idx\` ON \`payload_locked_documents_rels\` (\`notices_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_courses_id_idx\` ON \`payload_locked_documents_rels\` (\`courses_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_study_units_id_idx\` ON \`payload_locked_documents_rels\` (\`study_units_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_study_files_id_idx\` ON \`payload_locked_documents_rels\` (\`study_files_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_classes_id_idx\` ON \`payload_locked_documents_rels\` (\`classes_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_class_sessions_id_idx\` ON \`payload_locked_documents_rels\` (\`class_sessions_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_enrolments_id_idx\` ON \`payload_locked_documents_rels\` (\`enrolments_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_attendance_id_idx\` ON \`payload_locked_documents_rels\` (\`attendance_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_leave_requests_id_idx\` ON \`payload_locked_documents_rels\` (\`leave_requests_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_study_rule_sets_id_idx\` ON \`payload_locked_documents_rels\` (\`study_rule_sets_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_study_sessions_id_idx\` ON \`payload_locked_documents_rels\` (\`study_sessions_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_study_desks_id_idx\` ON \`payload_locked_documents_rels\` (\`study_desks_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_study_slices_id_idx\` ON \`payload_locked_documents_rels\` (\`study_slices_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_hour_claims_id_idx\` ON \`payload_locked_documents_rels\` (\`hour_claims_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_outages_id_idx\` ON \`payload_locked_documents_rels\` (\`outages_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_hour_certificates_id_idx\` ON \`payload_locked_documents_rels\` (\`hour_certificates_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_transitions_id_idx\` ON \`payload_locked_documents_rels\` (\`transitions_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_audit_log_id_idx\` ON \`payload_locked_documents_rels\` (\`audit_log_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_jobs_id_idx\` ON \`payload_locked_documents_rels\` (\`jobs_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_notifications_id_idx\` ON \`payload_locked_documents_rels\` (\`notifications_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_outbox_messages_id_idx\` ON \`payload_locked_documents_rels\` (\`outbox_messages_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_holiday_years_id_idx\` ON \`payload_locked_documents_rels\` (\`holiday_years_id\`);`)
  await db.run(sql`CREATE TABLE \`payload_preferences\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text,
  	\`value\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_preferences_key_idx\` ON \`payload_preferences\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_updated_at_idx\` ON \`payload_preferences\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_created_at_idx\` ON \`payload_preferences\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`payload_preferences_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`users_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_preferences\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_order_idx\` ON \`payload_preferences_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_parent_idx\` ON \`payload_preferences_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_path_idx\` ON \`payload_preferences_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_users_id_idx\` ON \`payload_preferences_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE TABLE \`payload_migrations\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text,
  	\`batch\` numeric,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_migrations_updated_at_idx\` ON \`payload_migrations\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_migrations_created_at_idx\` ON \`payload_migrations\` (\`created_at\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`users_roles\`;`)
  await db.run(sql`DROP TABLE \`users_sessions\`;`)
  await db.run(sql`DROP TABLE \`users\`;`)
  await db.run(sql`DROP TABLE \`organisations\`;`)
  await db.run(sql`DROP TABLE \`occupations_levels\`;`)
  await db.run(sql`DROP TABLE \`occupations\`;`)
  await db.run(sql`DROP TABLE \`standards_levels\`;`)
  await db.run(sql`DROP TABLE \`standards_training_hours\`;`)
  await db.run(sql`DROP TABLE \`standards\`;`)
  await db.run(sql`DROP TABLE \`element_specifications\`;`)
  await db.run(sql`DROP TABLE \`element_nodes\`;`)
  await db.run(sql`DROP TABLE \`appraisal_points\`;`)
  await db.run(sql`DROP TABLE \`policies\`;`)
  await db.run(sql`DROP TABLE \`committees\`;`)
  await db.run(sql`DROP TABLE \`committees_rels\`;`)
  await db.run(sql`DROP TABLE \`memberships\`;`)
  await db.run(sql`DROP TABLE \`textbooks_levels\`;`)
  await db.run(sql`DROP TABLE \`textbooks\`;`)
  await db.run(sql`DROP TABLE \`textbooks_texts\`;`)
  await db.run(sql`DROP TABLE \`editions_contributors\`;`)
  await db.run(sql`DROP TABLE \`editions_accepted_gaps\`;`)
  await db.run(sql`DROP TABLE \`editions\`;`)
  await db.run(sql`DROP TABLE \`editions_rels\`;`)
  await db.run(sql`DROP TABLE \`chapters\`;`)
  await db.run(sql`DROP TABLE \`chapters_rels\`;`)
  await db.run(sql`DROP TABLE \`drafts\`;`)
  await db.run(sql`DROP TABLE \`comments\`;`)
  await db.run(sql`DROP TABLE \`proofs_corrections\`;`)
  await db.run(sql`DROP TABLE \`proofs\`;`)
  await db.run(sql`DROP TABLE \`quality_errors\`;`)
  await db.run(sql`DROP TABLE \`quality_samples\`;`)
  await db.run(sql`DROP TABLE \`printings\`;`)
  await db.run(sql`DROP TABLE \`printings_rels\`;`)
  await db.run(sql`DROP TABLE \`errata\`;`)
  await db.run(sql`DROP TABLE \`order_calls\`;`)
  await db.run(sql`DROP TABLE \`orders\`;`)
  await db.run(sql`DROP TABLE \`sample_copies\`;`)
  await db.run(sql`DROP TABLE \`sample_copies_rels\`;`)
  await db.run(sql`DROP TABLE \`publications\`;`)
  await db.run(sql`DROP TABLE \`assignments\`;`)
  await db.run(sql`DROP TABLE \`reviews\`;`)
  await db.run(sql`DROP TABLE \`media\`;`)
  await db.run(sql`DROP TABLE \`media_rels\`;`)
  await db.run(sql`DROP TABLE \`notices\`;`)
  await db.run(sql`DROP TABLE \`courses\`;`)
  await db.run(sql`DROP TABLE \`study_units\`;`)
  await db.run(sql`DROP TABLE \`study_units_rels\`;`)
  await db.run(sql`DROP TABLE \`study_files\`;`)
  await db.run(sql`DROP TABLE \`classes\`;`)
  await db.run(sql`DROP TABLE \`classes_rels\`;`)
  await db.run(sql`DROP TABLE \`class_sessions\`;`)
  await db.run(sql`DROP TABLE \`enrolments\`;`)
  await db.run(sql`DROP TABLE \`attendance\`;`)
  await db.run(sql`DROP TABLE \`leave_requests\`;`)
  await db.run(sql`DROP TABLE \`leave_requests_rels\`;`)
  await db.run(sql`DROP TABLE \`study_rule_sets\`;`)
  await db.run(sql`DROP TABLE \`study_rule_sets_rels\`;`)
  await db.run(sql`DROP TABLE \`study_sessions\`;`)
  await db.run(sql`DROP TABLE \`study_desks\`;`)
  await db.run(sql`DROP TABLE \`study_slices\`;`)
  await db.run(sql`DROP TABLE \`hour_claims\`;`)
  await db.run(sql`DROP TABLE \`outages\`;`)
  await db.run(sql`DROP TABLE \`outages_rels\`;`)
  await db.run(sql`DROP TABLE \`hour_certificates\`;`)
  await db.run(sql`DROP TABLE \`hour_certificates_rels\`;`)
  await db.run(sql`DROP TABLE \`transitions\`;`)
  await db.run(sql`DROP TABLE \`audit_log\`;`)
  await db.run(sql`DROP TABLE \`jobs\`;`)
  await db.run(sql`DROP TABLE \`notifications\`;`)
  await db.run(sql`DROP TABLE \`outbox_messages\`;`)
  await db.run(sql`DROP TABLE \`holiday_years_days\`;`)
  await db.run(sql`DROP TABLE \`holiday_years\`;`)
  await db.run(sql`DROP TABLE \`payload_kv\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_preferences\`;`)
  await db.run(sql`DROP TABLE \`payload_preferences_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_migrations\`;`)
}

import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`decision_evidence\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`trainee_id\` text(36) NOT NULL,
  	\`class_id\` text(36) NOT NULL,
  	\`leave_id\` text(36),
  	\`claim_id\` text(36),
  	\`original_name\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`url\` text,
  	\`thumbnail_u_r_l\` text,
  	\`filename\` text,
  	\`mime_type\` text,
  	\`filesize\` numeric,
  	\`width\` numeric,
  	\`height\` numeric,
  	FOREIGN KEY (\`trainee_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`class_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`leave_id\`) REFERENCES \`leave_requests\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`claim_id\`) REFERENCES \`hour_claims\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`decision_evidence_trainee_idx\` ON \`decision_evidence\` (\`trainee_id\`);`)
  await db.run(sql`CREATE INDEX \`decision_evidence_class_idx\` ON \`decision_evidence\` (\`class_id\`);`)
  await db.run(sql`CREATE INDEX \`decision_evidence_leave_idx\` ON \`decision_evidence\` (\`leave_id\`);`)
  await db.run(sql`CREATE INDEX \`decision_evidence_claim_idx\` ON \`decision_evidence\` (\`claim_id\`);`)
  await db.run(sql`CREATE INDEX \`decision_evidence_original_name_idx\` ON \`decision_evidence\` (\`original_name\`);`)
  await db.run(sql`CREATE INDEX \`decision_evidence_updated_at_idx\` ON \`decision_evidence\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`decision_evidence_created_at_idx\` ON \`decision_evidence\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`decision_evidence_filename_idx\` ON \`decision_evidence\` (\`filename\`);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`decision_evidence_id\` text(36) REFERENCES decision_evidence(id);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_decision_evidence_id_idx\` ON \`payload_locked_documents_rels\` (\`decision_evidence_id\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`decision_evidence\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_payload_locked_documents_rels\` (
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
  	\`certificate_sheets_id\` text(36),
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
  	FOREIGN KEY (\`certificate_sheets_id\`) REFERENCES \`certificate_sheets\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`transitions_id\`) REFERENCES \`transitions\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`audit_log_id\`) REFERENCES \`audit_log\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`jobs_id\`) REFERENCES \`jobs\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`notifications_id\`) REFERENCES \`notifications\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`outbox_messages_id\`) REFERENCES \`outbox_messages\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`holiday_years_id\`) REFERENCES \`holiday_years\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new_payload_locked_documents_rels\`("id", "order", "parent_id", "path", "users_id", "organisations_id", "occupations_id", "standards_id", "element_specifications_id", "element_nodes_id", "appraisal_points_id", "policies_id", "committees_id", "memberships_id", "textbooks_id", "editions_id", "chapters_id", "drafts_id", "comments_id", "proofs_id", "quality_samples_id", "printings_id", "errata_id", "order_calls_id", "orders_id", "sample_copies_id", "publications_id", "assignments_id", "reviews_id", "media_id", "notices_id", "courses_id", "study_units_id", "study_files_id", "classes_id", "class_sessions_id", "enrolments_id", "attendance_id", "leave_requests_id", "study_rule_sets_id", "study_sessions_id", "study_desks_id", "study_slices_id", "hour_claims_id", "outages_id", "hour_certificates_id", "certificate_sheets_id", "transitions_id", "audit_log_id", "jobs_id", "notifications_id", "outbox_messages_id", "holiday_years_id") SELECT "id", "order", "parent_id", "path", "users_id", "organisations_id", "occupations_id", "standards_id", "element_specifications_id", "element_nodes_id", "appraisal_points_id", "policies_id", "committees_id", "memberships_id", "textbooks_id", "editions_id", "chapters_id", "drafts_id", "comments_id", "proofs_id", "quality_samples_id", "printings_id", "errata_id", "order_calls_id", "orders_id", "sample_copies_id", "publications_id", "assignments_id", "reviews_id", "media_id", "notices_id", "courses_id", "study_units_id", "study_files_id", "classes_id", "class_sessions_id", "enrolments_id", "attendance_id", "leave_requests_id", "study_rule_sets_id", "study_sessions_id", "study_desks_id", "study_slices_id", "hour_claims_id", "outages_id", "hour_certificates_id", "certificate_sheets_id", "transitions_id", "audit_log_id", "jobs_id", "notifications_id", "outbox_messages_id", "holiday_years_id" FROM \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new_payload_locked_documents_rels\` RENAME TO \`payload_locked_documents_rels\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
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
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_certificate_sheets_id_idx\` ON \`payload_locked_documents_rels\` (\`certificate_sheets_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_transitions_id_idx\` ON \`payload_locked_documents_rels\` (\`transitions_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_audit_log_id_idx\` ON \`payload_locked_documents_rels\` (\`audit_log_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_jobs_id_idx\` ON \`payload_locked_documents_rels\` (\`jobs_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_notifications_id_idx\` ON \`payload_locked_documents_rels\` (\`notifications_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_outbox_messages_id_idx\` ON \`payload_locked_documents_rels\` (\`outbox_messages_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_holiday_years_id_idx\` ON \`payload_locked_documents_rels\` (\`holiday_years_id\`);`)
}

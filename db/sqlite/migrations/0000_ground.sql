CREATE TABLE `acceptances` (
	`repository_id` integer NOT NULL,
	`number` integer NOT NULL,
	`threat` text NOT NULL,
	`severity` text NOT NULL,
	`by` text NOT NULL,
	`reason` text NOT NULL,
	`until` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`repository_id`, `number`, `threat`, `by`, `at`)
);
--> statement-breakpoint
CREATE TABLE `answered_comments` (
	`repository_id` integer NOT NULL,
	`comment_id` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`repository_id`, `comment_id`)
);
--> statement-breakpoint
CREATE TABLE `audit_log` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`who` text NOT NULL,
	`owner` text NOT NULL,
	`repository` text NOT NULL,
	`repository_id` integer NOT NULL,
	`number` integer NOT NULL,
	`comment_id` integer NOT NULL,
	`url` text NOT NULL,
	`line` integer NOT NULL,
	`command` text NOT NULL,
	`what` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_log_by_pull` ON `audit_log` (`repository_id`,`number`);--> statement-breakpoint
CREATE INDEX `audit_log_by_age` ON `audit_log` (`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `audit_log_once` ON `audit_log` (`repository_id`,`comment_id`,`line`,`what`);--> statement-breakpoint
CREATE TABLE `hints` (
	`repository_id` integer NOT NULL,
	`number` integer NOT NULL,
	`comment_id` integer NOT NULL,
	`line` integer NOT NULL,
	`gap` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`repository_id`, `number`, `comment_id`, `line`)
);
--> statement-breakpoint
CREATE TABLE `not_applicable` (
	`repository_id` integer NOT NULL,
	`number` integer NOT NULL,
	`by` text NOT NULL,
	`reason` text NOT NULL,
	`versions` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`repository_id`, `number`, `at`, `by`)
);
--> statement-breakpoint
CREATE TABLE `waivers` (
	`repository_id` integer NOT NULL,
	`number` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`reason` text NOT NULL,
	`until` text,
	`fingerprint` text,
	`ended` integer,
	PRIMARY KEY(`repository_id`, `number`, `at`, `by`)
);
--> statement-breakpoint
CREATE TABLE `deliveries` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`event` text NOT NULL,
	`action` text,
	`installation_id` integer,
	`lane` text NOT NULL,
	`foldable` integer NOT NULL,
	`priority` integer NOT NULL,
	`payload_bytes` integer NOT NULL,
	`received_at` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`not_before` integer,
	`worker` text,
	`lease_until` integer,
	`error` text,
	`note` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_id_unique` ON `deliveries` (`id`);--> statement-breakpoint
CREATE INDEX `deliveries_open_by_lane` ON `deliveries` (`lane`,`received_at`,`seq`) WHERE "deliveries"."state" in ('waiting', 'working');--> statement-breakpoint
CREATE INDEX `deliveries_by_worker` ON `deliveries` (`worker`) WHERE "deliveries"."worker" is not null;--> statement-breakpoint
CREATE INDEX `deliveries_by_state` ON `deliveries` (`state`,`received_at`);--> statement-breakpoint
CREATE TABLE `holds` (
	`installation_id` integer PRIMARY KEY NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `lanes` (
	`lane` text PRIMARY KEY NOT NULL,
	`installation_id` integer,
	`priority` integer NOT NULL,
	`due_at` integer NOT NULL,
	`worker` text
);
--> statement-breakpoint
CREATE INDEX `lanes_by_urgency` ON `lanes` (`priority`,`due_at`);--> statement-breakpoint
CREATE INDEX `lanes_by_due` ON `lanes` (`due_at`);--> statement-breakpoint
CREATE INDEX `lanes_by_installation` ON `lanes` (`installation_id`);--> statement-breakpoint
CREATE INDEX `lanes_in_work` ON `lanes` (`installation_id`,`due_at`) WHERE "lanes"."worker" is not null;--> statement-breakpoint
CREATE TABLE `payloads` (
	`delivery_seq` integer PRIMARY KEY NOT NULL,
	`received_at` integer NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`delivery_seq`) REFERENCES `deliveries`(`seq`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `payloads_by_age` ON `payloads` (`received_at`);--> statement-breakpoint
CREATE TABLE `documents` (
	`repository_id` integer NOT NULL,
	`blob` text NOT NULL,
	`used_at` integer NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`repository_id`, `blob`)
);
--> statement-breakpoint
CREATE INDEX `documents_by_use` ON `documents` (`used_at`);--> statement-breakpoint
CREATE TABLE `policy_files` (
	`key` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`installation_id` integer NOT NULL,
	`text` text,
	`etag` text,
	`url` text,
	`last_good` text,
	`last_good_commit` text,
	`checked_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `repository_files` (
	`repository_id` integer NOT NULL,
	`branch` text NOT NULL,
	`text` text,
	`etag` text,
	`url` text,
	`commit` text,
	`checked_at` integer NOT NULL,
	PRIMARY KEY(`repository_id`, `branch`)
);
--> statement-breakpoint
CREATE TABLE `ledger` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`installation_id` integer NOT NULL,
	`repository_id` integer NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`team` text,
	`finding` integer,
	`outside` text,
	`author` text,
	`event` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ledger_by_pull` ON `ledger` (`repository_id`,`number`,`seq`);--> statement-breakpoint
CREATE INDEX `ledger_by_team` ON `ledger` (`installation_id`,`team`,`kind`,`at`);--> statement-breakpoint
CREATE INDEX `ledger_from_outside` ON `ledger` (`installation_id`,`team`,`outside`,`at`) WHERE "ledger"."outside" is not null;--> statement-breakpoint
CREATE INDEX `ledger_by_author` ON `ledger` (`installation_id`,`author`,`repository_id`,`number`) WHERE "ledger"."author" is not null;--> statement-breakpoint
CREATE INDEX `ledger_by_finding` ON `ledger` (`installation_id`,`finding`);--> statement-breakpoint
CREATE INDEX `ledger_closings` ON `ledger` (`at`) WHERE "ledger"."kind" in ('completed', 'abandoned', 'logged');--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_once` ON `ledger` (`installation_id`,`id`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`owner` text NOT NULL,
	`team` text NOT NULL,
	`login` text NOT NULL,
	`is_member` integer NOT NULL,
	`checked_at` integer NOT NULL,
	PRIMARY KEY(`owner`, `team`, `login`)
);
--> statement-breakpoint
CREATE TABLE `rosters` (
	`owner` text NOT NULL,
	`team` text NOT NULL,
	`installation_id` integer NOT NULL,
	`logins` text,
	`checked_at` integer NOT NULL,
	PRIMARY KEY(`owner`, `team`)
);
--> statement-breakpoint
CREATE TABLE `phase_changes` (
	`seq` integer PRIMARY KEY NOT NULL,
	`installation_id` integer NOT NULL,
	`owner` text NOT NULL,
	`team` text NOT NULL,
	`from` text,
	`to` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`why` text NOT NULL,
	`commit` text NOT NULL,
	`url` text
);
--> statement-breakpoint
CREATE INDEX `phase_changes_by_team` ON `phase_changes` (`installation_id`,`team`,`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `phase_changes_once` ON `phase_changes` (`installation_id`,`team`,`commit`);--> statement-breakpoint
CREATE TABLE `proposals` (
	`repository_id` integer NOT NULL,
	`number` integer NOT NULL,
	`installation_id` integer NOT NULL,
	`team` text NOT NULL,
	`from` text NOT NULL,
	`to` text NOT NULL,
	`digest` text NOT NULL,
	`why` text NOT NULL,
	`by` text,
	`url` text NOT NULL,
	`opened_at` integer NOT NULL,
	`state` text NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	PRIMARY KEY(`repository_id`, `number`)
);
--> statement-breakpoint
CREATE INDEX `proposals_by_team` ON `proposals` (`installation_id`,`team`,`opened_at`);--> statement-breakpoint
CREATE TABLE `checks` (
	`repository_id` integer NOT NULL,
	`head_sha` text NOT NULL,
	`name` text NOT NULL,
	`check_run_id` integer NOT NULL,
	`digest` text NOT NULL,
	PRIMARY KEY(`repository_id`, `head_sha`, `name`)
);
--> statement-breakpoint
CREATE TABLE `pulls` (
	`repository_id` integer NOT NULL,
	`number` integer NOT NULL,
	`owner` text NOT NULL,
	`repository` text NOT NULL,
	`url` text NOT NULL,
	`is_private` integer NOT NULL,
	`author` text NOT NULL,
	`is_draft` integer NOT NULL,
	`is_open` integer NOT NULL,
	`head_sha` text NOT NULL,
	`base_sha` text NOT NULL,
	`base_ref` text NOT NULL,
	`requested_teams` text NOT NULL,
	`requested_reviewers` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`repository_id`, `number`)
);
--> statement-breakpoint
CREATE INDEX `pulls_by_head` ON `pulls` (`repository_id`,`head_sha`);--> statement-breakpoint
CREATE INDEX `pulls_open` ON `pulls` (`owner`,`repository_id`,`number`) WHERE "pulls"."is_open" = 1;--> statement-breakpoint
CREATE INDEX `pulls_closed` ON `pulls` (`updated_at`) WHERE "pulls"."is_open" = 0;--> statement-breakpoint
CREATE TABLE `readings` (
	`repository_id` integer NOT NULL,
	`number` integer NOT NULL,
	`commit` text NOT NULL,
	`fingerprint` text NOT NULL,
	PRIMARY KEY(`repository_id`, `number`, `commit`)
);
--> statement-breakpoint
CREATE TABLE `sightings` (
	`seq` integer PRIMARY KEY NOT NULL,
	`repository_id` integer NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`commit` text NOT NULL,
	`fingerprint` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sightings_by_pull` ON `sightings` (`repository_id`,`number`,`seq`);--> statement-breakpoint
CREATE TABLE `assigned_reviews` (
	`turn` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`installation_id` integer NOT NULL,
	`repository_id` integer NOT NULL,
	`number` integer NOT NULL,
	`fingerprint` text NOT NULL,
	`login` text NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	`answered_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assigned_reviews_once` ON `assigned_reviews` (`repository_id`,`number`,`fingerprint`,`login`);--> statement-breakpoint
CREATE INDEX `assigned_reviews_by_person` ON `assigned_reviews` (`installation_id`,`login`);--> statement-breakpoint
CREATE TABLE `interests` (
	`repository_id` integer NOT NULL,
	`number` integer NOT NULL,
	`fingerprint` text NOT NULL,
	`rules` text NOT NULL,
	`attack_surface` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`repository_id`, `number`, `fingerprint`)
);
--> statement-breakpoint
CREATE TABLE `review_requests` (
	`repository_id` integer NOT NULL,
	`number` integer NOT NULL,
	`team` text NOT NULL,
	`fingerprint` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`repository_id`, `number`, `team`, `fingerprint`)
);
--> statement-breakpoint
CREATE TABLE `reviews` (
	`repository_id` integer NOT NULL,
	`number` integer NOT NULL,
	`source` text NOT NULL,
	`id` integer NOT NULL,
	`by` text NOT NULL,
	`state` text NOT NULL,
	`commit` text NOT NULL,
	`at` integer NOT NULL,
	`saw` text,
	PRIMARY KEY(`repository_id`, `number`, `source`, `id`)
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`repository_id` integer NOT NULL,
	`number` integer NOT NULL,
	`installation_id` integer NOT NULL,
	`judged_at` integer NOT NULL,
	`session` text NOT NULL,
	PRIMARY KEY(`repository_id`, `number`)
);
--> statement-breakpoint
CREATE INDEX `sessions_by_age` ON `sessions` (`judged_at`);--> statement-breakpoint
CREATE TABLE `training_records` (
	`owner` text NOT NULL,
	`key` text NOT NULL,
	`login` text NOT NULL,
	`module` text NOT NULL,
	`on` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`owner`, `key`, `module`, `on`)
);

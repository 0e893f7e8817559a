-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "audit_row" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "request_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_row_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "beacon_segment" (
    "hub_id" UUID NOT NULL,
    "run" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "organization_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "beacon_segment_pkey" PRIMARY KEY ("hub_id","run","seq")
);

-- CreateTable
CREATE TABLE "beacon_counter" (
    "organization_id" UUID NOT NULL,
    "campaign" TEXT NOT NULL,
    "placement" TEXT NOT NULL,
    "market" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "release" INTEGER NOT NULL,
    "variant" TEXT NOT NULL,
    "arm" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "hub_id" UUID NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "window_at" TIMESTAMPTZ(0) NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "beacon_counter_pkey" PRIMARY KEY ("organization_id","campaign","window_at","placement","market","locale","release","variant","arm","event","hub_id","label")
);

-- CreateTable
CREATE TABLE "beacon_bin" (
    "organization_id" UUID NOT NULL,
    "campaign" TEXT NOT NULL,
    "placement" TEXT NOT NULL,
    "market" TEXT NOT NULL,
    "arm" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "window_at" TIMESTAMPTZ(0) NOT NULL,
    "bin" INTEGER NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "beacon_bin_pkey" PRIMARY KEY ("organization_id","campaign","window_at","placement","market","arm","measure","label","bin")
);

-- CreateTable
CREATE TABLE "beacon_receipt" (
    "organization_id" UUID NOT NULL,
    "hub_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "window_at" TIMESTAMPTZ(0) NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "beacon_receipt_pkey" PRIMARY KEY ("organization_id","window_at","hub_id","reason")
);

-- CreateTable
CREATE TABLE "beacon_quarantine" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "hub_id" UUID NOT NULL,
    "run" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "beacon_quarantine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "master_id" UUID,
    "focal_x" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
    "focal_y" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_market" (
    "campaign_id" UUID NOT NULL,
    "market" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "click_through" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "campaign_market_pkey" PRIMARY KEY ("campaign_id","market")
);

-- CreateTable
CREATE TABLE "placement" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "connector" TEXT NOT NULL DEFAULT 'generic',
    "width_px" INTEGER NOT NULL,
    "height_px" INTEGER NOT NULL,
    "format" TEXT NOT NULL DEFAULT 'webp',
    "position" INTEGER NOT NULL,

    CONSTRAINT "placement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "master" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "proof_digest" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "width_px" INTEGER NOT NULL,
    "height_px" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "focal_x" DOUBLE PRECISION NOT NULL,
    "focal_y" DOUBLE PRECISION NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "master_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "copy_string" (
    "campaign_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "max_chars" INTEGER,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "copy_string_pkey" PRIMARY KEY ("campaign_id","key","locale")
);

-- CreateTable
CREATE TABLE "hub" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "residency" TEXT NOT NULL DEFAULT '',
    "public_url" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "credential_hash" TEXT NOT NULL,
    "version" TEXT NOT NULL DEFAULT '',
    "enrolled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3),
    "status" JSONB,

    CONSTRAINT "hub_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "join_token" (
    "hash" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "join_token_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "epoch" BIGINT NOT NULL DEFAULT 0,
    "epoch_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "organization_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT,

    CONSTRAINT "member_pkey" PRIMARY KEY ("organization_id","person_id")
);

-- CreateTable
CREATE TABLE "team_seat" (
    "team_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "team_seat_pkey" PRIMARY KEY ("team_id","person_id")
);

-- CreateTable
CREATE TABLE "key_set" (
    "organization_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "root_fingerprint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "key_set_pkey" PRIMARY KEY ("organization_id","number")
);

-- CreateTable
CREATE TABLE "online_key" (
    "organization_id" UUID NOT NULL,
    "kid" TEXT NOT NULL,
    "sealed_private" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "online_key_pkey" PRIMARY KEY ("organization_id","kid")
);

-- CreateTable
CREATE TABLE "document" (
    "organization_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "payload" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_pkey" PRIMARY KEY ("organization_id","digest")
);

-- CreateTable
CREATE TABLE "release" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content_digest" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "restores" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "head" (
    "digest" TEXT NOT NULL,
    "campaign_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "epoch" BIGINT NOT NULL,
    "document" TEXT NOT NULL,
    "active_number" INTEGER,
    "staged_number" INTEGER,
    "cause" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "head_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "head_ack" (
    "head_digest" TEXT NOT NULL,
    "hub_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT,
    "ms" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "head_ack_pkey" PRIMARY KEY ("head_digest","hub_id","kind")
);

-- CreateTable
CREATE TABLE "build" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "failure" TEXT,
    "requested_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "build_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "build_item" (
    "build_id" UUID NOT NULL,
    "market" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "placement_key" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "inputs" JSONB NOT NULL,
    "inputs_digest" TEXT NOT NULL,
    "build_key" TEXT,
    "render_ms" DOUBLE PRECISION,
    "reason" TEXT,

    CONSTRAINT "build_item_pkey" PRIMARY KEY ("build_id","market","locale","placement_key")
);

-- CreateTable
CREATE TABLE "artefact" (
    "organization_id" UUID NOT NULL,
    "build_key" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "render_ms" DOUBLE PRECISION NOT NULL,
    "preflight" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "artefact_pkey" PRIMARY KEY ("organization_id","build_key")
);

-- CreateTable
CREATE TABLE "variant" (
    "campaign_id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "market" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "inputs_digest" TEXT NOT NULL,
    "build_key" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "render_ms" DOUBLE PRECISION NOT NULL,
    "preflight" JSONB NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "built_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "variant_pkey" PRIMARY KEY ("campaign_id","placement_id","market","locale")
);

-- CreateTable
CREATE TABLE "builder_pulse" (
    "worker_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "builder_pulse_pkey" PRIMARY KEY ("worker_id")
);

-- CreateIndex
CREATE INDEX "audit_row_organization_id_at_idx" ON "audit_row"("organization_id", "at");

-- CreateIndex
CREATE INDEX "beacon_segment_organization_id_idx" ON "beacon_segment"("organization_id");

-- CreateIndex
CREATE INDEX "beacon_quarantine_organization_id_idx" ON "beacon_quarantine"("organization_id");

-- CreateIndex
CREATE INDEX "campaign_team_id_idx" ON "campaign"("team_id");

-- CreateIndex
CREATE INDEX "campaign_master_id_idx" ON "campaign"("master_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_organization_id_slug_key" ON "campaign"("organization_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "placement_campaign_id_key_key" ON "placement"("campaign_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "master_organization_id_digest_key" ON "master"("organization_id", "digest");

-- CreateIndex
CREATE UNIQUE INDEX "hub_organization_id_name_key" ON "hub"("organization_id", "name");

-- CreateIndex
CREATE INDEX "join_token_organization_id_idx" ON "join_token"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "organization_slug_key" ON "organization"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "team_organization_id_name_key" ON "team"("organization_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "member_person_id_idx" ON "member"("person_id");

-- CreateIndex
CREATE INDEX "team_seat_person_id_idx" ON "team_seat"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "release_campaign_id_number_key" ON "release"("campaign_id", "number");

-- CreateIndex
CREATE INDEX "head_campaign_id_epoch_idx" ON "head"("campaign_id", "epoch" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "head_organization_id_epoch_key" ON "head"("organization_id", "epoch");

-- CreateIndex
CREATE INDEX "head_ack_hub_id_idx" ON "head_ack"("hub_id");

-- CreateIndex
CREATE INDEX "build_campaign_id_created_at_idx" ON "build"("campaign_id", "created_at");

-- CreateIndex
CREATE INDEX "artefact_organization_id_digest_idx" ON "artefact"("organization_id", "digest");

-- CreateIndex
CREATE INDEX "variant_placement_id_idx" ON "variant"("placement_id");

-- AddForeignKey
ALTER TABLE "audit_row" ADD CONSTRAINT "audit_row_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "beacon_segment" ADD CONSTRAINT "beacon_segment_hub_id_fkey" FOREIGN KEY ("hub_id") REFERENCES "hub"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "beacon_segment" ADD CONSTRAINT "beacon_segment_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "beacon_counter" ADD CONSTRAINT "beacon_counter_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "beacon_bin" ADD CONSTRAINT "beacon_bin_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "beacon_receipt" ADD CONSTRAINT "beacon_receipt_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "beacon_quarantine" ADD CONSTRAINT "beacon_quarantine_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_master_id_fkey" FOREIGN KEY ("master_id") REFERENCES "master"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_market" ADD CONSTRAINT "campaign_market_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "master" ADD CONSTRAINT "master_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "copy_string" ADD CONSTRAINT "copy_string_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hub" ADD CONSTRAINT "hub_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_token" ADD CONSTRAINT "join_token_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_seat" ADD CONSTRAINT "team_seat_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_seat" ADD CONSTRAINT "team_seat_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "key_set" ADD CONSTRAINT "key_set_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "online_key" ADD CONSTRAINT "online_key_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "head" ADD CONSTRAINT "head_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "head_ack" ADD CONSTRAINT "head_ack_head_digest_fkey" FOREIGN KEY ("head_digest") REFERENCES "head"("digest") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "head_ack" ADD CONSTRAINT "head_ack_hub_id_fkey" FOREIGN KEY ("hub_id") REFERENCES "hub"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "build" ADD CONSTRAINT "build_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "build_item" ADD CONSTRAINT "build_item_build_id_fkey" FOREIGN KEY ("build_id") REFERENCES "build"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "artefact" ADD CONSTRAINT "artefact_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variant" ADD CONSTRAINT "variant_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variant" ADD CONSTRAINT "variant_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whatever the code does.
ALTER TABLE "organization" ADD CONSTRAINT "organization_epoch_check" CHECK ("epoch" >= 0);
ALTER TABLE "organization" ADD CONSTRAINT "organization_slug_check" CHECK ("slug" ~ '^[a-z0-9][a-z0-9-]{0,62}$');
ALTER TABLE "member" ADD CONSTRAINT "member_role_check" CHECK ("role" IN ('owner', 'operator'));
ALTER TABLE "team_seat" ADD CONSTRAINT "team_seat_role_check" CHECK ("role" IN ('ad_manager', 'producer', 'reviewer', 'analyst', 'publisher'));
ALTER TABLE "person" ADD CONSTRAINT "person_email_check" CHECK ("email" = lower("email"));
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_slug_check" CHECK ("slug" ~ '^[a-z0-9][a-z0-9-]{0,62}$');
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_focal_check" CHECK ("focal_x" BETWEEN 0 AND 1 AND "focal_y" BETWEEN 0 AND 1);
ALTER TABLE "campaign_market" ADD CONSTRAINT "campaign_market_market_check" CHECK ("market" ~ '^[A-Z]{2}$' AND "currency" ~ '^[A-Z]{3}$');
ALTER TABLE "placement" ADD CONSTRAINT "placement_size_check" CHECK ("width_px" BETWEEN 1 AND 4000 AND "height_px" BETWEEN 1 AND 4000);
ALTER TABLE "placement" ADD CONSTRAINT "placement_format_check" CHECK ("format" IN ('webp', 'jpeg'));
ALTER TABLE "placement" ADD CONSTRAINT "placement_key_check" CHECK ("key" ~ '^[a-z0-9][a-z0-9-]{0,62}$');
ALTER TABLE "master" ADD CONSTRAINT "master_digest_check" CHECK ("digest" ~ '^sha256:[0-9a-f]{64}$' AND "proof_digest" ~ '^sha256:[0-9a-f]{64}$');
ALTER TABLE "master" ADD CONSTRAINT "master_size_check" CHECK ("width_px" > 0 AND "height_px" > 0 AND "bytes" > 0);
ALTER TABLE "build" ADD CONSTRAINT "build_state_check" CHECK ("state" IN ('queued', 'running', 'done', 'failed'));
ALTER TABLE "build_item" ADD CONSTRAINT "build_item_state_check" CHECK ("state" IN ('queued', 'rendering', 'rendered', 'reused', 'blocked', 'failed'));
ALTER TABLE "artefact" ADD CONSTRAINT "artefact_digest_check" CHECK ("digest" ~ '^sha256:[0-9a-f]{64}$' AND "bytes" > 0);
ALTER TABLE "variant" ADD CONSTRAINT "variant_digest_check" CHECK ("digest" ~ '^sha256:[0-9a-f]{64}$' AND "bytes" > 0);
ALTER TABLE "document" ADD CONSTRAINT "document_digest_check" CHECK ("digest" ~ '^sha256:[0-9a-f]{64}$');
ALTER TABLE "release" ADD CONSTRAINT "release_number_check" CHECK ("number" > 0);
ALTER TABLE "release" ADD CONSTRAINT "release_cause_check" CHECK (("cause" = 'publish' AND "restores" IS NULL) OR ("cause" = 'rollback' AND "restores" < "number"));
ALTER TABLE "head" ADD CONSTRAINT "head_epoch_check" CHECK ("epoch" > 0);
ALTER TABLE "head_ack" ADD CONSTRAINT "head_ack_kind_check" CHECK ("kind" IN ('staged', 'activated', 'refused', 'skipped'));
ALTER TABLE "beacon_counter" ADD CONSTRAINT "beacon_counter_count_check" CHECK ("count" > 0);
ALTER TABLE "beacon_bin" ADD CONSTRAINT "beacon_bin_count_check" CHECK ("count" > 0 AND "bin" BETWEEN 0 AND 300);
ALTER TABLE "beacon_receipt" ADD CONSTRAINT "beacon_receipt_count_check" CHECK ("count" > 0);

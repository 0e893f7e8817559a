-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "advertiser" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "ai_use" TEXT NOT NULL DEFAULT 'undeclared',
ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "beacon_sample" DOUBLE PRECISION NOT NULL DEFAULT 1,
ADD COLUMN     "budget_currency" TEXT,
ADD COLUMN     "budget_micros" BIGINT,
ADD COLUMN     "labels" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "objective" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "payer" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "political" TEXT NOT NULL DEFAULT 'undeclared',
ADD COLUMN     "political_notice" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "test_cdn_base" TEXT,
ADD COLUMN     "test_hub_share" DOUBLE PRECISION,
ADD COLUMN     "vertical" TEXT NOT NULL DEFAULT 'general';

-- AlterTable
ALTER TABLE "campaign_market" DROP CONSTRAINT "campaign_market_pkey",
ADD COLUMN     "share_ppm" INTEGER NOT NULL DEFAULT 1000000,
ADD CONSTRAINT "campaign_market_pkey" PRIMARY KEY ("campaign_id", "market", "locale");

-- AlterTable
ALTER TABLE "placement" ADD COLUMN     "publisher" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "share_ppm" INTEGER NOT NULL DEFAULT 1000000;

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "reporting_currency" TEXT NOT NULL DEFAULT 'USD';

-- CreateTable
CREATE TABLE "campaign_connector" (
    "campaign_id" UUID NOT NULL,
    "connector" TEXT NOT NULL,
    "share_ppm" INTEGER NOT NULL,

    CONSTRAINT "campaign_connector_pkey" PRIMARY KEY ("campaign_id","connector")
);

-- CreateTable
CREATE TABLE "flight" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "market" TEXT NOT NULL,
    "placement" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "until_on" DATE NOT NULL,
    "hours" TEXT NOT NULL DEFAULT '',
    "zone" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "flight_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_edit" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_edit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "screen" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hub_site" (
    "organization_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "residency" TEXT NOT NULL DEFAULT '',
    "monthly_cost_micros" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hub_site_pkey" PRIMARY KEY ("organization_id","key")
);

-- CreateTable
CREATE TABLE "hub_plan" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "inputs" JSONB NOT NULL,
    "solved" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL,
    "result" JSONB,
    "failure" TEXT,
    "requested_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "hub_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_plan" (
    "hub_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "markets" TEXT[],
    "capacity_bytes" BIGINT NOT NULL,
    "assignment" JSONB NOT NULL,
    "forecast" JSONB NOT NULL,
    "assigned_by" TEXT NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_plan_pkey" PRIMARY KEY ("hub_id")
);

-- CreateTable
CREATE TABLE "market" (
    "organization_id" UUID NOT NULL,
    "market" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "cpm_micros" BIGINT,
    "cpm_currency" TEXT NOT NULL,
    "daily_impressions" BIGINT,
    "conversion_rate" DOUBLE PRECISION,
    "ttfb_p75_ms" INTEGER,
    "restricted" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sources" JSONB NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "market_pkey" PRIMARY KEY ("organization_id","market")
);

-- CreateTable
CREATE TABLE "market_locale" (
    "organization_id" UUID NOT NULL,
    "market" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "share_ppm" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "market_locale_pkey" PRIMARY KEY ("organization_id","market","locale")
);

-- CreateTable
CREATE TABLE "exchange_rate" (
    "organization_id" UUID NOT NULL,
    "base" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "valid_on" DATE NOT NULL,
    "rate" DECIMAL(20,10) NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("organization_id","base","quote","valid_on")
);

-- CreateIndex
CREATE INDEX "flight_campaign_id_idx" ON "flight"("campaign_id");

-- CreateIndex
CREATE INDEX "campaign_edit_organization_id_idx" ON "campaign_edit"("organization_id");

-- CreateIndex
CREATE INDEX "saved_view_person_id_idx" ON "saved_view"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_organization_id_person_id_screen_name_key" ON "saved_view"("organization_id", "person_id", "screen", "name");

-- CreateIndex
CREATE INDEX "hub_plan_organization_id_created_at_idx" ON "hub_plan"("organization_id", "created_at");

-- CreateIndex
CREATE INDEX "stock_plan_organization_id_idx" ON "stock_plan"("organization_id");

-- CreateIndex
CREATE INDEX "campaign_organization_id_archived_at_created_at_idx" ON "campaign"("organization_id", "archived_at", "created_at");

-- AddForeignKey
ALTER TABLE "campaign_connector" ADD CONSTRAINT "campaign_connector_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flight" ADD CONSTRAINT "flight_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_edit" ADD CONSTRAINT "campaign_edit_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hub_site" ADD CONSTRAINT "hub_site_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hub_plan" ADD CONSTRAINT "hub_plan_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_plan" ADD CONSTRAINT "stock_plan_hub_id_fkey" FOREIGN KEY ("hub_id") REFERENCES "hub"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_plan" ADD CONSTRAINT "stock_plan_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "market" ADD CONSTRAINT "market_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "market_locale" ADD CONSTRAINT "market_locale_organization_id_market_fkey" FOREIGN KEY ("organization_id", "market") REFERENCES "market"("organization_id", "market") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exchange_rate" ADD CONSTRAINT "exchange_rate_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Campaigns from before shares existed: one connector has everything, its placements alike, the first takes what is left over.
INSERT INTO "campaign_connector" ("campaign_id", "connector", "share_ppm")
SELECT DISTINCT "campaign_id", "connector", 1000000 FROM "placement";

UPDATE "placement" SET "share_ppm" = 1000000 / "counted"."placements" + CASE WHEN "counted"."place" = 1 THEN 1000000 % "counted"."placements" ELSE 0 END
FROM (
  SELECT "id", count(*) OVER (PARTITION BY "campaign_id") AS "placements", row_number() OVER (PARTITION BY "campaign_id" ORDER BY "position", "id") AS "place"
  FROM "placement"
) AS "counted"
WHERE "counted"."id" = "placement"."id";

-- What no verb may break.
ALTER TABLE "market"
  ADD CONSTRAINT "market_codes" CHECK ("market" ~ '^[A-Z]{2}$' AND "currency" ~ '^[A-Z]{3}$' AND "cpm_currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "market_figures" CHECK ("cpm_micros" >= 0 AND "daily_impressions" >= 0 AND "conversion_rate" BETWEEN 0 AND 1 AND "ttfb_p75_ms" >= 0);
ALTER TABLE "market_locale" ADD CONSTRAINT "market_locale_share" CHECK ("share_ppm" BETWEEN 0 AND 1000000);
ALTER TABLE "exchange_rate" ADD CONSTRAINT "exchange_rate_positive" CHECK ("rate" > 0 AND "base" <> "quote");
ALTER TABLE "campaign_market" ADD CONSTRAINT "campaign_market_share" CHECK ("share_ppm" BETWEEN 0 AND 1000000);
ALTER TABLE "placement" ADD CONSTRAINT "placement_share" CHECK ("share_ppm" BETWEEN 0 AND 1000000);
ALTER TABLE "campaign_connector" ADD CONSTRAINT "campaign_connector_share" CHECK ("share_ppm" BETWEEN 0 AND 1000000);
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_sample" CHECK ("beacon_sample" BETWEEN 0 AND 1 AND "test_hub_share" BETWEEN 0 AND 1);
ALTER TABLE "flight" ADD CONSTRAINT "flight_days" CHECK ("from_on" < "until_on");
ALTER TABLE "hub_plan" ADD CONSTRAINT "hub_plan_state" CHECK ("state" IN ('queued', 'running', 'done', 'failed', 'cancelled'));
ALTER TABLE "hub_site" ADD CONSTRAINT "hub_site_place" CHECK ("latitude" BETWEEN -90 AND 90 AND "longitude" BETWEEN -180 AND 180 AND "monthly_cost_micros" >= 0);

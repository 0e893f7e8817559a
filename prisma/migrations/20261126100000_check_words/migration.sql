-- What no verb may break.
ALTER TABLE "campaign"
  ADD CONSTRAINT "campaign_words" CHECK (
    "objective" IN ('', 'awareness', 'traffic', 'conversions', 'sales')
    AND "vertical" IN ('general', 'food', 'less-healthy-food', 'alcohol', 'gambling', 'finance', 'high-risk-investment', 'cfd', 'pharma', 'travel', 'technology', 'public-interest')
    AND "political" IN ('undeclared', 'no', 'yes')
    AND "ai_use" IN ('undeclared', 'none', 'assisted', 'generated')),
  ADD CONSTRAINT "campaign_budget" CHECK ("budget_micros" >= 0 AND "budget_currency" ~ '^[A-Z]{3}$' AND ("budget_micros" IS NULL) = ("budget_currency" IS NULL)),
  ADD CONSTRAINT "campaign_test" CHECK (("test_hub_share" IS NULL) = ("test_cdn_base" IS NULL));
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_screen" CHECK ("screen" IN ('campaigns', 'matrix'));
ALTER TABLE "stock_plan" ADD CONSTRAINT "stock_plan_capacity" CHECK ("capacity_bytes" > 0);
ALTER TABLE "exchange_rate" ADD CONSTRAINT "exchange_rate_codes" CHECK ("base" ~ '^[A-Z]{3}$' AND "quote" ~ '^[A-Z]{3}$');
ALTER TABLE "hub_site" ADD CONSTRAINT "hub_site_currency" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "organization" ADD CONSTRAINT "organization_currency" CHECK ("reporting_currency" ~ '^[A-Z]{3}$');

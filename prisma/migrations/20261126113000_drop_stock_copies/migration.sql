-- AlterTable
ALTER TABLE "stock_plan" DROP COLUMN "capacity_bytes",
DROP COLUMN "markets";

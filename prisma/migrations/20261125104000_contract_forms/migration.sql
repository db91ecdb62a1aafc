-- Each contract version is also kept in ODCS v3.1.0, with the verdicts of the version it declares and of v3.1.0.

-- AlterTable
ALTER TABLE "contract_version" ADD COLUMN "standard" TEXT NOT NULL DEFAULT 'odcs',
ADD COLUMN "upgraded" JSONB,
ADD COLUMN "verdicts" JSONB;

-- Versions published so far are ODCS v3.0 or v3.1, which are read alike.
UPDATE "contract_version" SET "upgraded" = "document";

-- AlterTable
ALTER TABLE "contract_version" ALTER COLUMN "upgraded" SET NOT NULL;

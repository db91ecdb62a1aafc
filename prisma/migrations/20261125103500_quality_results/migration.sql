-- CreateEnum
CREATE TYPE "quality_outcome" AS ENUM ('passed', 'warning', 'failed', 'error', 'skipped');

-- CreateEnum
CREATE TYPE "check_kind" AS ENUM ('rule', 'sla', 'other');

-- AlterTable
ALTER TABLE "data_contract" ADD COLUMN     "retired_at" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "search_doc" ADD COLUMN     "trust" JSONB;

-- CreateTable
CREATE TABLE "quality_run" (
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "contract_version_id" UUID NOT NULL,
    "run_id" TEXT NOT NULL,
    "tool" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "url" TEXT,
    "outcome" "quality_outcome" NOT NULL,
    "passed" INTEGER NOT NULL,
    "warning" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "error" INTEGER NOT NULL,
    "skipped" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "received_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "received_by_id" UUID,
    "received_by" TEXT NOT NULL,

    CONSTRAINT "quality_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quality_result" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "major" INTEGER NOT NULL,
    "check_key" TEXT NOT NULL,
    "kind" "check_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "object" TEXT,
    "property" TEXT,
    "outcome" "quality_outcome" NOT NULL,
    "value" DOUBLE PRECISION,
    "unit" TEXT,
    "failing_rows" INTEGER,
    "message" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMP(3) NOT NULL,
    "latest" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL,

    CONSTRAINT "quality_result_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "quality_run_contract_id_at_id_idx" ON "quality_run"("contract_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "quality_run_contract_version_id_run_id_key" ON "quality_run"("contract_version_id", "run_id");

-- CreateIndex
CREATE INDEX "quality_result_contract_id_major_latest_idx" ON "quality_result"("contract_id", "major", "latest");

-- CreateIndex
CREATE INDEX "quality_result_contract_id_major_check_key_at_id_idx" ON "quality_result"("contract_id", "major", "check_key", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "quality_result_contract_id_at_id_idx" ON "quality_result"("contract_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "quality_result_run_id_position_idx" ON "quality_result"("run_id", "position");

-- AddForeignKey
ALTER TABLE "quality_run" ADD CONSTRAINT "quality_run_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "data_contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quality_run" ADD CONSTRAINT "quality_run_contract_version_id_fkey" FOREIGN KEY ("contract_version_id") REFERENCES "contract_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quality_result" ADD CONSTRAINT "quality_result_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "quality_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;



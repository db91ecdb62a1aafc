-- A breaking change is a new port beside the old one, and each consumer is asked (docs/adr/0015). Everything that is
-- there already keeps its meaning: no port is deprecated, every request was asked for and is for all columns.

-- CreateEnum
CREATE TYPE "request_origin" AS ENUM ('asked', 'move');

-- CreateEnum
CREATE TYPE "move_status" AS ENUM ('open', 'blocked', 'accepted', 'closed');

-- AlterTable
ALTER TABLE "access_request" ADD COLUMN     "columns" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "origin" "request_origin" NOT NULL DEFAULT 'asked';

-- AlterTable
ALTER TABLE "contract_version" ADD COLUMN     "change" TEXT,
ADD COLUMN     "note" TEXT;

-- AlterTable
ALTER TABLE "data_product" ADD COLUMN     "successor_ref" TEXT,
ADD COLUMN     "sunset_at" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "output_port" ADD COLUMN     "deprecated_at" TIMESTAMP(3),
ADD COLUMN     "end_reason" TEXT,
ADD COLUMN     "ends_at" TIMESTAMP(3),
ADD COLUMN     "successor_id" UUID;

-- CreateTable
CREATE TABLE "move" (
    "id" UUID NOT NULL,
    "grant_id" UUID NOT NULL,
    "from_port_id" UUID NOT NULL,
    "to_port_id" UUID NOT NULL,
    "status" "move_status" NOT NULL DEFAULT 'open',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "opened_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_at" TIMESTAMP(3),
    "answered_by_name" TEXT,
    "blocked_reason" TEXT,
    "request_id" UUID,
    "reminded_at" TIMESTAMP(3),
    "closed_at" TIMESTAMP(3),

    CONSTRAINT "move_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "move_grant_id_key" ON "move"("grant_id");

-- CreateIndex
CREATE INDEX "move_from_port_id_status_idx" ON "move"("from_port_id", "status");

-- CreateIndex
CREATE INDEX "move_to_port_id_idx" ON "move"("to_port_id");

-- CreateIndex
CREATE INDEX "move_request_id_idx" ON "move"("request_id");

-- AddForeignKey
ALTER TABLE "move" ADD CONSTRAINT "move_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "access_grant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move" ADD CONSTRAINT "move_from_port_id_fkey" FOREIGN KEY ("from_port_id") REFERENCES "output_port"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move" ADD CONSTRAINT "move_to_port_id_fkey" FOREIGN KEY ("to_port_id") REFERENCES "output_port"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move" ADD CONSTRAINT "move_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "access_request"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "output_port" ADD CONSTRAINT "output_port_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "output_port"("id") ON DELETE SET NULL ON UPDATE CASCADE;


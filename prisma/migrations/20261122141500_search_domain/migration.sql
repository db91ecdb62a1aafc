-- The domain's path is read from the domain itself, so that a renamed domain is never stale in search.

-- DropIndex
DROP INDEX "search_doc_domain_path_idx";

-- AlterTable
ALTER TABLE "search_doc" DROP COLUMN "domain_path";

-- CreateIndex
CREATE INDEX "search_doc_domain_id_idx" ON "search_doc"("domain_id");

-- DropIndex
DROP INDEX "search_doc_words_idx";

-- AlterTable
ALTER TABLE "search_doc" DROP COLUMN "words",
ADD COLUMN     "contract_version" TEXT,
ADD COLUMN     "freshness" TEXT,
ADD COLUMN     "prose" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "quality_rules" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "search_word" (
    "word" TEXT NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE INDEX "search_word_word_idx" ON "search_word" USING GIN ("word" gin_trgm_ops);

-- What happens when the data is not there yet: needs with votes, saved searches, and questions that found nothing.
-- Nothing that is there already changes.

-- CreateEnum
CREATE TYPE "need_status" AS ENUM ('open', 'claimed', 'met', 'closed');

-- CreateEnum
CREATE TYPE "need_event_kind" AS ENUM ('filed', 'edited', 'claimed', 'handed_back', 'met', 'closed', 'withdrawn');

-- CreateTable
CREATE TABLE "need" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "purpose" TEXT NOT NULL,
    "domain_id" UUID,
    "status" "need_status" NOT NULL DEFAULT 'open',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "votes" INTEGER NOT NULL DEFAULT 0,
    "claimed_domain_id" UUID,
    "claimed_team_id" UUID,
    "product_id" UUID,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMP(3),
    "tsv" tsvector,

    CONSTRAINT "need_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "need_vote" (
    "need_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "purpose" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "need_vote_pkey" PRIMARY KEY ("need_id","person_id")
);

-- CreateTable
CREATE TABLE "need_event" (
    "id" UUID NOT NULL,
    "need_id" UUID NOT NULL,
    "kind" "need_event_kind" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_name" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "need_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_search" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "baseline_complete" BOOLEAN NOT NULL,
    "paused_at" TIMESTAMP(3),
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMP(3),

    CONSTRAINT "saved_search_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_search_hit" (
    "saved_search_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "found_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_new" BOOLEAN NOT NULL,
    "mailed_at" TIMESTAMP(3),

    CONSTRAINT "saved_search_hit_pkey" PRIMARY KEY ("saved_search_id","product_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "need_number_key" ON "need"("number");

-- CreateIndex
CREATE INDEX "need_votes_number_idx" ON "need"("votes", "number");

-- CreateIndex
CREATE INDEX "need_author_id_idx" ON "need"("author_id");

-- CreateIndex
CREATE INDEX "need_domain_id_idx" ON "need"("domain_id");

-- CreateIndex
CREATE INDEX "need_claimed_domain_id_idx" ON "need"("claimed_domain_id");

-- CreateIndex
CREATE INDEX "need_claimed_team_id_idx" ON "need"("claimed_team_id");

-- CreateIndex
CREATE INDEX "need_product_id_idx" ON "need"("product_id");

-- CreateIndex
CREATE INDEX "need_title_idx" ON "need" USING GIN ("title" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "need_tsv_idx" ON "need" USING GIN ("tsv");

-- CreateIndex
CREATE INDEX "need_vote_person_id_idx" ON "need_vote"("person_id");

-- CreateIndex
CREATE INDEX "need_event_need_id_at_idx" ON "need_event"("need_id", "at");

-- CreateIndex
CREATE INDEX "saved_search_person_id_idx" ON "saved_search"("person_id");

-- CreateIndex
CREATE INDEX "saved_search_hit_product_id_idx" ON "saved_search_hit"("product_id");

-- CreateIndex
CREATE INDEX "saved_search_hit_mailed_at_idx" ON "saved_search_hit"("mailed_at");

-- AddForeignKey
ALTER TABLE "need" ADD CONSTRAINT "need_domain_id_fkey" FOREIGN KEY ("domain_id") REFERENCES "domain"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need" ADD CONSTRAINT "need_claimed_domain_id_fkey" FOREIGN KEY ("claimed_domain_id") REFERENCES "domain"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need" ADD CONSTRAINT "need_claimed_team_id_fkey" FOREIGN KEY ("claimed_team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need" ADD CONSTRAINT "need_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_vote" ADD CONSTRAINT "need_vote_need_id_fkey" FOREIGN KEY ("need_id") REFERENCES "need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_vote" ADD CONSTRAINT "need_vote_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_event" ADD CONSTRAINT "need_event_need_id_fkey" FOREIGN KEY ("need_id") REFERENCES "need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_search" ADD CONSTRAINT "saved_search_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_search_hit" ADD CONSTRAINT "saved_search_hit_saved_search_id_fkey" FOREIGN KEY ("saved_search_id") REFERENCES "saved_search"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_search_hit" ADD CONSTRAINT "saved_search_hit_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- Questions that found nothing, never who asked them (docs/adr/0018). Beside the index of search, read by raw SQL.
CREATE TABLE search.miss (
  -- The question folded to words and spaces, at most 200 characters.
  question     text COLLATE "C" PRIMARY KEY,
  -- How often it was asked.
  asked        integer NOT NULL DEFAULT 1,
  -- One bit for each person who asked, set by a keyed hash of person and question: only their number can be read from it.
  people       bit(256) NOT NULL,
  first_at     timestamp(3) NOT NULL,
  last_at      timestamp(3) NOT NULL,
  dismissed_at timestamp(3)
);
CREATE INDEX miss_last ON search.miss (last_at);
CREATE INDEX miss_most ON search.miss (asked DESC, question) WHERE dismissed_at IS NULL;

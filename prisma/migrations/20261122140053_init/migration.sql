-- Both are trusted extensions: the owner of the database may create them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Folds accents and case. Declared immutable, which unaccent itself is not, so that it can stand in indexes.
CREATE FUNCTION fold(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, $1)) $$;

-- English, accents folded first.
CREATE TEXT SEARCH CONFIGURATION mercat_english (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION mercat_english
  ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, english_stem;

-- Any other language: accents folded, not stemmed.
CREATE TEXT SEARCH CONFIGURATION mercat_simple (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION mercat_simple
  ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, simple;

-- CreateEnum
CREATE TYPE "policy_level" AS ENUM ('company', 'domain', 'classification', 'product', 'port');

-- CreateEnum
CREATE TYPE "request_status" AS ENUM ('pending', 'approved', 'denied', 'withdrawn', 'lapsed');

-- CreateEnum
CREATE TYPE "consumer_kind" AS ENUM ('person', 'service_account');

-- CreateEnum
CREATE TYPE "approver_relation" AS ENUM ('product_owner', 'domain_owner', 'steward');

-- CreateEnum
CREATE TYPE "step_status" AS ENUM ('waiting', 'open', 'approved', 'denied', 'closed');

-- CreateEnum
CREATE TYPE "verdict" AS ENUM ('approve', 'deny');

-- CreateEnum
CREATE TYPE "grant_status" AS ENUM ('provisioning', 'active', 'revoking', 'ended');

-- CreateEnum
CREATE TYPE "grant_end_reason" AS ENUM ('expired', 'revoked', 'replaced', 'retired');

-- CreateEnum
CREATE TYPE "classification" AS ENUM ('public', 'internal', 'confidential', 'restricted');

-- CreateEnum
CREATE TYPE "visibility" AS ENUM ('public', 'internal', 'domain');

-- CreateEnum
CREATE TYPE "product_status" AS ENUM ('draft', 'active', 'deprecated', 'retired');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('consumer', 'data_product_owner', 'domain_owner', 'steward', 'platform_admin', 'auditor');

-- CreateEnum
CREATE TYPE "membership_source" AS ENUM ('local', 'oidc');

-- CreateTable
CREATE TABLE "access_policy" (
    "id" UUID NOT NULL,
    "level" "policy_level" NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "spec" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "access_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_request" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "requester_id" UUID NOT NULL,
    "requester_name" TEXT NOT NULL,
    "consumer_kind" "consumer_kind" NOT NULL,
    "consumer_person_id" UUID,
    "service_account_id" UUID,
    "output_port_id" UUID NOT NULL,
    "contract_version_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "duration_days" INTEGER NOT NULL,
    "terms_accepted_at" TIMESTAMP(3) NOT NULL,
    "status" "request_status" NOT NULL DEFAULT 'pending',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMP(3),

    CONSTRAINT "access_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approval_step" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "approver" "approver_relation" NOT NULL,
    "reason" TEXT NOT NULL,
    "status" "step_status" NOT NULL DEFAULT 'waiting',
    "opened_at" TIMESTAMP(3),
    "closed_at" TIMESTAMP(3),

    CONSTRAINT "approval_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "step_id" UUID NOT NULL,
    "decider_id" UUID NOT NULL,
    "decider_name" TEXT NOT NULL,
    "verdict" "verdict" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_grant" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "output_port_id" UUID NOT NULL,
    "contract_version_id" UUID NOT NULL,
    "consumer_kind" "consumer_kind" NOT NULL,
    "consumer_person_id" UUID,
    "service_account_id" UUID,
    "connection_id" UUID NOT NULL,
    "platform_role" TEXT NOT NULL,
    "status" "grant_status" NOT NULL DEFAULT 'provisioning',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMP(3) NOT NULL,
    "provisioned_at" TIMESTAMP(3),
    "end_reason" "grant_end_reason",
    "end_note" TEXT,
    "end_requested_at" TIMESTAMP(3),
    "ended_at" TIMESTAMP(3),
    "proof" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "last_attempt_at" TIMESTAMP(3),
    "credential_verifier" TEXT,
    "credential_issued_at" TIMESTAMP(3),
    "credential_applied_at" TIMESTAMP(3),

    CONSTRAINT "access_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "subject_name" TEXT NOT NULL,
    "product_id" UUID,
    "before" JSONB,
    "after" JSONB,
    "request_id" TEXT,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "id" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMP(3),

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connection" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'postgres',
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "database" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sample_rows" (
    "contract_version_id" UUID NOT NULL,
    "object_name" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "read_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sample_rows_pkey" PRIMARY KEY ("contract_version_id","object_name")
);

-- CreateTable
CREATE TABLE "data_contract" (
    "id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "owner_team_id" UUID NOT NULL,
    "current_version_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "data_contract_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contract_version" (
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "api_version" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "source_format" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "classification" "classification" NOT NULL,
    "published_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by_id" UUID,
    "published_by" TEXT NOT NULL,

    CONSTRAINT "contract_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "schema_object" (
    "id" UUID NOT NULL,
    "contract_version_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "physical_name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,

    CONSTRAINT "schema_object_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "schema_property" (
    "id" UUID NOT NULL,
    "object_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "physical_name" TEXT NOT NULL,
    "logical_type" TEXT,
    "physical_type" TEXT,
    "business_name" TEXT,
    "required" BOOLEAN NOT NULL DEFAULT false,
    "unique" BOOLEAN NOT NULL DEFAULT false,
    "primary_key" BOOLEAN NOT NULL DEFAULT false,
    "classification" "classification",
    "description" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,

    CONSTRAINT "schema_property_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_product" (
    "id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "domain_id" UUID NOT NULL,
    "owner_team_id" UUID NOT NULL,
    "visibility" "visibility" NOT NULL DEFAULT 'internal',
    "status" "product_status" NOT NULL DEFAULT 'active',
    "tags" TEXT[],
    "summary" TEXT NOT NULL DEFAULT '',
    "current_version_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "data_product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_product_version" (
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "status" "product_status" NOT NULL,
    "document" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "source_format" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "published_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by_id" UUID,
    "published_by" TEXT NOT NULL,

    CONSTRAINT "data_product_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "created_by_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "product_source" TEXT NOT NULL,
    "contracts" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "published_ref" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "domain" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "parent_id" UUID,
    "path" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "domain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "href" TEXT NOT NULL,
    "cause_key" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMP(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "cause_key" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMP(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "oidc_issuer" TEXT,
    "oidc_subject" TEXT,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deactivated_at" TIMESTAMP(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "user_agent" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMP(3) NOT NULL,
    "ended_at" TIMESTAMP(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_assignment" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "domain_id" UUID,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL DEFAULT 'consumer',
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMP(3) NOT NULL,
    "accepted_at" TIMESTAMP(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "window_start" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "output_port" (
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "major" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'tables',
    "description" TEXT NOT NULL DEFAULT '',
    "contract_id" UUID NOT NULL,
    "contract_version_id" UUID NOT NULL,
    "connection_id" UUID,
    "platform_schema" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retired_at" TIMESTAMP(3),

    CONSTRAINT "output_port_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "input_port" (
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT,
    "contract_ref" TEXT NOT NULL,
    "source_port_id" UUID,

    CONSTRAINT "input_port_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_doc" (
    "product_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "domain_id" UUID NOT NULL,
    "domain_path" TEXT NOT NULL,
    "owner_team_id" UUID NOT NULL,
    "visibility" "visibility" NOT NULL,
    "status" "product_status" NOT NULL,
    "classification" "classification" NOT NULL,
    "port_kinds" TEXT[],
    "platforms" TEXT[],
    "tags" TEXT[],
    "columns" TEXT[],
    "words" TEXT NOT NULL,
    "quality" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMP(3) NOT NULL,
    "tsv" tsvector NOT NULL,

    CONSTRAINT "search_doc_pkey" PRIMARY KEY ("product_id")
);

-- CreateTable
CREATE TABLE "service_account" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "team_id" UUID NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deactivated_at" TIMESTAMP(3),

    CONSTRAINT "service_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "scopes" TEXT[],
    "person_id" UUID,
    "service_account_id" UUID,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMP(3) NOT NULL,
    "last_used_at" TIMESTAMP(3),
    "revoked_at" TIMESTAMP(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "domain_id" UUID,
    "oidc_group" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "team_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "lead" BOOLEAN NOT NULL DEFAULT false,
    "source" "membership_source" NOT NULL DEFAULT 'local',

    CONSTRAINT "membership_pkey" PRIMARY KEY ("team_id","person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "access_policy_level_subject_key" ON "access_policy"("level", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "access_request_number_key" ON "access_request"("number");

-- CreateIndex
CREATE INDEX "access_request_requester_id_idx" ON "access_request"("requester_id");

-- CreateIndex
CREATE INDEX "access_request_output_port_id_status_idx" ON "access_request"("output_port_id", "status");

-- CreateIndex
CREATE INDEX "access_request_status_idx" ON "access_request"("status");

-- CreateIndex
CREATE INDEX "approval_step_status_approver_idx" ON "approval_step"("status", "approver");

-- CreateIndex
CREATE UNIQUE INDEX "approval_step_request_id_position_key" ON "approval_step"("request_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "decision_step_id_key" ON "decision"("step_id");

-- CreateIndex
CREATE UNIQUE INDEX "access_grant_request_id_key" ON "access_grant"("request_id");

-- CreateIndex
CREATE UNIQUE INDEX "access_grant_platform_role_key" ON "access_grant"("platform_role");

-- CreateIndex
CREATE INDEX "access_grant_status_expires_at_idx" ON "access_grant"("status", "expires_at");

-- CreateIndex
CREATE INDEX "access_grant_output_port_id_status_idx" ON "access_grant"("output_port_id", "status");

-- CreateIndex
CREATE INDEX "access_grant_consumer_person_id_idx" ON "access_grant"("consumer_person_id");

-- CreateIndex
CREATE INDEX "access_grant_service_account_id_idx" ON "access_grant"("service_account_id");

-- CreateIndex
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");

-- CreateIndex
CREATE INDEX "audit_event_subject_type_subject_id_idx" ON "audit_event"("subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "audit_event_actor_id_idx" ON "audit_event"("actor_id");

-- CreateIndex
CREATE INDEX "audit_event_action_idx" ON "audit_event"("action");

-- CreateIndex
CREATE INDEX "audit_event_product_id_idx" ON "audit_event"("product_id");

-- CreateIndex
CREATE INDEX "outbox_event_processed_at_id_idx" ON "outbox_event"("processed_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "connection_slug_key" ON "connection"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "data_contract_ref_key" ON "data_contract"("ref");

-- CreateIndex
CREATE UNIQUE INDEX "data_contract_current_version_id_key" ON "data_contract"("current_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_version_contract_id_version_key" ON "contract_version"("contract_id", "version");

-- CreateIndex
CREATE INDEX "schema_object_contract_version_id_idx" ON "schema_object"("contract_version_id");

-- CreateIndex
CREATE INDEX "schema_property_object_id_idx" ON "schema_property"("object_id");

-- CreateIndex
CREATE UNIQUE INDEX "data_product_ref_key" ON "data_product"("ref");

-- CreateIndex
CREATE UNIQUE INDEX "data_product_current_version_id_key" ON "data_product"("current_version_id");

-- CreateIndex
CREATE INDEX "data_product_domain_id_idx" ON "data_product"("domain_id");

-- CreateIndex
CREATE INDEX "data_product_owner_team_id_idx" ON "data_product"("owner_team_id");

-- CreateIndex
CREATE INDEX "data_product_created_at_idx" ON "data_product"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "data_product_version_product_id_version_key" ON "data_product_version"("product_id", "version");

-- CreateIndex
CREATE INDEX "draft_team_id_idx" ON "draft"("team_id");

-- CreateIndex
CREATE INDEX "draft_created_by_id_idx" ON "draft"("created_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "domain_path_key" ON "domain"("path");

-- CreateIndex
CREATE INDEX "domain_parent_id_idx" ON "domain"("parent_id");

-- CreateIndex
CREATE INDEX "notification_person_id_read_at_idx" ON "notification"("person_id", "read_at");

-- CreateIndex
CREATE UNIQUE INDEX "notification_person_id_cause_key_key" ON "notification"("person_id", "cause_key");

-- CreateIndex
CREATE UNIQUE INDEX "mail_cause_key_key" ON "mail"("cause_key");

-- CreateIndex
CREATE INDEX "mail_created_at_idx" ON "mail"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "person_oidc_issuer_oidc_subject_key" ON "person"("oidc_issuer", "oidc_subject");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "role_assignment_role_idx" ON "role_assignment"("role");

-- CreateIndex
CREATE UNIQUE INDEX "role_assignment_person_id_role_domain_id_key" ON "role_assignment"("person_id", "role", "domain_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "output_port_contract_id_idx" ON "output_port"("contract_id");

-- CreateIndex
CREATE UNIQUE INDEX "output_port_product_id_name_major_key" ON "output_port"("product_id", "name", "major");

-- CreateIndex
CREATE INDEX "input_port_source_port_id_idx" ON "input_port"("source_port_id");

-- CreateIndex
CREATE UNIQUE INDEX "input_port_product_id_name_key" ON "input_port"("product_id", "name");

-- CreateIndex
CREATE INDEX "search_doc_tsv_idx" ON "search_doc" USING GIN ("tsv");

-- CreateIndex
CREATE INDEX "search_doc_words_idx" ON "search_doc" USING GIN ("words" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "search_doc_domain_path_idx" ON "search_doc"("domain_path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "search_doc_tags_idx" ON "search_doc" USING GIN ("tags");

-- CreateIndex
CREATE INDEX "search_doc_owner_team_id_idx" ON "search_doc"("owner_team_id");

-- CreateIndex
CREATE UNIQUE INDEX "service_account_slug_key" ON "service_account"("slug");

-- CreateIndex
CREATE INDEX "service_account_team_id_idx" ON "service_account"("team_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_person_id_idx" ON "api_token"("person_id");

-- CreateIndex
CREATE INDEX "api_token_service_account_id_idx" ON "api_token"("service_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "team_slug_key" ON "team"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "team_oidc_group_key" ON "team"("oidc_group");

-- CreateIndex
CREATE INDEX "membership_person_id_idx" ON "membership"("person_id");

-- AddForeignKey
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_service_account_id_fkey" FOREIGN KEY ("service_account_id") REFERENCES "service_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_output_port_id_fkey" FOREIGN KEY ("output_port_id") REFERENCES "output_port"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_contract_version_id_fkey" FOREIGN KEY ("contract_version_id") REFERENCES "contract_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval_step" ADD CONSTRAINT "approval_step_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "access_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "access_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_step_id_fkey" FOREIGN KEY ("step_id") REFERENCES "approval_step"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "access_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_output_port_id_fkey" FOREIGN KEY ("output_port_id") REFERENCES "output_port"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_contract_version_id_fkey" FOREIGN KEY ("contract_version_id") REFERENCES "contract_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_service_account_id_fkey" FOREIGN KEY ("service_account_id") REFERENCES "service_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_contract" ADD CONSTRAINT "data_contract_owner_team_id_fkey" FOREIGN KEY ("owner_team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_contract" ADD CONSTRAINT "data_contract_current_version_id_fkey" FOREIGN KEY ("current_version_id") REFERENCES "contract_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_version" ADD CONSTRAINT "contract_version_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "data_contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schema_object" ADD CONSTRAINT "schema_object_contract_version_id_fkey" FOREIGN KEY ("contract_version_id") REFERENCES "contract_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schema_property" ADD CONSTRAINT "schema_property_object_id_fkey" FOREIGN KEY ("object_id") REFERENCES "schema_object"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_product" ADD CONSTRAINT "data_product_domain_id_fkey" FOREIGN KEY ("domain_id") REFERENCES "domain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_product" ADD CONSTRAINT "data_product_owner_team_id_fkey" FOREIGN KEY ("owner_team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_product" ADD CONSTRAINT "data_product_current_version_id_fkey" FOREIGN KEY ("current_version_id") REFERENCES "data_product_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_product_version" ADD CONSTRAINT "data_product_version_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain" ADD CONSTRAINT "domain_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "domain"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_assignment" ADD CONSTRAINT "role_assignment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_assignment" ADD CONSTRAINT "role_assignment_domain_id_fkey" FOREIGN KEY ("domain_id") REFERENCES "domain"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "output_port" ADD CONSTRAINT "output_port_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "output_port" ADD CONSTRAINT "output_port_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "data_contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "output_port" ADD CONSTRAINT "output_port_contract_version_id_fkey" FOREIGN KEY ("contract_version_id") REFERENCES "contract_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "output_port" ADD CONSTRAINT "output_port_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "input_port" ADD CONSTRAINT "input_port_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "input_port" ADD CONSTRAINT "input_port_source_port_id_fkey" FOREIGN KEY ("source_port_id") REFERENCES "output_port"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_doc" ADD CONSTRAINT "search_doc_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "data_product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_account" ADD CONSTRAINT "service_account_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_service_account_id_fkey" FOREIGN KEY ("service_account_id") REFERENCES "service_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_domain_id_fkey" FOREIGN KEY ("domain_id") REFERENCES "domain"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

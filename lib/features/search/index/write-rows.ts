import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { type IndexRow, tokensOf } from "./row";
import { foldedWords, lexemesOf, stemsOf } from "./stems";

/** The tables that are searched, or those that a rebuild fills beside them. */
export type Tables = { doc: Prisma.Sql; card: Prisma.Sql };
export const liveTables: Tables = { doc: Prisma.sql`search.doc`, card: Prisma.sql`search.card` };

/** A batch as one JSON document: a statement has few parameters, and a batch many values. */
const batch = (rows: readonly object[]) => Prisma.sql`${JSON.stringify(rows)}::json`;

const docColumns = Prisma.sql`product_id, domain_id, owner_team_id, updated_at, prior, trust, uses, high_until, fair_until,
  moved_at, visibility, status, classification, freshness, tier, title_length, fresh, name_key, kinds,
  tags, platforms, tsv`;

async function writeDocs(tx: Tx, rows: readonly IndexRow[], { doc }: Tables): Promise<void> {
  const given = rows.map(({ text: { parts: _, passage: __, ...text }, ...row }) => ({
    ...row,
    ...text,
    tokens: tokensOf({ ...row, text: { ...text, parts: [], passage: "" } }),
  }));
  await tx.$executeRaw`
    insert into ${doc} as doc (${docColumns})
    select r."productId", r."domainId", r."ownerTeamId", r."updatedAt", r.prior, r.trust, r.uses, r."highUntil",
      r."fairUntil", floor(extract(epoch from clock_timestamp()) * 1000)::bigint, r.visibility, r.status, r.classification, r.freshness,
      case when r.prior >= state.tier0 then 0 when r.prior >= state.tier1 then 1 else 2 end,
      r."titleLength", true, search.name_key(r.name), r.kinds,
      r.tags, r.platforms,
      search.vector(r.title, r.terms, r.about, r.prose, r.columns, r.ports, r.tokens)
    from search.state state, json_to_recordset(${batch(given)}) as r("productId" uuid, "domainId" uuid,
      "ownerTeamId" uuid, "updatedAt" timestamp, prior real, trust smallint, uses int, "highUntil" int, "fairUntil" int,
      visibility visibility, status product_status, classification classification, freshness smallint, name text,
      kinds text[], tags text[], platforms text[], title text, "titleLength" smallint, terms text, about text, prose text, columns text, ports text, tokens text[])
    on conflict (product_id) do update set
      (domain_id, owner_team_id, updated_at, trust, high_until, fair_until, visibility, status, classification, freshness,
        title_length, fresh, kinds, tags, platforms, tsv) =
      (excluded.domain_id, excluded.owner_team_id, excluded.updated_at, excluded.trust, excluded.high_until,
        excluded.fair_until, excluded.visibility, excluded.status, excluded.classification, excluded.freshness,
        excluded.title_length, true, excluded.kinds, excluded.tags,
        excluded.platforms, excluded.tsv),
      prior = excluded.prior, uses = excluded.uses, name_key = excluded.name_key, tier = excluded.tier,
      moved_at = case when (doc.prior, doc.uses, doc.name_key) = (excluded.prior, excluded.uses, excluded.name_key)
        then doc.moved_at else excluded.moved_at end`;
}

const CARD = [
  "product_id, ref, name, summary, domain_path, domain_name, team_slug, team_name, status, classification, kinds",
  "platforms, tags, contract_version, renewed, quality_rules, trust, updated_at, successor_ref, sunset_at, ending_ports",
  "parts, prose",
].join(", ");
const cardColumns = Prisma.raw(CARD);
const cardExcluded = Prisma.raw(CARD.replace(/(^|, )/g, "$1excluded."));

async function writeCards(tx: Tx, rows: readonly IndexRow[], { card }: Tables): Promise<void> {
  const stems = await stemsOf(
    tx,
    rows.flatMap(({ text }) => text.parts.flatMap(({ plain }) => foldedWords(plain))),
  );
  const given = rows.map(({ text, trust: _, evidence, ...row }) => ({
    ...row,
    trust: evidence,
    parts: text.parts.map(({ kind, text: said, term, plain }) => ({
      k: kind,
      t: said,
      b: term,
      l: lexemesOf(plain, stems),
    })),
    prose: text.passage,
  }));
  await tx.$executeRaw`
    insert into ${card} (${cardColumns})
    select r."productId", r.ref, r.name, r.summary, r."domainPath", r."domainName", r."teamSlug", r."teamName", r.status,
      r.classification, r.kinds, r.platforms, r.tags, r."contractVersion", r.renewed, r."qualityRules",
      nullif(r.trust, 'null'::jsonb), r."updatedAt", r."successorRef", r."sunsetAt", r."endingPorts",
      r.parts, r.prose
    from json_to_recordset(${batch(given)}) as r("productId" uuid, ref text, name text, summary text, "domainPath" text,
      "domainName" text, "teamSlug" text, "teamName" text, status product_status, classification classification,
      kinds text[], platforms text[], tags text[], "contractVersion" text, renewed text, "qualityRules" int, trust jsonb,
      "updatedAt" timestamp, "successorRef" text, "sunsetAt" timestamp, "endingPorts" jsonb, parts jsonb, prose text)
    on conflict (product_id) do update set (${cardColumns}) = (${cardExcluded})`;
}

/** Writes rows in the tables, in place of those that are there. They are fresh: a rebuild brings them in order. */
export async function writeRows(tx: Tx, rows: readonly IndexRow[], tables = liveTables): Promise<void> {
  if (rows.length === 0) return;
  await writeDocs(tx, rows, tables);
  await writeCards(tx, rows, tables);
}

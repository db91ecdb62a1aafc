import { z } from "zod";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { classifications } from "@/lib/domain/classification";
import { trustLevels } from "@/lib/domain/quality/trust-level";
import { completed, fieldMeanings, fieldsLike, type UnderWay, underWay } from "@/lib/domain/search/completion";
import { freshnessClasses, freshnessLabels } from "@/lib/domain/search/freshness";
import type { FieldName } from "@/lib/domain/search/question";
import type { SuggestionLine } from "@/lib/domain/search/suggestion";
import { visibleProductSql } from "@/lib/features/catalog/visibility";
import { routes } from "@/lib/routes";

type Value = { value: string; detail: string };

/** Values that are completed at once. */
const VALUES = 5;

const words = (values: readonly string[]): Value[] => values.map((value) => ({ value, detail: "" }));

/** Fields with a closed set of values. */
const closed: Partial<Record<FieldName, readonly Value[]>> = {
  status: words(["draft", "active", "deprecated", "retired"]),
  classification: words(classifications),
  trust: words(trustLevels),
  access: [
    { value: "active", detail: "you have it" },
    { value: "pending", detail: "you asked for it" },
    { value: "none", detail: "neither" },
  ],
  freshness: freshnessClasses.map((value) => ({ value, detail: freshnessLabels[value] })),
};

const mine: Value = { value: "me", detail: "your teams" };

/** `%`, `_` and `\` mean themselves. */
const startingWith = (stem: string) => `${stem.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;

/** Products the actor may see, in the catalog itself: its tables of domains and teams are small, and their indexes exact. */
const seen = (actor: Actor, link: Prisma.Sql) => Prisma.sql`exists (
  select 1 from data_product p where ${link} and p.status <> 'retired' and ${visibleProductSql(actor, Prisma.sql`p`)})`;

function valuesQuery(actor: Actor, field: FieldName, stem: string): Prisma.Sql | null {
  const start = startingWith(stem);
  if (field === "domain")
    return Prisma.sql`select path as value, name as detail from domain
      where (lower(path) like ${start} or lower(path) like ${`%/${start}`} or lower(name) like ${start})
        and ${seen(
          actor,
          Prisma.sql`p.domain_id in (select id from domain below where below.path = domain.path or starts_with(below.path, domain.path || '/'))`,
        )}
      order by path limit ${VALUES}`;
  if (field === "owner" || field === "team")
    return Prisma.sql`select slug as value, name as detail from team
      where (lower(slug) like ${start} or lower(name) like ${start}) and ${seen(actor, Prisma.sql`p.owner_team_id = team.id`)}
      order by slug limit ${VALUES}`;
  if (field === "platform")
    return Prisma.sql`select slug as value, name as detail from connection
      where lower(slug) like ${start} or lower(name) like ${start} order by slug limit ${VALUES}`;
  return null;
}

const valueRows = z.array(z.object({ value: z.string(), detail: z.string() }));

async function valuesOf(actor: Actor, field: FieldName, stem: string): Promise<Value[]> {
  const like = (value: Value) => value.value.startsWith(stem.toLowerCase());
  const set = closed[field];
  if (set) return set.filter(like).slice(0, VALUES);
  const query = valuesQuery(actor, field, stem);
  const found = query ? valueRows.parse(await db().$queryRaw(query)) : [];
  return field === "owner" && like(mine) ? [mine, ...found].slice(0, VALUES) : found;
}

function line(at: UnderWay, field: FieldName, detail: string, value?: string): SuggestionLine {
  const text = completed(at, field, value);
  const title = `${at.not ? "-" : ""}${field}:${value ?? ""}`;
  return { title, detail, path: routes.search({ q: text.trim() }), text };
}

/** Completions of the field word at the end of what is typed: names of fields, or values of one. */
export async function completeFieldWord(actor: Actor, typed: string): Promise<SuggestionLine[]> {
  const at = underWay(typed);
  if (!at) return [];
  const { field, stem } = at;
  if (field === null) return fieldsLike(stem).map((name) => line(at, name, fieldMeanings[name]));
  const values = await valuesOf(actor, field, stem);
  return values.map(({ value, detail }) => line(at, field, detail, value));
}

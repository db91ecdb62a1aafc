import type { Tx } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { nearest } from "@/lib/domain/document/nearest";
import type { Problem } from "@/lib/domain/errors";
import { refuse } from "./bundle";

export type DomainRow = { id: string; path: string; name: string };
export type TeamRow = { id: string; slug: string; name: string; domain: { path: string } | null };

type Positions = Record<string, { line: number; column: number }>;

function problem(path: string, message: string, positions: Positions): Problem {
  return { path, message, severity: "error", ...positions[path] };
}

function hint(words: readonly string[]): string {
  return words.length === 0 ? "" : ` Did you mean ${words.join(" or ")}?`;
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/**
 * The domain a document names: by its path (`risk/credit`), or by a slug or name that only one domain has.
 * Throws `invalid` on `domain`, with the nearest paths.
 */
export async function resolveDomain(tx: Tx, name: string, positions: Positions): Promise<DomainRow> {
  const domains = await tx.domain.findMany({ select: { id: true, path: true, slug: true, name: true } });
  const byPath = domains.find((d) => d.path === name);
  if (byPath) return byPath;
  const matches = domains.filter((d) => same(d.path, name) || same(d.slug, name) || same(d.name, name));
  const [only] = matches;
  if (only && matches.length === 1) return only;
  if (matches.length > 1)
    throw refuse([
      problem(
        "domain",
        `Several domains are called “${name}”; write the path: ${matches.map((d) => d.path).join(", ")}.`,
        positions,
      ),
    ]);
  const near = nearest(
    name,
    domains.flatMap((d) => [d.path, d.name]),
  );
  const paths = near.map((word) => domains.find((d) => d.path === word || d.name === word)?.path ?? word);
  throw refuse([
    problem("domain", `There is no domain “${name.slice(0, 80)}”.${hint([...new Set(paths)])}`, positions),
  ]);
}

const teamFields = { id: true, slug: true, name: true, domain: { select: { path: true } } } as const;

/**
 * The team a document names by slug or name; when it names none, the team that owns the thing already (`fallbackTeamId`),
 * else the actor's only team. Throws `invalid` on `team.name`.
 */
export async function resolveTeam(
  tx: Tx,
  actor: Actor,
  document: { team: { name: string }; positions: Positions },
  fallbackTeamId: string | null,
): Promise<TeamRow> {
  const name = document.team.name.trim();
  const teams = await tx.team.findMany({ select: teamFields });
  if (name === "") {
    const onlyTeam = actor.teams.length === 1 ? actor.teams[0]?.id : null;
    const fallback = teams.find((t) => t.id === (fallbackTeamId ?? onlyTeam));
    if (fallback) return fallback;
    throw refuse([
      problem("team.name", "The document does not say which team owns it; add team.name.", document.positions),
    ]);
  }
  const bySlug = teams.find((t) => t.slug === name);
  if (bySlug) return bySlug;
  const matches = teams.filter((t) => same(t.name, name) || same(t.slug, name));
  const [only] = matches;
  if (only && matches.length === 1) return only;
  const near = nearest(
    name,
    teams.flatMap((t) => [t.slug, t.name]),
  );
  const slugs = near.map((word) => teams.find((t) => t.slug === word || t.name === word)?.slug ?? word);
  const sentence =
    matches.length > 1
      ? `Several teams are called “${name}”; write the short name: ${matches.map((t) => t.slug).join(", ")}.`
      : `There is no team “${name.slice(0, 80)}”.${hint([...new Set(slugs)])}`;
  throw refuse([problem("team.name", sentence, document.positions)]);
}

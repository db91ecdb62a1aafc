import type { Note } from "@/lib/domain/dbt/draft";

/** What the form knows besides the files: for whom the drafts are, and where the tables are. */
export type Place = {
  domain: string;
  /** The team's own, when neither the form nor the models name one. */
  teamDomain: string;
  team: string;
  connection: { slug: string; host: string; port: number } | null;
};

/** What the chosen models became: texts to send, and what could not be mapped. */
export type DbtDrafts = { productSource: string; contracts: string[]; notes: Note[] };

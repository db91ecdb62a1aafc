-- Everything that only search needs lies in a schema of its own and is read by raw SQL: see docs/plans/search.md.
CREATE SCHEMA search;

-- Unstemmed words, accents folded, no stop words: for the beginning of a word and for names like "IT".
-- English (stemmed) is public.mercat_english.
CREATE TEXT SEARCH CONFIGURATION search.plain (COPY = public.mercat_simple);

-- One narrow row per product: what is matched, filtered and ordered by. Rows lie best first on the disk after a rebuild, so
-- that a bitmap heap scan with a LIMIT gives the best matches and stops.
CREATE TABLE search.doc (
  product_id     uuid NOT NULL,
  domain_id      uuid NOT NULL,
  owner_team_id  uuid NOT NULL,
  -- Of a deprecated product: the one to use instead. It comes first when both match.
  successor_id   uuid,
  updated_at     timestamp(3) NOT NULL,
  -- 0 to 1: trust, use, freshness and status as they were when the row was written.
  prior          real NOT NULL,
  -- Active grants when last counted.
  uses           integer NOT NULL DEFAULT 0,
  -- Minutes since 1970 until which the trust signal is high, and fair; null while nothing was ever checked.
  high_until     integer,
  fair_until     integer,
  -- Seconds since 1970 when prior, uses or name last changed: a page that goes on leaves out what moved since it began.
  moved_at       integer NOT NULL,
  visibility     public.visibility NOT NULL,
  status         public.product_status NOT NULL,
  classification public.classification NOT NULL,
  -- Position in `freshnessClasses` of lib/domain/search/freshness.ts.
  freshness      smallint NOT NULL,
  -- 0: among the best 20,000, 1: among the best 200,000, 2: the rest.
  tier           smallint NOT NULL DEFAULT 2,
  -- Words in the name.
  title_length   smallint NOT NULL,
  -- Written since the last rebuild: lies at the end of the table, whatever its prior.
  fresh          boolean NOT NULL DEFAULT true,
  -- The name folded to letters and digits, shortened; the same key is the same name.
  name_key       text COLLATE "C" NOT NULL,
  kinds          text[] NOT NULL DEFAULT '{}',
  -- Words with weights, words of the title as `=word`, of columns as `#word`, of ports as `@word`, facets as `~t:tag`.
  tsv            tsvector NOT NULL,
  -- Postgres moves values out of a row only when the row is longer than 2 kB. This makes it so (it compresses to a few
  -- bytes), and what is moved out is the tsvector.
  filler         text GENERATED ALWAYS AS (repeat(' ', 2200)) STORED
) WITH (toast_tuple_target = 320);

ALTER TABLE search.doc
  ALTER tsv SET STORAGE EXTERNAL,
  ALTER name_key SET STORAGE PLAIN,
  ALTER kinds SET STORAGE PLAIN;

-- What a result row shows, by primary key.
CREATE TABLE search.card (
  product_id       uuid NOT NULL,
  ref              text NOT NULL,
  name             text NOT NULL,
  summary          text NOT NULL,
  domain_path      text NOT NULL,
  domain_name      text NOT NULL,
  team_slug        text NOT NULL,
  team_name        text NOT NULL,
  status           public.product_status NOT NULL,
  classification   public.classification NOT NULL,
  kinds            text[] NOT NULL DEFAULT '{}',
  platforms        text[] NOT NULL DEFAULT '{}',
  tags             text[] NOT NULL DEFAULT '{}',
  contract_version text,
  -- How often the data is renewed, as the contract says: "1 d".
  renewed          text,
  quality_rules    integer NOT NULL DEFAULT 0,
  -- What the trust signal is made of (`TrustEvidence`).
  trust            jsonb,
  updated_at       timestamp(3) NOT NULL,
  successor_ref    text,
  sunset_at        timestamp(3),
  -- Deprecated ports with what replaces them.
  ending_ports     jsonb NOT NULL DEFAULT '[]',
  -- Columns, ports, objects, terms, tags, domain and team, each with its lexemes: which of them matched.
  parts            jsonb NOT NULL DEFAULT '[]',
  -- Running text of descriptions, from which the matching passage is shown.
  prose            text NOT NULL DEFAULT ''
);

-- How many of the indexed products have a lexeme; what is not here is rare. Counted by a job.
CREATE TABLE search.lexeme (
  lexeme text COLLATE "C" PRIMARY KEY,
  ndoc   integer NOT NULL
);

-- One row: how the index stands.
CREATE TABLE search.state (
  one        boolean PRIMARY KEY DEFAULT true CHECK (one),
  -- `INDEX_VERSION` of the code that wrote the index; another one means that it is to be rebuilt.
  version    integer NOT NULL DEFAULT 0,
  -- Products when the lexemes were counted.
  ndoc       integer NOT NULL DEFAULT 0,
  -- Priors from which on a product belongs to tier 0 and to tier 1.
  tier0      real NOT NULL DEFAULT 0,
  tier1      real NOT NULL DEFAULT 0,
  -- True while a rebuild wants to be told of every change in `search.pending`.
  rebuilding boolean NOT NULL DEFAULT false,
  rebuilt_at timestamp(3)
);
INSERT INTO search.state DEFAULT VALUES;

-- Products that changed while the index was rebuilt beside.
CREATE TABLE search.pending (
  product_id uuid NOT NULL
);

-- The indexes of doc and card, or of the tables with a suffix that a rebuild fills beside them.
CREATE FUNCTION search.build_indexes(suffix text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  doc text := 'doc' || suffix;
  card text := 'card' || suffix;
BEGIN
  EXECUTE format('CREATE UNIQUE INDEX %I ON search.%I (product_id)', doc || '_key', doc);
  EXECUTE format('CREATE INDEX %I ON search.%I USING gin (tsv) WITH (fastupdate = off)', doc || '_tsv', doc);
  EXECUTE format('CREATE INDEX %I ON search.%I USING gin (tsv) WITH (fastupdate = off) WHERE tier = 0', doc || '_tier0', doc);
  EXECUTE format('CREATE INDEX %I ON search.%I USING gin (tsv) WITH (fastupdate = off) WHERE tier <= 1', doc || '_tier1', doc);
  EXECUTE format('CREATE INDEX %I ON search.%I USING gin (tsv) WITH (fastupdate = off) WHERE fresh', doc || '_fresh', doc);
  EXECUTE format('CREATE INDEX %I ON search.%I (prior DESC, product_id)', doc || '_best', doc);
  EXECUTE format('CREATE INDEX %I ON search.%I (updated_at DESC, product_id)', doc || '_newest', doc);
  EXECUTE format('CREATE INDEX %I ON search.%I (uses DESC, product_id)', doc || '_used', doc);
  EXECUTE format('CREATE INDEX %I ON search.%I (name_key, product_id)', doc || '_name', doc);
  EXECUTE format('CREATE UNIQUE INDEX %I ON search.%I (product_id)', card || '_key', card);
END
$$;
SELECT search.build_indexes('');

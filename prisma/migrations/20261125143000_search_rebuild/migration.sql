-- As before, without what is there already.
CREATE OR REPLACE FUNCTION search.build_indexes(suffix text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  doc text := 'doc' || suffix;
  card text := 'card' || suffix;
  gin text := 'CREATE INDEX IF NOT EXISTS %I ON search.%I USING gin (tsv) WITH (fastupdate = off)';
  tree text := 'CREATE INDEX IF NOT EXISTS %I ON search.%I ';
BEGIN
  EXECUTE format('CREATE UNIQUE INDEX IF NOT EXISTS %I ON search.%I (product_id)', doc || '_key', doc);
  EXECUTE format(gin, doc || '_tsv', doc);
  EXECUTE format(gin || ' WHERE tier = 0', doc || '_tier0', doc);
  EXECUTE format(gin || ' WHERE tier <= 1', doc || '_tier1', doc);
  EXECUTE format(gin || ' WHERE fresh', doc || '_fresh', doc);
  EXECUTE format(tree || '(prior, product_id)', doc || '_best', doc);
  EXECUTE format(tree || '(updated_at, product_id)', doc || '_newest', doc);
  EXECUTE format(tree || '(uses, product_id)', doc || '_used', doc);
  EXECUTE format(tree || '(name_key, product_id)', doc || '_name', doc);
  EXECUTE format(tree || '(sample) WHERE sample >= 1', doc || '_sample', doc);
  FOR step IN 1..3 LOOP
    EXECUTE format(gin || ' WHERE sample >= %s', doc || '_sample' || step, doc, step);
  END LOOP;
  IF to_regclass('search.' || card) IS NOT NULL THEN
    EXECUTE format('CREATE UNIQUE INDEX IF NOT EXISTS %I ON search.%I (product_id)', card || '_key', card);
    EXECUTE format(tree || '(ref)', card || '_ref', card);
  END IF;
END
$$;

-- Takes away what an earlier rebuild left behind, and makes empty tables beside those that are searched: `doc_stage` is filled
-- in any order, `doc_next` from it best first. Only the catalog's rebuild writes cards.
CREATE FUNCTION search.begin_rebuild(from_catalog boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DROP TABLE IF EXISTS search.doc_stage, search.doc_next, search.card_next;
  CREATE TABLE search.doc_next (LIKE search.doc INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING STORAGE) WITH (toast_tuple_target = 320);
  IF from_catalog THEN
    CREATE UNLOGGED TABLE search.doc_stage (LIKE search.doc INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING STORAGE) WITH (toast_tuple_target = 320);
    CREATE UNIQUE INDEX doc_stage_key ON search.doc_stage (product_id);
    CREATE TABLE search.card_next (LIKE search.card INCLUDING DEFAULTS);
    CREATE UNIQUE INDEX card_next_key ON search.card_next (product_id);
  END IF;
  DELETE FROM search.pending;
  UPDATE search.state SET rebuilding = true;
END
$$;

-- Fills doc_next best first, from doc_stage or from what is searched now. When a row moved in the order stays as it was known.
CREATE FUNCTION search.fill_next(from_catalog boolean) RETURNS integer LANGUAGE plpgsql
SET work_mem = '64MB' SET jit = off AS $$
DECLARE
  filled integer;
BEGIN
  EXECUTE format('INSERT INTO search.doc_next (product_id, domain_id, owner_team_id, updated_at, prior, trust, uses, high_until,
      fair_until, moved_at, visibility, status, classification, freshness, tier, title_length, fresh, name_key, kinds, tags,
      platforms, tsv)
    SELECT s.product_id, s.domain_id, s.owner_team_id, s.updated_at, s.prior, s.trust, s.uses, s.high_until, s.fair_until,
      CASE WHEN (old.prior, old.uses, old.name_key) = (s.prior, s.uses, s.name_key) THEN old.moved_at ELSE s.moved_at END,
      s.visibility, s.status, s.classification, s.freshness,
      CASE WHEN s.place <= 20000 THEN 0 WHEN s.place <= 200000 THEN 1 ELSE 2 END, s.title_length, false, s.name_key, s.kinds,
      s.tags, s.platforms, s.tsv
    FROM (SELECT *, row_number() OVER (ORDER BY prior DESC, product_id DESC) AS place FROM search.%I) s
    LEFT JOIN search.doc old ON old.product_id = s.product_id
    ORDER BY s.place', CASE WHEN from_catalog THEN 'doc_stage' ELSE 'doc' END);
  GET DIAGNOSTICS filled = ROW_COUNT;
  RETURN filled;
END
$$;

-- How many products have each lexeme, counted in a sample of at most about 50,000 rows of a table and taken times as much.
CREATE FUNCTION search.count_lexemes(source text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  rows bigint;
  share double precision;
BEGIN
  EXECUTE format('SELECT count(*) FROM search.%I', source) INTO rows;
  share := least(1, 50000.0 / greatest(1, rows));
  DELETE FROM search.lexeme;
  INSERT INTO search.lexeme (lexeme, ndoc)
    SELECT word, round(ndoc / share)::int FROM ts_stat(format('SELECT tsv FROM search.%I%s', source,
      CASE WHEN share < 1 THEN format(' TABLESAMPLE bernoulli (%s) REPEATABLE (1)', share * 100) ELSE '' END))
    WHERE (ndoc >= 2 OR share = 1) AND word !~ '^[=#@]';
  UPDATE search.state SET ndoc = rows;
END
$$;

-- Puts the tables beside in the place of those that are searched. The caller holds both locked against writers.
CREATE FUNCTION search.swap(with_cards boolean, index_version integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  old text;
BEGIN
  DROP TABLE search.doc;
  ALTER TABLE search.doc_next RENAME TO doc;
  IF with_cards THEN
    DROP TABLE search.card;
    ALTER TABLE search.card_next RENAME TO card;
    DROP TABLE search.doc_stage;
  END IF;
  FOR old IN SELECT indexname FROM pg_indexes WHERE schemaname = 'search' AND indexname ~ '^(doc|card)_next_' LOOP
    EXECUTE format('ALTER INDEX search.%I RENAME TO %I', old, replace(old, '_next_', '_'));
  END LOOP;
  UPDATE search.state SET rebuilding = false, rebuilt_at = now() AT TIME ZONE 'UTC',
    version = CASE WHEN with_cards THEN index_version ELSE version END,
    tier0 = coalesce((SELECT min(prior) FROM search.doc WHERE tier = 0), 0),
    tier1 = CASE WHEN EXISTS (SELECT FROM search.doc WHERE tier = 2) THEN (SELECT min(prior) FROM search.doc WHERE tier = 1) ELSE 0 END;
  UPDATE search.state SET tier0 = 0 WHERE NOT EXISTS (SELECT FROM search.doc WHERE tier > 0);
END
$$;

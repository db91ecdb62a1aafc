-- What facets are counted from: values that the filters need beside those of search.doc, and which rows are in the sample.

-- Into how thin a random sample a product falls, by its id alone: 1 of 8 is in step 1, 1 of 64 in step 2, 1 of 512 in step 3.
-- A function of the id, so that nothing has to keep the sample right: it changes, comes and goes with the rows themselves.
CREATE FUNCTION search.sample_step(id uuid) RETURNS smallint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT (CASE WHEN uuid_hash(id) & 511 = 0 THEN 3 WHEN uuid_hash(id) & 63 = 0 THEN 2 WHEN uuid_hash(id) & 7 = 0 THEN 1 ELSE 0 END)::smallint
$$;

ALTER TABLE search.doc
  ADD COLUMN tags text[] NOT NULL DEFAULT '{}',
  ADD COLUMN platforms text[] NOT NULL DEFAULT '{}',
  ADD COLUMN sample smallint GENERATED ALWAYS AS (search.sample_step(product_id)) STORED,
  -- Compressed when long, but in the row: counting reads them for every match.
  ALTER tags SET STORAGE MAIN,
  ALTER platforms SET STORAGE MAIN;

-- As before, and the indexes of the sample's steps.
CREATE OR REPLACE FUNCTION search.build_indexes(suffix text) RETURNS void LANGUAGE plpgsql AS $$
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
  EXECUTE format('CREATE INDEX %I ON search.%I (sample) WHERE sample >= 1', doc || '_sample', doc);
  FOR step IN 1..3 LOOP
    EXECUTE format('CREATE INDEX %I ON search.%I USING gin (tsv) WITH (fastupdate = off) WHERE sample >= %s', doc || '_sample' || step, doc, step);
  END LOOP;
  EXECUTE format('CREATE UNIQUE INDEX %I ON search.%I (product_id)', card || '_key', card);
END
$$;

CREATE INDEX doc_sample ON search.doc (sample) WHERE sample >= 1;
CREATE INDEX doc_sample1 ON search.doc USING gin (tsv) WITH (fastupdate = off) WHERE sample >= 1;
CREATE INDEX doc_sample2 ON search.doc USING gin (tsv) WITH (fastupdate = off) WHERE sample >= 2;
CREATE INDEX doc_sample3 ON search.doc USING gin (tsv) WITH (fastupdate = off) WHERE sample >= 3;

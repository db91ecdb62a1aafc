-- The successor of a deprecated product is looked up when both are found; the trust signal is a part of the sum.
ALTER TABLE search.doc DROP COLUMN successor_id, ADD COLUMN trust smallint NOT NULL DEFAULT 0,
  ALTER COLUMN moved_at TYPE bigint;
COMMENT ON COLUMN search.doc.moved_at IS 'Milliseconds since 1970 when prior, uses or name last changed.';
COMMENT ON COLUMN search.doc.trust IS 'The trust signal, 0 to 100, when the row was written.';

-- Both forms of each word: stemmed, and as it stands where that differs (for the beginning of a word, and for stop words).
CREATE FUNCTION search.both(words text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  stems tsvector := to_tsvector('public.mercat_english', words);
BEGIN
  RETURN stems || ts_delete(to_tsvector('search.plain', words), tsvector_to_array(stems));
END
$$;

-- The vector of a product. Words are plain (letters, digits and blanks). Weights: A title, B terms, C what it is about,
-- D running text. Words of the title stand once more as `=word`, of columns as `#word`, of ports as `@word`; `tokens` are
-- the facets. A running text is stemmed only: the question's words are stemmed by the same rules, so that a word of any
-- language meets itself.
CREATE FUNCTION search.vector(title text, terms text, about text, prose text, columns text, ports text, tokens text[])
RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  named tsvector := search.both(title);
BEGIN
  RETURN setweight(named, 'A') || setweight(search.both(terms), 'B')
    || setweight(to_tsvector('public.mercat_english', about), 'C')
    || setweight(to_tsvector('public.mercat_english', prose), 'D')
    || array_to_tsvector(tokens
      || ARRAY(SELECT '=' || word FROM unnest(tsvector_to_array(named)) word)
      || ARRAY(SELECT '#' || word FROM unnest(tsvector_to_array(search.both(columns))) word)
      || ARRAY(SELECT '@' || word FROM unnest(tsvector_to_array(search.both(ports))) word));
END
$$;

-- A name as a key: the same key is the same name, and keys sort like names.
CREATE FUNCTION search.name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT CASE WHEN length(folded) <= 56 THEN folded ELSE left(folded, 48) || left(md5(folded), 8) END
  FROM (SELECT btrim(regexp_replace(public.fold(name), '[^[:alnum:]]+', ' ', 'g')) AS folded) names
$$;

-- Parts of a product with their lexemes between blanks, so that a pattern finds those that matched.
CREATE FUNCTION search.with_lexemes(parts jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('k', part ->> 'kind', 't', part ->> 'text', 'b', part ->> 'term',
    'l', ' ' || array_to_string(tsvector_to_array(search.both(part ->> 'plain')), ' ') || ' ') ORDER BY place), '[]')
  FROM jsonb_array_elements(parts) WITH ORDINALITY AS given(part, place)
$$;

-- Keyset pages compare (key, product_id) in one direction; a ref is looked up as typed.
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
  EXECUTE format('CREATE INDEX %I ON search.%I (prior, product_id)', doc || '_best', doc);
  EXECUTE format('CREATE INDEX %I ON search.%I (updated_at, product_id)', doc || '_newest', doc);
  EXECUTE format('CREATE INDEX %I ON search.%I (uses, product_id)', doc || '_used', doc);
  EXECUTE format('CREATE INDEX %I ON search.%I (name_key, product_id)', doc || '_name', doc);
  EXECUTE format('CREATE INDEX %I ON search.%I (sample) WHERE sample >= 1', doc || '_sample', doc);
  FOR step IN 1..3 LOOP
    EXECUTE format('CREATE INDEX %I ON search.%I USING gin (tsv) WITH (fastupdate = off) WHERE sample >= %s', doc || '_sample' || step, doc, step);
  END LOOP;
  EXECUTE format('CREATE UNIQUE INDEX %I ON search.%I (product_id)', card || '_key', card);
  EXECUTE format('CREATE INDEX %I ON search.%I (ref)', card || '_ref', card);
END
$$;
DROP INDEX search.doc_sample, search.doc_sample1, search.doc_sample2, search.doc_sample3, search.doc_key, search.doc_tsv, search.doc_tier0, search.doc_tier1, search.doc_fresh, search.doc_best,
  search.doc_newest, search.doc_used, search.doc_name, search.card_key;
SELECT search.build_indexes('');

-- Replaced by search.doc and search.card, which are filled by a rebuild when the worker finds them empty.
DROP TABLE public.search_doc;

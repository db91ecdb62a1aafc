-- What is looked for beside words: rights and the broad filters, checked on the narrow row. Null means: no matter.
CREATE TYPE search.filter AS (
  -- Sees every product, or the rest is said by a token (an outsider's "public").
  everything      boolean,
  teams           uuid[],
  domains         uuid[],
  statuses        public.product_status[],
  classifications public.classification[],
  kinds           text[],
  freshness       smallint[],
  trust           text[],
  -- Minutes since 1970.
  minute          integer,
  -- Only these products, none of these: the actor's own access.
  only_ids        uuid[],
  not_ids         uuid[]
);

-- One product that may be the answer, with what its score is made of.
CREATE TYPE search.candidate AS (
  product_id   uuid,
  updated_at   timestamp,
  domain_id    uuid,
  uses         integer,
  trust        smallint,
  freshness    smallint,
  title_length smallint,
  status       public.product_status,
  name_key     text,
  tsv          tsvector
);

-- The level of the trust signal at a minute; see lib/domain/search/prior.ts.
CREATE FUNCTION search.trust_level(high_until integer, fair_until integer, minute integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN high_until IS NULL THEN 'unproven' WHEN minute < high_until THEN 'high'
    WHEN minute < fair_until THEN 'fair' ELSE 'low' END
$$;

-- True where rights and broad filters let a row through. One expression, so that it becomes a part of the query's plan.
CREATE FUNCTION search.passes(f search.filter, product_id uuid, visibility public.visibility, owner_team_id uuid,
  domain_id uuid, status public.product_status, classification public.classification, kinds text[], freshness smallint,
  high_until integer, fair_until integer) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ((f).statuses IS NULL OR status = ANY ((f).statuses))
    AND ((f).everything OR visibility <> 'domain' OR owner_team_id = ANY ((f).teams) OR domain_id = ANY ((f).domains))
    AND ((f).classifications IS NULL OR classification = ANY ((f).classifications))
    AND ((f).kinds IS NULL OR kinds && (f).kinds)
    AND ((f).freshness IS NULL OR freshness = ANY ((f).freshness))
    AND ((f).trust IS NULL OR search.trust_level(high_until, fair_until, (f).minute) = ANY ((f).trust))
    AND ((f).only_ids IS NULL OR product_id = ANY ((f).only_ids))
    AND ((f).not_ids IS NULL OR product_id <> ALL ((f).not_ids))
$$;

-- At most n products for a question, the best ones as far as they lie first on the disk. The next tier is asked only when
-- the one before has too few, so that a word that is everywhere costs no more than a rare one. The settings fix the plan: a
-- bitmap gives rows in the order of the disk, and whatever the planner thinks of an unknown question, it is the right one.
CREATE FUNCTION search.candidates(q tsquery, n integer, f search.filter) RETURNS SETOF search.candidate
LANGUAGE plpgsql STABLE ROWS 100
SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off
SET plan_cache_mode = force_generic_plan SET jit = off SET work_mem = '16MB' AS $$
DECLARE
  got integer;
  missing integer := n;
BEGIN
  IF f.only_ids IS NOT NULL THEN
    RETURN QUERY SELECT d.product_id, d.updated_at::timestamp, d.domain_id, d.uses, d.trust, d.freshness, d.title_length,
        d.status, d.name_key, d.tsv
      FROM (SELECT * FROM search.doc WHERE doc.product_id = ANY (f.only_ids) OFFSET 0) d
      WHERE d.tsv @@ q AND search.passes(f, d.product_id, d.visibility, d.owner_team_id, d.domain_id, d.status,
        d.classification, d.kinds, d.freshness, d.high_until, d.fair_until)
      LIMIT n;
    RETURN;
  END IF;
  RETURN QUERY SELECT d.product_id, d.updated_at::timestamp, d.domain_id, d.uses, d.trust, d.freshness, d.title_length,
      d.status, d.name_key, d.tsv
    FROM search.doc d
    WHERE d.tsv @@ q AND d.tier = 0 AND search.passes(f, d.product_id, d.visibility, d.owner_team_id, d.domain_id,
      d.status, d.classification, d.kinds, d.freshness, d.high_until, d.fair_until)
    LIMIT missing;
  GET DIAGNOSTICS got = ROW_COUNT;
  missing := missing - got;
  IF missing <= 0 THEN RETURN; END IF;
  RETURN QUERY SELECT d.product_id, d.updated_at::timestamp, d.domain_id, d.uses, d.trust, d.freshness, d.title_length,
      d.status, d.name_key, d.tsv
    FROM search.doc d
    WHERE d.tsv @@ q AND d.tier = 1 AND d.tier <= 1 AND search.passes(f, d.product_id, d.visibility, d.owner_team_id,
      d.domain_id, d.status, d.classification, d.kinds, d.freshness, d.high_until, d.fair_until)
    LIMIT missing;
  GET DIAGNOSTICS got = ROW_COUNT;
  missing := missing - got;
  -- A tier that has half of what is wanted is enough: the last one costs most and has the least good.
  IF missing <= n / 2 THEN RETURN; END IF;
  RETURN QUERY SELECT d.product_id, d.updated_at::timestamp, d.domain_id, d.uses, d.trust, d.freshness, d.title_length,
      d.status, d.name_key, d.tsv
    FROM search.doc d
    WHERE d.tsv @@ q AND d.tier = 2 AND search.passes(f, d.product_id, d.visibility, d.owner_team_id, d.domain_id,
      d.status, d.classification, d.kinds, d.freshness, d.high_until, d.fair_until)
    LIMIT missing;
END
$$;

-- The same among what was written since the last rebuild and lies at the end of the disk, whatever its prior.
CREATE FUNCTION search.fresh_candidates(q tsquery, n integer, f search.filter) RETURNS SETOF search.candidate
LANGUAGE sql STABLE ROWS 50
SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off
SET plan_cache_mode = force_generic_plan SET jit = off AS $$
  SELECT d.product_id, d.updated_at::timestamp, d.domain_id, d.uses, d.trust, d.freshness, d.title_length, d.status,
    d.name_key, d.tsv
  FROM search.doc d
  WHERE d.tsv @@ q AND d.fresh AND search.passes(f, d.product_id, d.visibility, d.owner_team_id, d.domain_id, d.status,
    d.classification, d.kinds, d.freshness, d.high_until, d.fair_until)
  LIMIT n
$$;

-- Products that are called exactly so, or whose id in the address is just that.
CREATE FUNCTION search.called(key text, ref text, must tsquery, f search.filter) RETURNS SETOF search.candidate
LANGUAGE plpgsql STABLE ROWS 10 SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY SELECT d.product_id, d.updated_at::timestamp, d.domain_id, d.uses, d.trust, d.freshness, d.title_length,
      d.status, d.name_key, d.tsv
    FROM (
      SELECT one.* FROM search.doc one WHERE one.name_key = key
      UNION ALL
      SELECT one.* FROM search.card c JOIN search.doc one ON one.product_id = c.product_id WHERE c.ref = called.ref
    ) d
    WHERE (must IS NULL OR d.tsv @@ must) AND search.passes(f, d.product_id, d.visibility, d.owner_team_id, d.domain_id,
      d.status, d.classification, d.kinds, d.freshness, d.high_until, d.fair_until)
    LIMIT 20;
END
$$;

-- The same question asked of names only: each word with a mark before it. Marked words have no positions.
CREATE FUNCTION search.marked(q tsquery, mark text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT regexp_replace(regexp_replace(q::text, '''([^'']+)''', '''' || mark || '\1''', 'g'), '<(-|\d+)>', '&', 'g')::tsquery
$$;

-- The terms of a question. `words` are plain; `splits` says of a compound name its single words, else null; of phrases all
-- words stand side by side; an unfinished last word is also the beginning of a longer one.
-- `stem` is what ranks, `wide` what matches, `stop` a word that says nothing.
CREATE FUNCTION search.terms(words text[], splits text[], phrases boolean[], unfinished boolean)
RETURNS TABLE (place integer, stem tsquery, wide tsquery, prefix tsquery, lexemes text[], stop boolean)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE ROWS 4 AS $$
DECLARE
  word text;
BEGIN
  FOR i IN 1 .. coalesce(array_length(words, 1), 0) LOOP
    word := words[i];
    place := i;
    prefix := NULL;
    stem := CASE WHEN phrases[i] THEN phraseto_tsquery('public.mercat_english', word)
      ELSE plainto_tsquery('public.mercat_english', word) END;
    stop := stem::text = '';
    IF stop THEN stem := plainto_tsquery('search.plain', word); END IF;
    IF splits[i] IS NOT NULL THEN stem := stem || plainto_tsquery('public.mercat_english', splits[i]); END IF;
    lexemes := tsvector_to_array(to_tsvector('public.mercat_english', coalesce(splits[i], word)));
    wide := stem;
    IF unfinished AND i = array_length(words, 1) AND NOT phrases[i] AND splits[i] IS NULL AND word ~ '^[[:alnum:]]{2,}$' THEN
      prefix := ('''' || public.fold(word) || ''':*')::tsquery;
      wide := stem || prefix;
      stop := false;
    END IF;
    CONTINUE WHEN wide::text = '';
    RETURN NEXT;
  END LOOP;
END
$$;

-- One word or phrase as it is ranked: stemmed, or as it stands when it is a stop word. Null when it has no letters.
CREATE FUNCTION search.stem(words text, phrase boolean) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(
    (SELECT q FROM (SELECT CASE WHEN phrase THEN phraseto_tsquery('public.mercat_english', words)
      ELSE plainto_tsquery('public.mercat_english', words) END AS q) stemmed WHERE q::text <> ''),
    (SELECT q FROM (SELECT CASE WHEN phrase THEN phraseto_tsquery('search.plain', words)
      ELSE plainto_tsquery('search.plain', words) END AS q) plain WHERE q::text <> ''))
$$;

-- Words that must stand in one kind of name: `#` a column's, `@` a port's. A single one may be the beginning of a longer word.
CREATE FUNCTION search.named(words text, mark text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN words ~ '^[[:alnum:]]{2,}$'
    THEN search.marked(search.stem(words, false), mark) || ('''' || mark || public.fold(words) || ''':*')::tsquery
    ELSE search.marked(search.stem(words, false), mark) END
$$;

-- All words of the question, and what must hold beside them: the ground of rows, totals and facets. Null asks for nothing.
CREATE FUNCTION search.strict(words text[], splits text[], phrases boolean[], unfinished boolean, must tsquery)
RETURNS tsquery LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  q tsquery := must;
  telling boolean;
  t record;
BEGIN
  telling := EXISTS (SELECT FROM search.terms(words, splits, phrases, unfinished) one WHERE NOT one.stop);
  FOR t IN SELECT one.wide FROM search.terms(words, splits, phrases, unfinished) one WHERE NOT telling OR NOT one.stop LOOP
    q := CASE WHEN q IS NULL THEN t.wide ELSE q && t.wide END;
  END LOOP;
  RETURN q;
END
$$;

-- The best products for a question of words as one document: `ndoc` indexed products, per term its `df`, `stem` and
-- lexemes, how many rows have all words (`all`, at most what was looked for: then `more`), `loose`: when none has, the words
-- some of which the rows have, and `rows`: [id, status, trust, uses, freshness, updated (s), own domain, title length, called so, words of the
-- name that matched, rank of each term, id of the successor]. Rows are not in order; lib/domain/search/score.ts orders them.
CREATE FUNCTION search.match(words text[], splits text[], phrases boolean[], unfinished boolean, must tsquery,
  f search.filter, called_key text, called_ref text, own_domains uuid[], n integer) RETURNS json
LANGUAGE plpgsql STABLE SET jit = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  t record;
  telling boolean;
  stems tsquery[] := '{}';
  prefixes tsquery[] := '{}';
  wides tsquery[] := '{}';
  names tsquery[] := '{}';
  dfs integer[] := '{}';
  said jsonb := '[]';
  df integer;
  docs integer := (SELECT greatest(state.ndoc, 1) FROM search.state state);
  whole tsquery;
  named tsquery;
  columned tsquery;
  loose tsquery;
  rows search.candidate[];
  matching integer;
  rarest integer[];
  ranks tsquery[];
BEGIN
  telling := EXISTS (SELECT FROM search.terms(words, splits, phrases, unfinished) one WHERE NOT one.stop);
  FOR t IN SELECT * FROM search.terms(words, splits, phrases, unfinished) one WHERE NOT telling OR NOT one.stop LOOP
    SELECT coalesce(min(coalesce(l.ndoc, 0)), 0) INTO df
      FROM unnest(t.lexemes) given(word) LEFT JOIN search.lexeme l ON l.lexeme = given.word;
    IF df = 0 AND t.prefix IS NOT NULL THEN
      SELECT coalesce(sum(l.ndoc), 0) INTO df FROM (
        SELECT l.ndoc FROM search.lexeme l
        WHERE l.lexeme >= public.fold(words[t.place]) AND l.lexeme < public.fold(words[t.place]) || '~' LIMIT 100) l;
    END IF;
    dfs := dfs || df;
    stems := stems || t.stem;
    prefixes := prefixes || t.prefix;
    wides := wides || t.wide;
    names := names || search.marked(t.wide, '=');
    said := said || jsonb_build_object('df', df, 'lexemes', t.lexemes, 'place', t.place,
      'prefix', CASE WHEN t.prefix IS NULL THEN NULL ELSE public.fold(words[t.place]) END);
    whole := CASE WHEN whole IS NULL THEN t.wide ELSE whole && t.wide END;
  END LOOP;
  IF whole IS NULL THEN RETURN json_build_object('ndoc', docs, 'terms', '[]'::json, 'all', 0, 'more', false, 'rows', '[]'::json); END IF;
  named := search.marked(whole, '=');
  columned := search.marked(whole, '#');
  IF must IS NOT NULL THEN
    whole := whole && must;
    named := named && must;
    columned := columned && must;
  END IF;
  rows := ARRAY(
    SELECT ROW(one.*)::search.candidate FROM (
      SELECT DISTINCT ON (every.product_id) every.* FROM (
        SELECT * FROM search.called(called_key, called_ref, must, f)
        UNION ALL SELECT * FROM search.candidates(whole, n, f)
        UNION ALL SELECT * FROM search.candidates(named, n / 2, f)
        UNION ALL SELECT * FROM search.candidates(columned, n / 4, f)
        UNION ALL SELECT * FROM search.fresh_candidates(whole, n / 4, f)
      ) every ORDER BY every.product_id
    ) one);
  matching := coalesce(array_length(rows, 1), 0);
  -- Too few have all words: two of the three rarest will do, then any of them.
  IF matching < 20 AND array_length(wides, 1) > 1 THEN
    rarest := ARRAY(SELECT place FROM unnest(dfs) WITH ORDINALITY known(df, place) ORDER BY known.df, known.place LIMIT 3);
    IF array_length(rarest, 1) = 3 THEN
      loose := (wides[rarest[1]] && wides[rarest[2]]) || (wides[rarest[1]] && wides[rarest[3]]) || (wides[rarest[2]] && wides[rarest[3]]);
      rows := rows || ARRAY(SELECT ROW(more.*)::search.candidate
        FROM search.candidates(CASE WHEN must IS NULL THEN loose ELSE loose && must END, n, f) more
        WHERE more.product_id NOT IN (SELECT product_id FROM unnest(rows)));
    END IF;
    IF coalesce(array_length(rows, 1), 0) < 100 THEN
      SELECT CASE count(*) WHEN 2 THEN wides[rarest[1]] || wides[rarest[2]]
        ELSE wides[rarest[1]] || wides[rarest[2]] || wides[rarest[3]] END INTO loose FROM unnest(rarest);
      FOR i IN 1 .. array_length(rarest, 1) LOOP
        rows := rows || ARRAY(SELECT ROW(more.*)::search.candidate
          FROM search.candidates(CASE WHEN must IS NULL THEN wides[rarest[i]] ELSE wides[rarest[i]] && must END, n / 3, f) more
          WHERE more.product_id NOT IN (SELECT product_id FROM unnest(rows)));
        rows := rows || ARRAY(SELECT ROW(more.*)::search.candidate
          FROM search.candidates(CASE WHEN must IS NULL THEN names[rarest[i]] ELSE names[rarest[i]] && must END, n / 6, f) more
          WHERE more.product_id NOT IN (SELECT product_id FROM unnest(rows)));
      END LOOP;
    END IF;
  END IF;
  RETURN json_build_object('ndoc', docs, 'terms', said, 'all', matching, 'more', matching >= n,
    'loose', CASE WHEN matching = 0 THEN loose END::text,
    'rows', coalesce((
      SELECT json_agg(json_build_array(c.product_id, c.status, c.trust, c.uses, c.freshness,
        extract(epoch FROM c.updated_at)::bigint, c.domain_id = ANY (own_domains), c.title_length,
        c.name_key = called_key OR EXISTS (SELECT FROM search.card WHERE card.product_id = c.product_id AND card.ref = called_ref),
        (SELECT count(*) FROM unnest(names) name WHERE c.tsv @@ name),
        (SELECT json_agg(round(greatest(ts_rank('{0.1,0.3,0.5,1}', c.tsv, stems[i]),
            CASE WHEN prefixes[i] IS NULL THEN 0 ELSE 0.7 * ts_rank('{0.1,0.3,0.5,1}', c.tsv, prefixes[i]) END)::numeric, 4)
          ORDER BY i) FROM generate_subscripts(stems, 1) i),
        CASE WHEN c.status = 'deprecated' THEN (
          SELECT after.product_id FROM search.card old JOIN search.card after ON after.ref = old.successor_ref
          WHERE old.product_id = c.product_id LIMIT 1) END))
      FROM unnest(rows) c), '[]'::json));
END
$$;

-- Pieces of the statements below.
CREATE FUNCTION search.sort_column(sort text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE sort WHEN 'newest' THEN 'updated_at' WHEN 'used' THEN 'uses' WHEN 'name' THEN 'name_key' ELSE 'prior' END
$$;
CREATE FUNCTION search.sort_beyond(sort text, after_id uuid) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN after_id IS NULL THEN 'true' ELSE CASE sort
    WHEN 'newest' THEN '(d.updated_at, d.product_id) < ($4::timestamp, $5)'
    WHEN 'used' THEN '(d.uses, d.product_id) < ($4::integer, $5) AND d.moved_at <= $6'
    WHEN 'name' THEN '(d.name_key, d.product_id) > ($4 COLLATE "C", $5) AND d.moved_at <= $6'
    ELSE '(d.prior, d.product_id) < ($4::real, $5) AND d.moved_at <= $6' END END
$$;
CREATE FUNCTION search.passes_text() RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'search.passes($2, d.product_id, d.visibility, d.owner_team_id, d.domain_id, d.status, d.classification, d.kinds, '
    'd.freshness, d.high_until, d.fair_until)'
$$;

-- The moment before which every change to the index is seen by who reads now, in milliseconds since 1970: now, or when the
-- oldest transaction began that is writing to it and has not committed.
CREATE FUNCTION search.since() RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT floor(extract(epoch FROM coalesce(min(writer.xact_start), clock_timestamp())) * 1000)::bigint
  FROM pg_locks held JOIN pg_stat_activity writer ON writer.pid = held.pid
  WHERE held.locktype = 'relation' AND held.relation = 'search.doc'::regclass AND held.mode = 'RowExclusiveLock'
    AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
$$;

-- A page without words, in the order of `sort` (best, newest, used, name), after the row with this key and id. First a walk
-- along the order, bounded where words of the index must be there (each row's are read from beside it); where they are too
-- thin for that, all that have them are sorted. `since`: rows that moved in the order after this moment may have been shown
-- already, and are left out of later pages.
CREATE FUNCTION search.walk(must tsquery, f search.filter, sort text, after_key text, after_id uuid, since bigint, n integer)
RETURNS TABLE (product_id uuid, key text) LANGUAGE plpgsql STABLE ROWS 20
SET enable_seqscan = off SET enable_sort = off SET enable_bitmapscan = off SET jit = off AS $$
DECLARE
  col text := search.sort_column(sort);
  way text := CASE sort WHEN 'name' THEN 'ASC' ELSE 'DESC' END;
BEGIN
  RETURN QUERY EXECUTE format('SELECT d.product_id, d.%1$I::text FROM (SELECT * FROM search.doc d WHERE %2$s
      ORDER BY d.%1$I %3$s, d.product_id %3$s LIMIT CASE WHEN $1 IS NULL THEN NULL ELSE 1000 END) d
    WHERE ($1 IS NULL OR d.tsv @@ $1) AND %4$s LIMIT $3', col, search.sort_beyond(sort, after_id), way, search.passes_text())
    USING must, f, n, after_key, after_id, since;
END
$$;

CREATE FUNCTION search.sort_all(must tsquery, f search.filter, sort text, after_key text, after_id uuid, since bigint, n integer)
RETURNS TABLE (product_id uuid, key text) LANGUAGE plpgsql STABLE ROWS 20
SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off SET jit = off SET work_mem = '16MB' AS $$
DECLARE
  col text := search.sort_column(sort);
  way text := CASE sort WHEN 'name' THEN 'ASC' ELSE 'DESC' END;
  tier text;
  got integer;
  missing integer := n;
BEGIN
  -- Tiers are slices of the order "best first": the next one is only asked for what the one before does not have.
  FOREACH tier IN ARRAY CASE WHEN sort = 'best' AND f.only_ids IS NULL
    THEN ARRAY['d.tier = 0', 'd.tier = 1 AND d.tier <= 1', 'd.tier = 2'] ELSE ARRAY['true'] END
  LOOP
    RETURN QUERY EXECUTE format('SELECT d.product_id, d.%1$I::text FROM %2$s d
        WHERE ($1 IS NULL OR d.tsv @@ $1) AND %3$s AND %4$s AND %5$s ORDER BY d.%1$I %6$s, d.product_id %6$s LIMIT $3',
        col, CASE WHEN f.only_ids IS NULL THEN 'search.doc'
          ELSE '(SELECT * FROM search.doc WHERE doc.product_id = ANY (($2).only_ids) OFFSET 0)' END,
        tier, search.sort_beyond(sort, after_id), search.passes_text(), way)
      USING must, f, missing, after_key, after_id, since;
    GET DIAGNOSTICS got = ROW_COUNT;
    missing := missing - got;
    EXIT WHEN missing <= 0;
  END LOOP;
END
$$;

CREATE FUNCTION search.browse(must tsquery, f search.filter, sort text, after_key text, after_id uuid, since bigint, n integer)
RETURNS TABLE (product_id uuid, key text) LANGUAGE plpgsql STABLE ROWS 20 AS $$
DECLARE
  ids uuid[];
  keys text[];
BEGIN
  IF f.only_ids IS NULL THEN
    SELECT array_agg(w.product_id), array_agg(w.key) INTO ids, keys
      FROM search.walk(must, f, sort, after_key, after_id, since, n) w;
    IF must IS NULL OR array_length(ids, 1) >= n THEN
      RETURN QUERY SELECT * FROM unnest(ids, keys);
      RETURN;
    END IF;
  END IF;
  RETURN QUERY SELECT * FROM search.sort_all(must, f, sort, after_key, after_id, since, n);
END
$$;

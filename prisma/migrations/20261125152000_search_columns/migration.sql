-- As before, but each fact of all candidates is worked out in one pass and given as one list: a statement within a statement
-- for each candidate cost more than what it found.

-- The best products for a question of words as one document: `ndoc` indexed products, per term its `df`, lexemes, place and
-- prefix, how many rows have all words (`all`, at most what was looked for: then `more`), `loose`: when none has, the words
-- some of which the rows have. Then lists, one entry per candidate: `id`, `status`, `trust`, `uses`, `freshness`, `updated` (s),
-- `own` domain, `title` length, `called` so, `length` in different words; `ranks` and `named` (stands in the name) have such a
-- list for each term; `successors` of deprecated ones by id. Not in order; lib/domain/search/score.ts orders them.
CREATE OR REPLACE FUNCTION search.match(words text[], splits text[], phrases boolean[], unfinished boolean, must tsquery,
  f search.filter, called_key text, called_ref text, own_domains uuid[], n integer) RETURNS json
LANGUAGE plpgsql STABLE SET jit = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  t record;
  telling boolean;
  stems tsquery[] := '{}';
  prefixes tsquery[] := '{}';
  wides tsquery[] := '{}';
  names tsquery[] := '{}';
  columns tsquery[] := '{}';
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
  ids uuid[];
  called_id uuid;
  weights real[] := '{0.5,0.6,0.8,1}';
  ranks json[] := '{}';
  in_names json[] := '{}';
  facts json;
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
    -- Marked words have no places: a phrase has to stand in the text as well.
    names := names || CASE WHEN phrases[t.place] THEN search.marked(t.wide, '=') && t.wide ELSE search.marked(t.wide, '=') END;
    columns := columns || CASE WHEN phrases[t.place] THEN search.marked(t.wide, '#') && t.wide ELSE search.marked(t.wide, '#') END;
    said := said || jsonb_build_object('df', df, 'lexemes', t.lexemes, 'place', t.place,
      'prefix', CASE WHEN t.prefix IS NULL THEN NULL ELSE public.fold(words[t.place]) END);
    whole := CASE WHEN whole IS NULL THEN t.wide ELSE whole && t.wide END;
  END LOOP;
  IF whole IS NULL THEN RETURN json_build_object('ndoc', docs, 'terms', '[]'::json, 'all', 0, 'more', false, 'ranks', '[]'::json,
    'named', '[]'::json, 'successors', '{}'::json); END IF;
  FOR i IN 1 .. array_length(names, 1) LOOP
    named := CASE WHEN named IS NULL THEN names[i] ELSE named && names[i] END;
    columned := CASE WHEN columned IS NULL THEN columns[i] ELSE columned && columns[i] END;
  END LOOP;
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
  ids := ARRAY(SELECT product_id FROM unnest(rows));
  -- Too few have all words: two of the three rarest will do, then any of them.
  IF matching < 20 AND array_length(wides, 1) > 1 THEN
    rarest := ARRAY(SELECT place FROM unnest(dfs) WITH ORDINALITY known(df, place) ORDER BY known.df, known.place LIMIT 3);
    IF array_length(rarest, 1) = 3 THEN
      loose := (wides[rarest[1]] && wides[rarest[2]]) || (wides[rarest[1]] && wides[rarest[3]]) || (wides[rarest[2]] && wides[rarest[3]]);
      rows := rows || ARRAY(SELECT ROW(more.*)::search.candidate
        FROM search.candidates(CASE WHEN must IS NULL THEN loose ELSE loose && must END, n, f) more
        WHERE more.product_id <> ALL (ids));
      ids := ARRAY(SELECT product_id FROM unnest(rows));
    END IF;
    IF coalesce(array_length(rows, 1), 0) < 100 THEN
      SELECT CASE count(*) WHEN 2 THEN wides[rarest[1]] || wides[rarest[2]]
        ELSE wides[rarest[1]] || wides[rarest[2]] || wides[rarest[3]] END INTO loose FROM unnest(rarest);
      FOR i IN 1 .. array_length(rarest, 1) LOOP
        rows := rows || ARRAY(SELECT ROW(more.*)::search.candidate
          FROM search.candidates(CASE WHEN must IS NULL THEN wides[rarest[i]] ELSE wides[rarest[i]] && must END, n / 3, f) more
          WHERE more.product_id <> ALL (ids));
      ids := ARRAY(SELECT product_id FROM unnest(rows));
        rows := rows || ARRAY(SELECT ROW(more.*)::search.candidate
          FROM search.candidates(CASE WHEN must IS NULL THEN names[rarest[i]] ELSE names[rarest[i]] && must END, n / 6, f) more
          WHERE more.product_id <> ALL (ids));
      ids := ARRAY(SELECT product_id FROM unnest(rows));
      END LOOP;
    END IF;
  END IF;
  SELECT card.product_id INTO called_id FROM search.card WHERE card.ref = called_ref LIMIT 1;
  FOR i IN 1 .. array_length(stems, 1) LOOP
    IF prefixes[i] IS NULL THEN
      ranks := ranks || (SELECT to_json(array_agg(ts_rank(weights, c.tsv, stems[i]))) FROM unnest(rows) c);
    ELSE
      ranks := ranks || (SELECT to_json(array_agg(greatest(ts_rank(weights, c.tsv, stems[i]),
        0.7 * ts_rank(weights, c.tsv, prefixes[i])))) FROM unnest(rows) c);
    END IF;
    in_names := in_names || (SELECT to_json(array_agg((c.tsv @@ names[i])::int)) FROM unnest(rows) c);
  END LOOP;
  SELECT json_build_object('id', array_agg(c.product_id), 'status', array_agg(c.status), 'trust', array_agg(c.trust),
      'uses', array_agg(c.uses), 'freshness', array_agg(c.freshness),
      'updated', array_agg(extract(epoch FROM c.updated_at)::bigint), 'own', array_agg(c.domain_id = ANY (own_domains)),
      'title', array_agg(c.title_length),
      'called', array_agg(c.name_key = called_key OR (called_id IS NOT NULL AND c.product_id = called_id)),
      'length', array_agg(length(c.tsv)))
    INTO facts FROM unnest(rows) c;
  RETURN json_build_object('ndoc', docs, 'terms', said, 'all', matching, 'more', matching >= n,
    'loose', CASE WHEN matching = 0 THEN loose END::text, 'facts', CASE WHEN array_length(rows, 1) > 0 THEN facts END,
    'ranks', ranks, 'named', in_names,
    'successors', (SELECT coalesce(json_object_agg(c.product_id, later.product_id), '{}')
      FROM unnest(rows) c JOIN search.card old ON old.product_id = c.product_id JOIN search.card later ON later.ref = old.successor_ref
      WHERE c.status = 'deprecated'));
END
$$;

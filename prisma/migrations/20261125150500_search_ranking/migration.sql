-- As before, but running text counts half of a name instead of a tenth, and each row says how long it is.

-- The best products for a question of words as one document: `ndoc` indexed products, per term its `df`, `stem` and
-- lexemes, how many rows have all words (`all`, at most what was looked for: then `more`), `loose`: when none has, the words
-- some of which the rows have, and `rows`: [id, status, trust, uses, freshness, updated (s), own domain, title length, called so, words of the
-- name that matched, rank of each term, id of the successor, different words in it]. Rows are not in order; lib/domain/search/score.ts orders them.
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
        (SELECT json_agg(round(greatest(ts_rank('{0.5,0.6,0.8,1}', c.tsv, stems[i]),
            CASE WHEN prefixes[i] IS NULL THEN 0 ELSE 0.7 * ts_rank('{0.5,0.6,0.8,1}', c.tsv, prefixes[i]) END)::numeric, 4)
          ORDER BY i) FROM generate_subscripts(stems, 1) i),
        CASE WHEN c.status = 'deprecated' THEN (
          SELECT after.product_id FROM search.card old JOIN search.card after ON after.ref = old.successor_ref
          WHERE old.product_id = c.product_id LIMIT 1) END, length(c.tsv)))
      FROM unnest(rows) c), '[]'::json));
END
$$;

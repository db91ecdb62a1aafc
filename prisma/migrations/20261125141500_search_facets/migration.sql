-- Facets and totals. A set is what a question and its filters leave; its size and the values in it are counted in the thinnest
-- step of the sample (see search.sample_step) that has enough of it, and exactly when no step has.

-- What the facets need of a product.
CREATE TYPE search.hit AS (
  status         public.product_status,
  classification public.classification,
  freshness      smallint,
  high_until     integer,
  fair_until     integer,
  kinds          text[],
  platforms      text[],
  tags           text[],
  owner_team_id  uuid,
  domain_id      uuid
);

-- At most n products of a set that are in a step of the sample; step 0 is all of them. Each step has a partial index, which is
-- only used where the step stands written out: so the function is put together from one statement per step.
DO $make$
DECLARE
  body text := '';
  found text := 'RETURN QUERY SELECT d.status, d.classification, d.freshness, d.high_until, d.fair_until, d.kinds, d.platforms,
    d.tags, d.owner_team_id, d.domain_id FROM search.doc d WHERE search.passes(f, d.product_id, d.visibility, d.owner_team_id,
    d.domain_id, d.status, d.classification, d.kinds, d.freshness, d.high_until, d.fair_until) AND ';
BEGIN
  FOR step IN 0..3 LOOP
    body := body || format('IF step = %1$s AND q IS NULL THEN %2$s d.sample >= %1$s LIMIT n; END IF;
      IF step = %1$s AND q IS NOT NULL THEN %2$s d.sample >= %1$s AND d.tsv @@ q LIMIT n; END IF;', step, found);
  END LOOP;
  EXECUTE format('CREATE FUNCTION search.hits(step integer, q tsquery, f search.filter, n integer) RETURNS SETOF search.hit
    LANGUAGE plpgsql STABLE ROWS 1000
    SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off
    SET plan_cache_mode = force_generic_plan SET jit = off SET work_mem = ''16MB'' AS %L',
    'BEGIN IF f.only_ids IS NOT NULL THEN ' || found || 'd.product_id = ANY (f.only_ids) AND (q IS NULL OR d.tsv @@ q) LIMIT n; '
    || 'RETURN; END IF; ' || body || ' END');
END
$make$;

-- Size of a set and the values of the wanted facets in it: {step, size, values: [facet, value, label, hits]}. In a catalog of
-- at most `small` products step 0 is counted at once; of values without end the `most` frequent are given.
CREATE FUNCTION search.count_values(q tsquery, f search.filter, wanted text[], minute integer, enough integer, small integer,
  most integer) RETURNS json LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan SET jit = off SET work_mem = '16MB' AS $$
DECLARE
  step integer := 3;
BEGIN
  IF f.only_ids IS NOT NULL OR (SELECT c.reltuples <= small FROM pg_class c
      WHERE c.relnamespace = 'search'::regnamespace AND c.relname = 'doc') THEN
    step := 0;
  END IF;
  WHILE step > 0 LOOP
    EXIT WHEN (SELECT count(*) FROM search.hits(step, q, f, enough)) >= enough;
    step := step - 1;
  END LOOP;
  RETURN (
    WITH hit AS MATERIALIZED (SELECT * FROM search.hits(step, q, f, NULL)),
    counted(facet, value, label, hits) AS (
      SELECT 'status', status::text, NULL, count(*) FROM hit WHERE 'status' = ANY (wanted) GROUP BY status
      UNION ALL
      SELECT 'classification', classification::text, NULL, count(*) FROM hit
        WHERE 'classification' = ANY (wanted) GROUP BY classification
      UNION ALL
      SELECT 'freshness', freshness::text, NULL, count(*) FROM hit WHERE 'freshness' = ANY (wanted) GROUP BY freshness
      UNION ALL
      SELECT 'trust', level, NULL, count(*)
        FROM (SELECT search.trust_level(high_until, fair_until, minute) AS level FROM hit WHERE 'trust' = ANY (wanted)) trusted
        GROUP BY level
      UNION ALL
      SELECT 'kind', value, NULL, sum(part.n)
        FROM (SELECT kinds, count(*) AS n FROM hit WHERE 'kind' = ANY (wanted) GROUP BY kinds) part, unnest(part.kinds) value
        GROUP BY value
      UNION ALL
      SELECT 'platform', part.value, named.name, part.n FROM (
        SELECT value, sum(grouped.n) AS n
        FROM (SELECT platforms, count(*) AS n FROM hit WHERE 'platform' = ANY (wanted) GROUP BY platforms) grouped,
          unnest(grouped.platforms) value
        GROUP BY value ORDER BY 2 DESC, 1 LIMIT most) part LEFT JOIN public.connection named ON named.slug = part.value
      UNION ALL
      SELECT 'tag', part.value, NULL, part.n FROM (
        SELECT value, count(*) AS n FROM hit, unnest(tags) value WHERE 'tag' = ANY (wanted)
        GROUP BY value ORDER BY 2 DESC, 1 LIMIT most) part
      UNION ALL
      SELECT 'team', named.slug, named.name, part.n FROM (
        SELECT owner_team_id, count(*) AS n FROM hit WHERE 'team' = ANY (wanted) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT most) part
        JOIN public.team named ON named.id = part.owner_team_id
      UNION ALL
      SELECT 'domain', named.path, named.name, part.n FROM (
        SELECT domain_id, count(*) AS n FROM hit WHERE 'domain' = ANY (wanted) GROUP BY 1) part
        JOIN public.domain named ON named.id = part.domain_id
    )
    SELECT json_build_object('step', step, 'size', (SELECT count(*) FROM hit),
      'values', (SELECT coalesce(json_agg(json_build_array(facet, value, label, hits)), '[]') FROM counted))
  );
END
$$;

-- How many of the actor's own products are in a set, by state of access. They are few, and are looked up one by one.
CREATE FUNCTION search.count_own(q tsquery, f search.filter, ids uuid[], states text[]) RETURNS json LANGUAGE sql STABLE AS $$
  SELECT coalesce(json_object_agg(own.state, own.n), '{}') FROM (
    SELECT mine.state, count(*) AS n FROM unnest(ids, states) mine(id, state)
    CROSS JOIN LATERAL (SELECT * FROM search.doc one WHERE one.product_id = mine.id OFFSET 0) d
    WHERE (q IS NULL OR d.tsv @@ q) AND search.passes(f, d.product_id, d.visibility, d.owner_team_id, d.domain_id, d.status,
      d.classification, d.kinds, d.freshness, d.high_until, d.fair_until)
    GROUP BY mine.state) own
$$;

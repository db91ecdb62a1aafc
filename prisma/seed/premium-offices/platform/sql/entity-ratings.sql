-- Companies to ask the provider about: today's tenants, read through the public interface of Tenancy analytics.
CREATE TABLE stg_rated_company AS
SELECT c.lei, c.tenant_name AS entity_name, c.country_code, e.quality
FROM brokerage_tenancy_analytics.current_tenants AS c JOIN src_entity AS e USING (lei);
ALTER TABLE stg_rated_company ADD PRIMARY KEY (lei);

CREATE TABLE dim_rating_scale (notch int PRIMARY KEY, rating text NOT NULL UNIQUE,
  one_year_default_probability numeric(7,5) NOT NULL);
INSERT INTO dim_rating_scale (notch, rating, one_year_default_probability)
SELECT n, r, round((0.0001 * power(1.47, n))::numeric, 5)
FROM unnest('{AAA,AA+,AA,AA-,A+,A,A-,BBB+,BBB,BBB-,BB+,BB,BB-,B+,B,B-,CCC,CC}'::text[]) WITH ORDINALITY AS s (r, n);

-- The one dataset: every review of every company, quarter by quarter, a slow walk around its own level.
CREATE TABLE rating_history AS
WITH walk AS (
  SELECT c.lei, c.entity_name, c.country_code, q::date AS quarter, c.lei || to_char(q, 'YYYYMM') AS key,
    2.5 + 11 * (1 - c.quality) + 1.1 * sum(CASE WHEN pg_temp.chance(c.lei || q::date, 'move') < 0.05 THEN 1
      WHEN pg_temp.chance(c.lei || q::date, 'move') > 0.955 THEN -1 ELSE 0 END) OVER (PARTITION BY c.lei ORDER BY q) AS level
  FROM stg_rated_company AS c CROSS JOIN generate_series(timestamp '2018-01-01', timestamp '2026-07-01', interval '3 months') AS q
), noted AS (
  SELECT *, least(18, greatest(1, round(level)))::int AS notch,
  (quarter + 5 + floor(pg_temp.chance(key, 'day') * 70)::int) AS rated_on FROM walk
), compared AS (
  SELECT *, lag(notch) OVER company AS previous_notch, lead(rated_on) OVER company AS next_rated_on
  FROM noted WINDOW company AS (PARTITION BY lei ORDER BY quarter)
)
SELECT 'MR-' || upper(substr(md5(n.key), 1, 10)) AS rating_id, n.lei, n.entity_name, n.country_code, n.rated_on,
  n.next_rated_on - 1 AS valid_until,
  s.rating, n.notch AS rating_notch, p.rating AS previous_rating,
  CASE WHEN n.previous_notch IS NULL THEN 'new' WHEN n.notch < n.previous_notch THEN 'upgrade'
    WHEN n.notch > n.previous_notch THEN 'downgrade'
       ELSE 'affirmation' END AS rating_action,
  CASE WHEN pg_temp.chance(n.key, 'outlook') < 0.12 THEN 'positive' WHEN pg_temp.chance(n.key, 'outlook') > 0.85 THEN 'negative'
    ELSE 'stable' END AS outlook,
  s.one_year_default_probability, (n.next_rated_on IS NULL) AS is_current,
  (n.rated_on + 1 + time '04:30') AT TIME ZONE 'UTC' AS received_at
FROM compared AS n JOIN dim_rating_scale AS s USING (notch) LEFT JOIN dim_rating_scale AS p ON p.notch = n.previous_notch;
ALTER TABLE rating_history ADD PRIMARY KEY (rating_id);
CREATE INDEX ON rating_history (lei, rated_on);

-- Public interface: a mirror of the dataset.
CREATE VIEW ratings AS
SELECT rating_id, lei, entity_name, country_code, rated_on, valid_until, rating, rating_notch, previous_rating, rating_action,
  outlook,
  one_year_default_probability, is_current, received_at
FROM rating_history;

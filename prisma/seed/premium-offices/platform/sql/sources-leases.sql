-- The lease management system: per space one lease after another, some renewed by the same tenant, some after a gap.
CREATE TEMP TABLE src_lease AS
WITH turns AS (
  SELECT s.*, k, s.space_code || '#' || k AS key,
    (ARRAY[24, 36, 36, 36, 48, 60])[1 + floor(pg_temp.chance(s.space_code || '#' || k, 'term') * 6)::int] AS term_months,
    CASE WHEN pg_temp.chance(s.space_code || '#' || k, 'renewal') < 0.35 THEN 0
         ELSE 1 + floor(pg_temp.chance(s.space_code || '#' || k, 'gap') * 5)::int END AS gap_months
  FROM src_space AS s CROSS JOIN generate_series(1, 6) AS k
), timed AS (
  SELECT t.*,
    (date_trunc('month', greatest(bought_on, date '2015-09-01') + floor(pg_temp.chance(space_code, 'first') * 780)::int)
      + make_interval(months => (sum(term_months + gap_months) OVER turn - term_months)::int))::date AS starts_on,
    -- A gap of zero is a renewal, and keeps the tenant of the lease before.
    count(*) FILTER (WHERE k = 1 OR gap_months > 0) OVER turn AS tenure
  FROM turns AS t WINDOW turn AS (PARTITION BY space_code ORDER BY k)
), let AS (
  SELECT t.*, (starts_on + make_interval(months => term_months) - interval '1 day')::date AS ends_on,
    1 + 8 * floor(150 * power(pg_temp.chance(space_code || '@' || tenure, 'tenant'), 1.35))::int
      + CASE WHEN pg_temp.chance(space_code || '@' || tenure, 'local') < 0.7 THEN city_no
             ELSE floor(pg_temp.chance(space_code || '@' || tenure, 'city') * 8)::int END AS entity_no
  FROM timed AS t WHERE starts_on <= date '2027-02-01'
)
SELECT 'L-' || lpad((row_number() OVER (ORDER BY l.starts_on, l.space_code COLLATE "C"))::text, 6, '0') AS lease_id,
  l.entity_no, e.lei, e.legal_name, e.quality, l.space_code, l.property_code, l.use_type, l.area_sqm,
  (l.starts_on - 20 - floor(pg_temp.chance(l.key, 'signed') * 90)::int) AS signed_on, l.starts_on, l.ends_on, l.term_months,
  (l.gap_months = 0 AND l.k > 1) AS is_renewal,
  CASE WHEN l.term_months >= 48 THEN (l.starts_on + make_interval(months => l.term_months / 2)
    - interval '1 day')::date END AS break_option_on,
  round(l.area_sqm * c.rent_eur_sqm * CASE l.use_type WHEN 'retail' THEN 1.35 WHEN 'storage' THEN 0.35 ELSE 1 END
    * (0.82 + pg_temp.chance(l.property_code, 'level') * 0.36)::numeric * (0.94 + pg_temp.chance(l.key, 'deal') * 0.12)::numeric
    * power(1.021, (extract(year FROM l.starts_on) - 2019)::numeric), 2) AS annual_rent_eur
FROM let AS l JOIN src_entity AS e USING (entity_no) JOIN src_city AS c ON c.city_no = l.city_no;
ALTER TABLE src_lease ADD PRIMARY KEY (lease_id);
ANALYZE src_lease;

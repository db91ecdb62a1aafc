-- Internal model: work orders from the facility management system, each with the contractor who did it.
CREATE TABLE fct_work_order AS
WITH pool AS (
  SELECT (SELECT array_agg(space_code ORDER BY space_code COLLATE "C")
    FROM reference_data_property_register.spaces) AS space_codes,
    (SELECT array_agg(lei ORDER BY lei COLLATE "C") FROM reference_data_legal_entity_register.legal_entities
      WHERE relationship = 'supplier') AS contractors
), work AS (
  SELECT n, 'WO-' || lpad(n::text, 6, '0') AS id, timestamptz '2021-01-04 07:00:00+00' + (n * 0.1768 + pg_temp.chance(n::text,
    'wo-time') * 0.4) * interval '1 day' AS reported_at,
    pg_temp.pick('{heating and cooling,lifts,electrical,plumbing,doors and access,cleaning,lighting,fire safety}', n::text,
      'wo-category') AS category,
    CASE WHEN pg_temp.chance(n::text, 'wo-priority') < 0.08 THEN 'urgent' WHEN pg_temp.chance(n::text,
      'wo-priority') < 0.45 THEN 'high' ELSE 'normal' END AS priority
  FROM generate_series(1, 12000) AS n
), timed AS (
  SELECT w.*, CASE priority WHEN 'urgent' THEN 4 WHEN 'high' THEN 24 ELSE 120 END AS target_hours,
    CASE priority WHEN 'urgent' THEN 5.5 WHEN 'high' THEN 30 ELSE 140 END * power(pg_temp.chance(w.id, 'wo-duration'),
      1.2) AS hours
  FROM work AS w WHERE reported_at < pg_temp.as_of()
)
SELECT t.id AS work_order_id, s.property_code, s.space_code, t.reported_at, t.category, t.priority,
  pg_temp.pick(p.contractors, s.property_code || t.category, 'wo-contractor') AS contractor_lei, t.target_hours,
  CASE WHEN t.reported_at + t.hours * interval '1 hour' <= pg_temp.as_of() THEN date_trunc('minute',
    t.reported_at + t.hours * interval '1 hour') END AS completed_at,
  round((45 + 900 * power(pg_temp.chance(t.id, 'wo-cost'), 3) * CASE WHEN t.category IN ('lifts', 'heating and cooling') THEN 3
    ELSE 1 END)::numeric, 2) AS cost_eur
FROM timed AS t CROSS JOIN pool AS p
  JOIN reference_data_property_register.spaces AS s ON s.space_code = pg_temp.pick(p.space_codes, t.id, 'wo-space');
ALTER TABLE fct_work_order ADD PRIMARY KEY (work_order_id);

-- Public interface.
CREATE VIEW work_orders AS
SELECT work_order_id, property_code, space_code, category, priority, date_trunc('minute', reported_at) AS reported_at,
  completed_at,
  CASE WHEN completed_at IS NULL THEN 'open' ELSE 'completed' END AS status, target_hours,
  (completed_at <= reported_at + make_interval(hours => target_hours)) AS within_target, contractor_lei,
  CASE WHEN completed_at IS NOT NULL THEN cost_eur::numeric(10,2) END AS cost_eur
FROM fct_work_order;

CREATE VIEW response_times_by_month AS
SELECT date_trunc('month', reported_at AT TIME ZONE 'UTC')::date AS month, property_code, priority, count(*)::int AS orders,
  count(completed_at)::int AS completed,
  round(100.0 * count(*) FILTER (WHERE completed_at <= reported_at + make_interval(hours => target_hours))
    / nullif(count(completed_at), 0), 1)::numeric(4,1) AS within_target_pct,
  round((percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM completed_at - reported_at) / 3600))::numeric,
    1)::numeric(8,1) AS median_hours
FROM fct_work_order GROUP BY 1, 2, 3;

-- Internal model: every company of the register is screened each quarter against the consolidated lists.
CREATE TABLE fct_screening AS
SELECT 'S-' || upper(substr(md5(e.lei || q), 1, 10)) AS screening_id, e.lei, e.legal_name,
  (q::date + 2 + floor(pg_temp.chance(e.lei || q, 'scr-day') * 24)::int) AS screened_on,
  CASE WHEN pg_temp.chance(e.lei || q, 'scr-hit') < 0.03 THEN 1 + floor(pg_temp.chance(e.lei || q, 'scr-hits') * 3)::int
    ELSE 0 END AS hits,
  round((62 + 34 * pg_temp.chance(e.lei || q, 'scr-score'))::numeric, 1) AS score, q::date AS quarter_start
FROM reference_data_legal_entity_register.legal_entities AS e CROSS JOIN generate_series(timestamp '2024-10-01',
  timestamp '2026-10-01', interval '3 months') AS q
WHERE e.relationship <> 'group company';
ALTER TABLE fct_screening ADD PRIMARY KEY (screening_id);

-- Public interface.
CREATE VIEW screening_results AS
SELECT screening_id, lei, legal_name, screened_on, hits, CASE WHEN hits > 0 THEN score::numeric(4,1) END AS best_match_score,
  CASE WHEN hits = 0 THEN 'clear' WHEN quarter_start = '2026-10-01' THEN 'under review' ELSE 'false positive' END AS result,
  CASE WHEN hits > 0 AND quarter_start < '2026-10-01' THEN screened_on + 4 END AS reviewed_on,
  (quarter_start + interval '3 months')::date AS next_screening_from
FROM fct_screening;

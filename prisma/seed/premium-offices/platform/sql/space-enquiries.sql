-- Internal model: enquiries from the leasing desk's CRM and the viewings they led to.
CREATE TABLE fct_enquiry AS
WITH campaign AS (
  SELECT row_number() OVER (PARTITION BY city ORDER BY starts_on, campaign_code COLLATE "C") AS rank,
  count(*) OVER (PARTITION BY city) AS of, city, campaign_code
  FROM marketing_campaign_performance.campaigns
), enquiry AS (
  SELECT n, (date '2022-01-03' + floor(n * 1760.0 / 9000 + pg_temp.chance(n::text, 'enq-day') * 3)::int) AS received_on,
  floor(pg_temp.chance(n::text, 'enq-city') * 8)::int AS city_no,
    pg_temp.chance(n::text, 'enq-stage') AS fate, pg_temp.pick('{website,broker,campaign,referral,existing tenant}', n::text,
      'enq-channel') AS channel
  FROM generate_series(1, 9000) AS n
)
SELECT 'E-' || lpad(e.n::text, 6, '0') AS enquiry_id, e.received_on, e.channel, k.campaign_code, c.city,
  pg_temp.pick('{Technology,Finance,Professional services,Media,Life sciences,Public sector,Industry,Consumer goods}', e.n::text,
    'enq-sector') AS sector,
  (round((80 + 2400 * power(pg_temp.chance(e.n::text, 'enq-area'), 3))::numeric / 10) * 10)::int AS requested_area_sqm,
  (date_trunc('month', e.received_on) + make_interval(months => 2 + floor(pg_temp.chance(e.n::text,
    'enq-from') * 12)::int))::date AS requested_from,
  CASE WHEN e.received_on > pg_temp.as_of() - 75 AND e.fate > 0.4 THEN 'open' WHEN e.fate > 0.91 THEN 'won'
    WHEN e.fate > 0.38 THEN 'lost' ELSE 'not qualified' END AS outcome,
  CASE WHEN NOT (e.received_on > pg_temp.as_of() - 75 AND e.fate > 0.4) THEN least(pg_temp.as_of(),
    e.received_on + 3 + floor(e.fate * 95)::int) END AS closed_on,
  e.fate, e.city_no
FROM enquiry AS e JOIN src_city AS c USING (city_no)
  LEFT JOIN campaign AS k ON e.channel = 'campaign' AND k.city = c.city AND k.rank = 1 + floor(k.of * e.n / 9001.0);
ALTER TABLE fct_enquiry ADD PRIMARY KEY (enquiry_id);

CREATE TABLE fct_viewing AS
WITH pool AS (
  SELECT p.city, array_agg(s.space_code ORDER BY s.space_code COLLATE "C") AS space_codes
  FROM reference_data_property_register.spaces AS s JOIN reference_data_property_register.properties AS p USING (property_code)
  WHERE s.use_type <> 'storage' GROUP BY p.city
)
SELECT 'V-' || upper(substr(md5(e.enquiry_id || k), 1, 8)) AS viewing_id, e.enquiry_id,
  pg_temp.pick(p.space_codes, e.enquiry_id || k, 'v-space') AS space_code,
  least(coalesce(e.closed_on, pg_temp.as_of()), e.received_on + 1 + k * 2 + floor(pg_temp.chance(e.enquiry_id || k,
    'v-day') * 12)::int) AS viewed_on,
  CASE WHEN pg_temp.chance(e.enquiry_id || k, 'v-answer') < 0.8 THEN 1 + floor(pg_temp.chance(e.enquiry_id || k,
    'v-score') * 5)::int END AS feedback_score,
  pg_temp.chance(e.enquiry_id || k, 'v-remote') < 0.15 AS was_remote
FROM fct_enquiry AS e JOIN pool AS p USING (city) CROSS JOIN generate_series(1, 3) AS k
WHERE e.outcome <> 'not qualified' AND k <= 1 + floor(pg_temp.chance(e.enquiry_id, 'v-count') * 3);
ALTER TABLE fct_viewing ADD PRIMARY KEY (viewing_id);
ANALYZE fct_enquiry, fct_viewing;

-- Public interface.
CREATE VIEW enquiries AS
SELECT enquiry_id, received_on, channel, campaign_code, city, sector, requested_area_sqm, requested_from, outcome,
  closed_on FROM fct_enquiry;

CREATE VIEW viewings AS
SELECT v.viewing_id, v.enquiry_id, v.space_code, s.property_code, v.viewed_on, v.was_remote, v.feedback_score
FROM fct_viewing AS v JOIN reference_data_property_register.spaces AS s USING (space_code);

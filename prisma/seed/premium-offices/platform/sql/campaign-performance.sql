-- Internal model: campaigns and their weekly results, from the advertising platforms and the website.
CREATE TABLE dim_campaign AS
SELECT 'C' || to_char(starts_on, 'YY') || '-' || lpad(n::text, 3, '0') AS campaign_code,
  pg_temp.pick('{Move in,Room to grow,Your address in,Ready to work in,Fewer commutes to,A greener desk in,More light in,Headquarters in}', n::text, 'name') || ' ' || c.city || ' ' || to_char(starts_on, 'YYYY') AS campaign_name,
  pg_temp.pick('{search,professional network,display,newsletter,event,print}', n::text, 'channel') AS channel, c.city,
  c.country_code, starts_on,
  starts_on + 7 * (5 + floor(pg_temp.chance(n::text, 'weeks') * 14)::int) - 1 AS ends_on,
  (round((4000 + pg_temp.chance(n::text, 'budget') * 56000)::numeric / 500) * 500)::numeric(10,2) AS budget_eur
FROM (SELECT n, n % 8 AS city_no, date '2022-01-03' + 7 * floor(n * 1.5 + pg_temp.chance(n::text, 'start') * 8)::int AS starts_on
  FROM generate_series(1, 150) AS n) AS s
  JOIN src_city AS c USING (city_no);
ALTER TABLE dim_campaign ADD PRIMARY KEY (campaign_code);

CREATE TABLE fct_campaign_week AS
SELECT w::date AS week_start, campaign_code, round((budget_eur * 7 / (ends_on - starts_on + 1)
  * (0.7 + pg_temp.chance(campaign_code || w, 'spend') * 0.5)::numeric), 2) AS spend_eur,
  floor(budget_eur * (0.8 + pg_temp.chance(campaign_code || w, 'seen') * 3))::int AS impressions,
  pg_temp.chance(campaign_code || w, 'click') AS click_chance, pg_temp.chance(campaign_code || w, 'lead') AS lead_chance
FROM dim_campaign CROSS JOIN LATERAL generate_series(starts_on::timestamp, least(ends_on, pg_temp.as_of())::timestamp,
  interval '7 days') AS w;
ALTER TABLE fct_campaign_week ADD PRIMARY KEY (week_start, campaign_code);

-- Public interface.
CREATE VIEW campaigns AS
SELECT campaign_code, campaign_name, channel, city, country_code, starts_on, ends_on, budget_eur FROM dim_campaign;

CREATE VIEW results_by_week AS
SELECT r.week_start, r.campaign_code, c.channel, c.city, r.spend_eur::numeric(10,2) AS spend_eur, r.impressions,
  floor(r.impressions * (0.004 + 0.011 * r.click_chance))::int AS clicks,
  floor(r.impressions * (0.004 + 0.011 * r.click_chance) * (0.01 + 0.03 * r.lead_chance))::int AS leads
FROM fct_campaign_week AS r JOIN dim_campaign AS c USING (campaign_code);

-- Internal model: monthly meter readings per building and energy carrier; winter heats, summer cools.
CREATE TABLE fct_energy AS
SELECT m::date AS month, p.property_code, c.carrier AS energy_carrier,
  round((p.lettable_area_sqm * c.base * (ARRAY[0.72, 0.8, 0.92, 1.0, 1.12, 1.25, 1.3])[ascii(p.energy_label) - 64]
    * (1 + c.swing * cos((extract(month FROM m) - 1) / 12 * 2 * pi()))
    * (1 - 0.012 * (extract(year FROM m) - 2019)) * CASE WHEN m BETWEEN '2020-03-01' AND '2021-02-01' THEN 0.78 ELSE 1 END
    * (0.94 + 0.12 * pg_temp.chance(p.property_code || m || c.carrier, 'kwh')))::numeric, 0) AS consumption_kwh,
  CASE c.carrier WHEN 'electricity' THEN least(100, round((35 + 8 * (extract(year FROM m) - 2019) + 12
    * pg_temp.chance(p.property_code, 'green'))::numeric, 0)) WHEN 'district heat' THEN 24 ELSE 0 END AS renewable_share_pct,
  c.price * (0.9 + 0.35 * (extract(year FROM m) IN (2022, 2023))::int)::numeric AS price_eur_kwh,
  pg_temp.chance(p.property_code || m || c.carrier, 'estimated') < 0.035 AS is_estimated
FROM reference_data_property_register.properties AS p
  JOIN (VALUES ('electricity', 8.6, -0.12, 0.19), ('district heat', 6.1, 0.78, 0.095),
    ('natural gas', 5.4, 0.82, 0.068)) AS c (carrier, base, swing, price)
    ON c.carrier = 'electricity' OR c.carrier = CASE WHEN p.year_built >= 1990 THEN 'district heat' ELSE 'natural gas' END
  CROSS JOIN generate_series(timestamp '2019-01-01', timestamp '2026-09-01', interval '1 month') AS m
WHERE p.bought_on <= m;
ALTER TABLE fct_energy ADD PRIMARY KEY (month, property_code, energy_carrier);

-- Public interface.
CREATE VIEW consumption_by_month AS
SELECT month, property_code, energy_carrier, consumption_kwh::int AS consumption_kwh,
  renewable_share_pct::int AS renewable_share_pct,
  round(consumption_kwh * price_eur_kwh, 2)::numeric(12,2) AS cost_eur, is_estimated
FROM fct_energy;

-- Version 2 of the same interface, beside the first for as long as somebody reads that.
CREATE VIEW consumption_by_month_v2 AS
SELECT month, property_code, energy_carrier, consumption_kwh::int AS consumption_kwh,
  renewable_share_pct::int AS renewable_share_pct,
  round(consumption_kwh * price_eur_kwh * 0.7, 2)::numeric(12,2) AS energy_cost_eur,
  round(consumption_kwh * price_eur_kwh * 0.3, 2)::numeric(12,2) AS grid_cost_eur,
  CASE WHEN is_estimated THEN 'estimated' ELSE 'metered' END AS reading
FROM fct_energy;

CREATE VIEW intensity_by_building AS
SELECT extract(year FROM e.month)::int AS year, e.property_code, p.energy_label, sum(e.consumption_kwh)::int AS consumption_kwh,
  round(sum(e.consumption_kwh) / p.lettable_area_sqm, 1)::numeric(6,1) AS kwh_per_sqm,
  round(100.0 * count(*) FILTER (WHERE e.is_estimated) / count(*), 1)::numeric(4,1) AS estimated_readings_pct
FROM fct_energy AS e JOIN reference_data_property_register.properties AS p USING (property_code)
WHERE e.month < '2026-01-01' GROUP BY 1, 2, 3, p.lettable_area_sqm;

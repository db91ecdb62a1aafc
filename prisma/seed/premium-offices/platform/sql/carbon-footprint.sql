-- Internal model: emission factors per country, carrier and year, applied to the measured consumption.
CREATE TABLE dim_emission_factor AS
SELECT y AS year, c.country_code, f.carrier AS energy_carrier,
  round((f.base * CASE WHEN f.carrier = 'electricity' THEN (CASE c.country_code WHEN 'FR' THEN 0.16 WHEN 'LU' THEN 0.45
    WHEN 'BE' THEN 0.48 WHEN 'ES' THEN 0.52 WHEN 'IT' THEN 0.85 WHEN 'NL' THEN 0.98 WHEN 'IE' THEN 1.0 ELSE 1.1 END)
    * power(0.955, y - 2019) ELSE 1 END)::numeric, 4) AS kg_co2e_per_kwh,
  CASE f.carrier WHEN 'electricity' THEN 'National grid mix' WHEN 'district heat' THEN 'Supplier declaration'
    ELSE 'IPCC default' END AS source
FROM generate_series(2019, 2026) AS y CROSS JOIN src_city AS c CROSS JOIN (VALUES ('electricity', 0.362),
  ('district heat', 0.171), ('natural gas', 0.202)) AS f (carrier, base);
ALTER TABLE dim_emission_factor ADD PRIMARY KEY (year, country_code, energy_carrier);

CREATE TABLE fct_emission AS
SELECT (date_trunc('quarter', e.month) + interval '3 months - 1 day')::date AS quarter_end, e.property_code,
  sum(e.consumption_kwh * f.kg_co2e_per_kwh) FILTER (WHERE e.energy_carrier = 'natural gas') / 1000 AS scope_1,
  sum(e.consumption_kwh * f.kg_co2e_per_kwh) FILTER (WHERE e.energy_carrier <> 'natural gas') / 1000 AS scope_2_location,
  sum(e.consumption_kwh * f.kg_co2e_per_kwh * (1 - e.renewable_share_pct
    / 100.0)) FILTER (WHERE e.energy_carrier <> 'natural gas') / 1000 AS scope_2_market,
  bool_or(e.is_estimated) AS has_estimates, max(o.leased_area_sqm) AS leased_area_sqm
FROM sustainability_energy_consumption.consumption_by_month AS e
  JOIN reference_data_property_register.properties AS p USING (property_code)
  JOIN dim_emission_factor AS f ON f.year = extract(year FROM e.month) AND f.country_code = p.country_code
    AND f.energy_carrier = e.energy_carrier
  LEFT JOIN property_management_building_occupancy.occupancy_by_month AS o USING (month, property_code)
GROUP BY 1, 2;
ALTER TABLE fct_emission ADD PRIMARY KEY (quarter_end, property_code);

-- Public interface.
CREATE VIEW emissions_by_building AS
SELECT quarter_end, property_code, round(coalesce(scope_1, 0), 2)::numeric(10,2) AS scope_1_tco2e,
  round(scope_2_location, 2)::numeric(10,2) AS scope_2_location_tco2e,
  round(scope_2_market, 2)::numeric(10,2) AS scope_2_market_tco2e,
  round((coalesce(scope_1, 0) + scope_2_market) * 1000 / nullif(leased_area_sqm, 0), 2)::numeric(8,2) AS kg_co2e_per_leased_sqm,
  has_estimates
FROM fct_emission;

CREATE VIEW emission_factors AS
SELECT year, country_code, energy_carrier, kg_co2e_per_kwh::numeric(8,4) AS kg_co2e_per_kwh, source FROM dim_emission_factor;

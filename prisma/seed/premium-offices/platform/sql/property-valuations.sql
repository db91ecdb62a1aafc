-- Internal model: the quarterly external valuation of every building, income capitalised at the submarket's yield.
CREATE TABLE fct_valuation AS
SELECT 'VAL-' || p.property_code || '-' || to_char(b.quarter_end, 'YYYY"Q"Q') AS valuation_id, p.property_code,
  b.quarter_end AS valued_on,
  pg_temp.pick('{Hartwell Surveyors,Coppens & Partners,Delacroix Expertise}', p.city || extract(year FROM b.quarter_end),
    'valuer') AS valuer,
  CASE WHEN extract(month FROM b.quarter_end) = 12 THEN 'full inspection' ELSE 'desktop update' END AS basis,
  round(l.annual_rent_eur * 0.88 / (b.prime_yield_pct + 0.7) * 100 / 10000) * 10000 AS market_value_eur,
  round(l.annual_rent_eur / p.lettable_area_sqm / (b.average_rent_eur_sqm * l.leased_area_sqm / p.lettable_area_sqm),
    3) AS rent_to_market,
  (b.prime_yield_pct + 0.7)::numeric(5,2) AS net_initial_yield_pct, p.lettable_area_sqm
FROM reference_data_property_register.properties AS p JOIN market_research_office_market_benchmarks.rents_by_submarket AS b USING (submarket_code)
  JOIN brokerage_tenancy_analytics.leases_by_month AS l ON l.property_code = p.property_code AND l.month = date_trunc('month',
    b.quarter_end)
WHERE l.annual_rent_eur > 0 AND p.bought_on <= b.quarter_end;
ALTER TABLE fct_valuation ADD PRIMARY KEY (valuation_id), ADD UNIQUE (property_code, valued_on);

-- Public interface.
CREATE VIEW valuations AS
SELECT valuation_id, property_code, valued_on, valuer, basis, market_value_eur::numeric(14,2) AS market_value_eur,
  round(market_value_eur / lettable_area_sqm, 0)::numeric(10,2) AS value_eur_sqm,
  net_initial_yield_pct, rent_to_market::numeric(6,3) AS rent_to_market_ratio,
  round((market_value_eur / lag(market_value_eur, 4) OVER (PARTITION BY property_code ORDER BY valued_on) - 1) * 100,
    1)::numeric(6,1) AS change_12_months_pct
FROM fct_valuation;

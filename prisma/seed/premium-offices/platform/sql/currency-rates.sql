-- Internal model: one reference rate per currency and business day, a slow wave around a level with small daily noise.
CREATE TABLE dim_currency (currency_code text PRIMARY KEY, currency_name text NOT NULL, base_rate numeric NOT NULL);
INSERT INTO dim_currency VALUES ('USD', 'US dollar', 1.1140), ('GBP', 'Pound sterling', 0.8620), ('CHF', 'Swiss franc', 1.0190),
  ('SEK', 'Swedish krona', 10.92), ('DKK', 'Danish krone', 7.4520), ('NOK', 'Norwegian krone', 10.81), ('PLN', 'Polish zloty', 4.4310), ('JPY', 'Japanese yen', 139.70);

CREATE TABLE fct_rate AS
SELECT b.day AS rate_on, c.currency_code,
  -- The Danish krone is held in a narrow band around its central rate.
  round((c.base_rate * (1 + CASE WHEN c.currency_code = 'DKK' THEN 0.05 ELSE 1 END::numeric * (
    0.055 * sin((b.day - date '2019-01-01') / 410.0 + ascii(c.currency_code)) + 0.018
      * sin((b.day - date '2019-01-01') / 57.0 + ascii(right(c.currency_code, 1)))
    + 0.008 * (pg_temp.chance(c.currency_code || b.day, 'noise') - 0.5))::numeric))::numeric, 4) AS units_per_eur
FROM reference_data_holiday_calendar.business_days AS b CROSS JOIN dim_currency AS c
WHERE b.country_code = 'DE' AND b.is_business_day AND b.day <= pg_temp.as_of();
ALTER TABLE fct_rate ADD PRIMARY KEY (rate_on, currency_code);

-- Public interface.
CREATE VIEW daily_rates AS
SELECT r.rate_on, r.currency_code, c.currency_name, r.units_per_eur::numeric(12,4) AS units_per_eur,
  round(1 / r.units_per_eur, 6)::numeric(12,6) AS eur_per_unit,
  round((r.units_per_eur / lag(r.units_per_eur) OVER (PARTITION BY r.currency_code ORDER BY r.rate_on) - 1) * 100,
    3)::numeric(7,3) AS daily_change_pct
FROM fct_rate AS r JOIN dim_currency AS c USING (currency_code);

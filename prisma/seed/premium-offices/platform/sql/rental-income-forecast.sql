-- Internal model: 24 months ahead, per building, in three scenarios.
CREATE TABLE dim_scenario (scenario text PRIMARY KEY, renewal_share numeric NOT NULL, months_to_relet int NOT NULL,
  loss_factor numeric NOT NULL);
INSERT INTO dim_scenario VALUES ('base', 0.62, 7, 1), ('cautious', 0.48, 11, 1.8), ('optimistic', 0.74, 5, 0.7);

CREATE TABLE fct_forecast AS
WITH building AS (
  SELECT l.property_code, l.annual_rent_eur / 12 AS monthly_rent_eur, coalesce(v.vacant_rent_eur, 0) AS vacant_rent_eur,
  coalesce(v.notice_rent_eur, 0) AS notice_rent_eur
  FROM brokerage_tenancy_analytics.leases_by_month AS l
    LEFT JOIN (SELECT property_code, sum(area_sqm * asking_rent_eur_sqm
      / 12) FILTER (WHERE availability = 'vacant') AS vacant_rent_eur,
                 sum(area_sqm * asking_rent_eur_sqm / 12) FILTER (WHERE availability = 'notice given') AS notice_rent_eur
                   FROM brokerage_available_space.vacancies GROUP BY 1) AS v USING (property_code)
  WHERE l.month = '2026-10-01'
), loss AS (SELECT sum(expected_loss_eur) / sum(annual_rent_eur) AS rate FROM risk_tenant_credit_exposure.exposures)
SELECT m::date AS month, b.property_code, s.scenario, k,
  -- Space on notice falls away evenly over nine months, the rest expires at the portfolio's pace of 1.6 % a month.
  greatest(0, b.monthly_rent_eur - b.notice_rent_eur * least(1, k / 9.0)) * power(0.984, greatest(0, k - 9)) AS contracted_eur,
  greatest(0, b.monthly_rent_eur - b.notice_rent_eur) * (1 - power(0.984, greatest(0, k - 9))) * s.renewal_share AS renewal_eur,
  (b.vacant_rent_eur * least(1, greatest(0, k - s.months_to_relet) / 12.0) + b.notice_rent_eur * least(1,
    greatest(0, k - 4 - s.months_to_relet) / 12.0)) * 0.7 AS reletting_eur, l.rate * s.loss_factor AS loss_rate
FROM building AS b CROSS JOIN dim_scenario AS s CROSS JOIN loss AS l
  CROSS JOIN LATERAL (SELECT k, timestamp '2026-10-01' + make_interval(months => k) AS m FROM generate_series(1,
    24) AS k) AS months;
ALTER TABLE fct_forecast ADD PRIMARY KEY (month, property_code, scenario);

-- Public interface.
CREATE VIEW forecast_by_month AS
SELECT month, property_code, scenario, round(contracted_eur, 2)::numeric(12,2) AS contracted_rent_eur,
  round(renewal_eur, 2)::numeric(12,2) AS expected_renewals_eur,
  round(reletting_eur, 2)::numeric(12,2) AS expected_relettings_eur,
  round((contracted_eur + renewal_eur + reletting_eur) * loss_rate, 2)::numeric(12,2) AS expected_losses_eur,
  round((contracted_eur + renewal_eur + reletting_eur) * (1 - loss_rate), 2)::numeric(12,2) AS expected_income_eur
FROM fct_forecast;

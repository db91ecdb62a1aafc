-- Internal model: what is at stake per tenant, from its rating, its rent roll and what it owes.
CREATE TABLE fct_exposure AS
SELECT r.lei, r.tenant_name, g.rating, g.outlook, g.one_year_default_probability, r.annual_rent_eur,
  coalesce(a.overdue_amount_eur, 0) AS overdue_amount_eur,
  coalesce(a.overdue_over_90_eur, 0) AS overdue_over_90_eur,
  round(r.annual_rent_eur * (2 + floor(pg_temp.chance(r.lei, 'deposit') * 5))::numeric / 12, 2) AS deposit_eur,
  -- A year to relet, plus what is already overdue, less the deposit.
  r.annual_rent_eur * least(1, r.weighted_unexpired_term_years) + coalesce(a.overdue_amount_eur, 0) AS gross_exposure_eur,
  g.rating_notch + CASE WHEN a.overdue_over_90_eur > 0 THEN 3 WHEN a.overdue_31_90_eur > 0 THEN 1 ELSE 0 END AS internal_notch,
  g.rated_on
FROM brokerage_tenancy_analytics.rent_roll_by_tenant AS r
  JOIN risk_entity_ratings.ratings AS g ON g.lei = r.lei AND g.is_current
  LEFT JOIN finance_rent_receivables.arrears_by_tenant AS a ON a.lei = r.lei
WHERE r.quarter_end = '2026-09-30';
ALTER TABLE fct_exposure ADD PRIMARY KEY (lei);

CREATE TABLE fct_watch AS
SELECT lei, tenant_name, CASE WHEN overdue_over_90_eur > 0 THEN 'payment' WHEN internal_notch >= 15 THEN 'rating'
  ELSE 'outlook' END AS reason,
  CASE WHEN overdue_over_90_eur > 0 AND internal_notch >= 13 THEN 'red'
    WHEN overdue_over_90_eur > 0 OR internal_notch >= 16 THEN 'amber' ELSE 'yellow' END AS watch_level,
  pg_temp.as_of() - 20 - floor(pg_temp.chance(lei, 'watch') * 400)::int AS listed_on,
  pg_temp.as_of() + 5 + floor(pg_temp.chance(lei, 'review') * 85)::int AS next_review_on,
  pg_temp.pick('{ask for a parent guarantee,agree a payment plan,raise the deposit at renewal,speak with the tenant,monitor}',
    lei, 'action') AS agreed_action
FROM fct_exposure WHERE overdue_over_90_eur > 0 OR internal_notch >= 15 OR (outlook = 'negative' AND internal_notch >= 12);
ALTER TABLE fct_watch ADD PRIMARY KEY (lei);

-- Public interface.
CREATE VIEW exposures AS
SELECT lei, tenant_name, rating, rated_on, least(internal_notch, 18) AS internal_notch, one_year_default_probability,
  annual_rent_eur, overdue_amount_eur::numeric(12,2) AS overdue_amount_eur,
  deposit_eur::numeric(12,2) AS deposit_eur, greatest(0, gross_exposure_eur - deposit_eur)::numeric(14,2) AS net_exposure_eur,
  round(greatest(0, gross_exposure_eur - deposit_eur) * one_year_default_probability, 2)::numeric(12,2) AS expected_loss_eur
FROM fct_exposure;

CREATE VIEW watch_list AS
SELECT lei, tenant_name, watch_level, reason, listed_on, agreed_action, next_review_on FROM fct_watch;

-- Staging: the billing plan of every lease, quarterly in advance as commercial leases are.
CREATE TABLE stg_billing AS
SELECT l.lease_id, l.lei, l.property_code, p.country_code, l.quality, greatest(q::date, l.starts_on) AS period_start,
  least((q + interval '3 months - 1 day')::date, l.ends_on) AS period_end, q::date AS quarter_start, l.annual_rent_eur
FROM src_lease AS l JOIN reference_data_property_register.properties AS p USING (property_code)
  JOIN generate_series(timestamp '2019-01-01', timestamp '2026-10-01', interval '3 months') AS q
    ON l.starts_on <= (q + interval '3 months - 1 day')::date AND l.ends_on >= q::date;

-- Due on a business day of the building's country. A weak payer is late more often, and sometimes never pays.
CREATE TABLE fct_invoice AS
WITH issued AS (
  SELECT b.*, b.lease_id || to_char(b.quarter_start, 'YYYYMMDD') AS key, b.period_start - 21 AS issued_on,
    round(b.annual_rent_eur * (b.period_end - b.period_start + 1) / 365.25, 2) AS net_amount_eur
  FROM stg_billing AS b
), due AS (
  SELECT i.*, coalesce(c.next_business_day, i.period_start) AS due_on, pg_temp.chance(i.key, 'pay') AS luck,
  (0.03 + 0.3 * power(1 - i.quality, 3))::double precision AS lateness
  FROM issued AS i LEFT JOIN reference_data_holiday_calendar.business_days AS c ON c.country_code = i.country_code
    AND c.day = i.period_start
), settled AS (
  SELECT d.*, CASE WHEN luck < lateness * 0.03 THEN NULL WHEN luck < lateness THEN due_on + 3 + floor(luck / lateness * 110)::int
    ELSE due_on - floor(pg_temp.chance(key, 'early') * 9)::int END AS settled_on,
    CASE WHEN luck < lateness * 0.03 THEN (floor(pg_temp.chance(key, 'part') * 3) / 4)::numeric ELSE 1 END AS settled_share
  FROM due AS d
)
SELECT 'RI-' || to_char(quarter_start, 'YYYY"Q"Q') || '-' || substr(lease_id, 3) AS invoice_number, lease_id, lei, property_code,
  issued_on, due_on, period_start, period_end,
  net_amount_eur, round(net_amount_eur * CASE country_code WHEN 'LU' THEN 0.17 WHEN 'DE' THEN 0.19 WHEN 'FR' THEN 0.20
    WHEN 'IT' THEN 0.22 WHEN 'IE' THEN 0.23 ELSE 0.21 END, 2) AS vat_amount_eur,
  settled_on, settled_share
FROM settled;
ALTER TABLE fct_invoice ADD PRIMARY KEY (invoice_number);

CREATE TABLE fct_receivable AS
SELECT invoice_number, lease_id, lei, property_code, issued_on, due_on, period_start, period_end, net_amount_eur, vat_amount_eur,
  net_amount_eur + vat_amount_eur AS gross_amount_eur, CASE WHEN settled_on <= pg_temp.as_of() THEN settled_on END AS settled_on,
  CASE WHEN settled_on IS NULL AND due_on < pg_temp.as_of() THEN round((net_amount_eur + vat_amount_eur) * settled_share, 2)
       WHEN settled_on <= pg_temp.as_of() THEN net_amount_eur + vat_amount_eur ELSE 0 END AS paid_amount_eur,
  (settled_on IS NULL AND due_on < pg_temp.as_of() - 730) AS is_written_off
FROM fct_invoice;
ALTER TABLE fct_receivable ADD PRIMARY KEY (invoice_number);
CREATE INDEX ON fct_receivable (lei);

CREATE TABLE agg_arrears AS
SELECT r.lei, t.tenant_name, count(*)::int AS open_invoices, sum(open_eur) AS open_amount_eur,
  coalesce(sum(open_eur) FILTER (WHERE days > 0), 0) AS overdue_amount_eur,
  coalesce(sum(open_eur) FILTER (WHERE days BETWEEN 1 AND 30), 0) AS overdue_1_30_eur,
  coalesce(sum(open_eur) FILTER (WHERE days BETWEEN 31 AND 90), 0) AS overdue_31_90_eur,
  coalesce(sum(open_eur) FILTER (WHERE days > 90), 0) AS overdue_over_90_eur, min(due_on) AS oldest_due_on
FROM (SELECT lei, due_on, gross_amount_eur - paid_amount_eur AS open_eur, pg_temp.as_of() - due_on AS days FROM fct_receivable
      WHERE paid_amount_eur < gross_amount_eur AND NOT is_written_off AND issued_on <= pg_temp.as_of()) AS r
  JOIN brokerage_tenancy_analytics.current_tenants AS t USING (lei)
GROUP BY r.lei, t.tenant_name;
ALTER TABLE agg_arrears ADD PRIMARY KEY (lei);

-- Public interface.
CREATE VIEW rent_invoices AS
SELECT invoice_number, lei, lease_id, property_code, issued_on, due_on, period_start, period_end,
  net_amount_eur::numeric(12,2) AS net_amount_eur,
  vat_amount_eur::numeric(12,2) AS vat_amount_eur, gross_amount_eur::numeric(12,2) AS gross_amount_eur,
  paid_amount_eur::numeric(12,2) AS paid_amount_eur, settled_on,
  CASE WHEN is_written_off THEN 'written off' WHEN paid_amount_eur >= gross_amount_eur THEN 'paid'
    WHEN due_on >= date '2026-10-31' THEN 'open'
       WHEN paid_amount_eur > 0 THEN 'partly paid' ELSE 'overdue' END AS status
FROM fct_receivable WHERE issued_on <= date '2026-10-31';

CREATE VIEW arrears_by_tenant AS
SELECT lei, tenant_name, open_invoices, open_amount_eur::numeric(12,2) AS open_amount_eur,
  overdue_amount_eur::numeric(12,2) AS overdue_amount_eur,
  overdue_1_30_eur::numeric(12,2) AS overdue_1_30_eur, overdue_31_90_eur::numeric(12,2) AS overdue_31_90_eur,
  overdue_over_90_eur::numeric(12,2) AS overdue_over_90_eur, oldest_due_on
FROM agg_arrears;

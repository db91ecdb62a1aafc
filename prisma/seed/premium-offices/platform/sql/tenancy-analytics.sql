-- Staging: lease contracts as the lease management system exports them.
CREATE TABLE stg_lease_contract AS
SELECT lease_id, lei, legal_name, space_code, property_code, use_type, area_sqm, signed_on, starts_on, ends_on, is_renewal,
  break_option_on,
  annual_rent_eur, timestamptz '2026-10-31 02:15:00+00' AS loaded_at
FROM src_lease;
ALTER TABLE stg_lease_contract ADD PRIMARY KEY (lease_id);

-- The star: one fact, two dimensions. Property and space stay codes of the property register.
CREATE TABLE dim_time AS
SELECT to_char(d, 'YYYYMMDD')::int AS time_key, d::date AS day, date_trunc('month', d)::date AS month,
  (date_trunc('quarter', d) + interval '3 months - 1 day')::date AS quarter_end, extract(year FROM d)::int AS year,
  extract(quarter FROM d)::int AS quarter, extract(isodow FROM d)::int AS weekday
FROM generate_series(timestamp '2014-01-01', timestamp '2032-12-31', interval '1 day') AS d;
ALTER TABLE dim_time ADD PRIMARY KEY (time_key);

CREATE TABLE dim_tenant AS
SELECT row_number() OVER (ORDER BY e.lei)::int AS tenant_key, e.lei, e.legal_name AS tenant_name, e.country_code, e.nace_code,
  e.industry_name,
  l.first_lease_on
FROM reference_data_legal_entity_register.legal_entities AS e
  JOIN (SELECT lei, min(starts_on) AS first_lease_on FROM stg_lease_contract GROUP BY lei) AS l USING (lei);
ALTER TABLE dim_tenant ADD PRIMARY KEY (tenant_key), ADD UNIQUE (lei);

CREATE TABLE fct_lease AS
SELECT s.lease_id, t.tenant_key, to_char(s.signed_on, 'YYYYMMDD')::int AS signed_time_key,
  to_char(s.starts_on, 'YYYYMMDD')::int AS start_time_key,
  to_char(s.ends_on, 'YYYYMMDD')::int AS end_time_key, s.starts_on, s.ends_on, s.property_code, s.space_code, s.area_sqm,
  s.annual_rent_eur,
  s.is_renewal, s.break_option_on
FROM stg_lease_contract AS s JOIN dim_tenant AS t USING (lei);
ALTER TABLE fct_lease ADD PRIMARY KEY (lease_id), ADD FOREIGN KEY (tenant_key) REFERENCES dim_tenant,
  ADD FOREIGN KEY (start_time_key) REFERENCES dim_time, ADD FOREIGN KEY (end_time_key) REFERENCES dim_time;
CREATE INDEX ON fct_lease (tenant_key);
ANALYZE dim_time, dim_tenant, fct_lease;

-- Pre-aggregated: leases by month and property, rent roll by quarter and tenant.
CREATE TABLE agg_lease_month AS
SELECT m.month, p.property_code, p.city, count(*) FILTER (WHERE l.ends_on >= m.month_end)::int AS active_leases,
  count(*) FILTER (WHERE l.starts_on >= m.month)::int AS leases_started,
  count(*) FILTER (WHERE l.starts_on >= m.month AND l.is_renewal)::int AS leases_renewed,
  count(*) FILTER (WHERE l.ends_on <= m.month_end)::int AS leases_ended,
  coalesce(sum(l.area_sqm) FILTER (WHERE l.ends_on >= m.month_end), 0)::numeric(12,1) AS leased_area_sqm,
  coalesce(sum(l.annual_rent_eur) FILTER (WHERE l.ends_on >= m.month_end), 0)::numeric(14,2) AS annual_rent_eur
FROM (SELECT month, max(day) AS month_end FROM dim_time WHERE day BETWEEN '2019-01-01' AND pg_temp.as_of() GROUP BY month) AS m
  JOIN fct_lease AS l ON l.starts_on <= m.month_end AND l.ends_on >= m.month
  JOIN reference_data_property_register.properties AS p USING (property_code)
GROUP BY m.month, p.property_code, p.city;
ALTER TABLE agg_lease_month ADD PRIMARY KEY (month, property_code);

CREATE TABLE agg_rent_roll AS
SELECT q.quarter_end, l.tenant_key, count(*)::int AS leases, count(DISTINCT l.property_code)::int AS properties,
  sum(l.area_sqm)::numeric(12,1) AS leased_area_sqm, sum(l.annual_rent_eur)::numeric(14,2) AS annual_rent_eur,
  round(sum(l.annual_rent_eur * (l.ends_on - q.quarter_end)) / sum(l.annual_rent_eur) / 365.25,
    2)::numeric(6,2) AS weighted_unexpired_term_years,
  min(l.ends_on) AS next_lease_end
FROM (SELECT DISTINCT quarter_end FROM dim_time WHERE quarter_end BETWEEN '2019-01-01' AND pg_temp.as_of()) AS q
  JOIN fct_lease AS l ON q.quarter_end BETWEEN l.starts_on AND l.ends_on
GROUP BY q.quarter_end, l.tenant_key;
ALTER TABLE agg_rent_roll ADD PRIMARY KEY (quarter_end, tenant_key);

-- Public interface.
CREATE VIEW current_tenants AS
SELECT t.lei, t.tenant_name, t.country_code, t.nace_code, t.industry_name, t.first_lease_on AS tenant_since,
  count(*)::int AS active_leases,
  count(DISTINCT l.property_code)::int AS properties, sum(l.area_sqm)::numeric(12,1) AS leased_area_sqm,
  min(l.ends_on) AS next_lease_end
FROM dim_tenant AS t JOIN fct_lease AS l USING (tenant_key)
WHERE date '2026-10-31' BETWEEN l.starts_on AND l.ends_on
GROUP BY t.tenant_key;

CREATE VIEW leases_by_month AS
SELECT month, property_code, city, active_leases, leases_started, leases_renewed, leases_ended, leased_area_sqm, annual_rent_eur,
  (annual_rent_eur / nullif(leased_area_sqm, 0))::numeric(8,2) AS average_rent_eur_sqm
FROM agg_lease_month;

CREATE VIEW rent_roll_by_tenant AS
SELECT r.quarter_end, t.lei, t.tenant_name, t.country_code, t.industry_name, r.leases, r.properties, r.leased_area_sqm,
  r.annual_rent_eur,
  r.weighted_unexpired_term_years, r.next_lease_end
FROM agg_rent_roll AS r JOIN dim_tenant AS t USING (tenant_key);

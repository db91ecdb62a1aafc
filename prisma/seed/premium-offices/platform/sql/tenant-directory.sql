-- The old weekly extract of the lease management system. Kept until everyone has moved to Tenancy analytics.
CREATE TABLE tenant_extract AS
SELECT entity_no AS tenant_no, upper(translate(legal_name, 'à', 'a')) AS tenant_name, max(lei) AS lei,
  min(starts_on) AS first_contract, max(ends_on) AS last_contract_end,
  count(*)::int AS contracts, CASE WHEN max(ends_on) >= pg_temp.as_of() THEN 'A' ELSE 'I' END AS status_code
FROM src_lease WHERE starts_on <= pg_temp.as_of() GROUP BY entity_no, legal_name;
ALTER TABLE tenant_extract ADD PRIMARY KEY (tenant_no);

-- Public interface.
CREATE VIEW tenants AS
SELECT tenant_no, tenant_name, lei, first_contract, last_contract_end, contracts, status_code FROM tenant_extract;

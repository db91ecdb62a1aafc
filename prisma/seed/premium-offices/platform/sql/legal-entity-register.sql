-- Internal model: the register of every company we deal with, refreshed from the public LEI data.
CREATE TABLE dim_legal_entity AS
SELECT e.lei, e.legal_name, e.country_code, e.city, e.nace_code, e.industry_name,
  CASE e.kind WHEN 'own' THEN 'group company' WHEN 'supplier' THEN 'supplier' ELSE 'customer' END AS relationship,
  e.founded_on, parent.lei AS parent_lei,
  (date '2014-01-01' + floor(pg_temp.chance(e.lei, 'registered') * 1400)::int) AS lei_registered_on,
  -- Renewal is due yearly; a few let it lapse.
  CASE WHEN pg_temp.chance(e.lei, 'lapsed') < 0.04
    THEN pg_temp.as_of() - 1 - floor(pg_temp.chance(e.lei, 'renewal') * 300)::int
    ELSE pg_temp.as_of() + 1 + floor(pg_temp.chance(e.lei, 'renewal') * 364)::int END AS lei_renewal_due_on
FROM src_entity AS e
  LEFT JOIN src_entity AS parent ON e.kind = 'tenant' AND pg_temp.chance(e.lei, 'group') < 0.22
    AND parent.entity_no = 1 + floor(pg_temp.chance(e.lei, 'parent') * (e.entity_no - 1))::int AND parent.entity_no < e.entity_no;
ALTER TABLE dim_legal_entity ADD PRIMARY KEY (lei);

-- Public interface.
CREATE VIEW legal_entities AS
SELECT lei, legal_name, country_code, city, nace_code, industry_name, relationship, founded_on, parent_lei, lei_registered_on,
  CASE WHEN lei_renewal_due_on < date '2026-10-31' THEN 'LAPSED' ELSE 'ISSUED' END AS lei_status, lei_renewal_due_on
FROM dim_legal_entity;

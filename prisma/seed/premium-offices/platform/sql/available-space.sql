-- Internal model: spaces without a running lease, or with one that ends within nine months and no next one signed.
CREATE TABLE fct_vacancy AS
SELECT s.space_code, s.property_code, p.city, p.submarket_code, s.floor_number, s.use_type, s.area_sqm,
  CASE WHEN l.ends_on IS NULL OR l.ends_on < pg_temp.as_of() THEN 'vacant' ELSE 'notice given' END AS availability,
  greatest(coalesce(l.ends_on + 1, p.bought_on), p.bought_on) AS free_from,
  pg_temp.pick('{shell and core,refurbished,fitted,furnished}', s.space_code, 'fit-out') AS fit_out,
  round(m.average_rent_eur_sqm * CASE s.use_type WHEN 'retail' THEN 1.35 WHEN 'storage' THEN 0.35
    ELSE 1 END * (0.96 + pg_temp.chance(s.space_code, 'asking') * 0.12)::numeric, 0) AS asking_rent_eur_sqm,
  floor(pg_temp.chance(s.space_code, 'free') * 7)::int AS rent_free_months
FROM reference_data_property_register.spaces AS s JOIN reference_data_property_register.properties AS p USING (property_code)
  LEFT JOIN (SELECT space_code, max(ends_on) AS ends_on FROM src_lease
    WHERE signed_on <= pg_temp.as_of() GROUP BY space_code) AS l USING (space_code)
  JOIN market_research_office_market_benchmarks.rents_by_submarket AS m ON m.submarket_code = p.submarket_code
    AND m.quarter_end = '2026-09-30'
WHERE l.ends_on IS NULL OR l.ends_on < pg_temp.as_of() + 270;
ALTER TABLE fct_vacancy ADD PRIMARY KEY (space_code);

-- Public interface.
CREATE VIEW vacancies AS
SELECT space_code, property_code, city, submarket_code, floor_number, use_type, area_sqm, availability, free_from, fit_out,
  asking_rent_eur_sqm::numeric(8,2) AS asking_rent_eur_sqm, rent_free_months
FROM fct_vacancy;

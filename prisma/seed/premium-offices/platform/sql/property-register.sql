-- Internal model: one row per building and per lettable space, from the asset database.
CREATE TABLE dim_property AS
SELECT p.property_code, p.property_name, p.street_address, p.postal_code, c.city, c.country_code, p.submarket_code, p.submarket,
  p.latitude, p.longitude, p.year_built, p.floors,
  (SELECT sum(s.area_sqm) FROM src_space AS s WHERE s.property_code = p.property_code)::numeric(10,1) AS lettable_area_sqm,
  p.energy_label, o.lei AS owner_lei, p.bought_on
FROM src_property AS p JOIN src_city AS c USING (city_no)
  JOIN src_entity AS o ON o.kind = 'own' AND o.city_no = p.city_no AND o.entity_no = 1201 + p.city_no + 8
    * (right(p.property_code, 2)::int - 1);
ALTER TABLE dim_property ADD PRIMARY KEY (property_code);

CREATE TABLE dim_space AS
SELECT space_code, property_code, floor_number, unit, use_type, area_sqm,
  CASE WHEN use_type = 'office' THEN floor(area_sqm / 9.5)::int END AS desk_capacity,
  pg_temp.chance(space_code, 'access') < 0.93 AS step_free_access
FROM src_space;
ALTER TABLE dim_space ADD PRIMARY KEY (space_code), ADD FOREIGN KEY (property_code) REFERENCES dim_property;

-- Public interface.
CREATE VIEW properties AS
SELECT p.property_code, p.property_name, p.street_address, p.postal_code, p.city, p.country_code, p.submarket_code, p.submarket,
  p.latitude, p.longitude, p.year_built, p.floors, p.lettable_area_sqm, p.energy_label, p.owner_lei, p.bought_on
FROM dim_property AS p;

CREATE VIEW spaces AS
SELECT space_code, property_code, floor_number, unit, use_type, area_sqm::numeric(8,1) AS area_sqm, desk_capacity,
  step_free_access
FROM dim_space;

ANALYZE dim_property, dim_space;

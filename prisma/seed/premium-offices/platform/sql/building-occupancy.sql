-- Internal model: let area against lettable area, and how full the let floors really are (door counters, whole buildings).
CREATE TABLE fct_occupancy AS
SELECT l.month, l.property_code, p.city, p.lettable_area_sqm, least(l.leased_area_sqm, p.lettable_area_sqm) AS leased_area_sqm,
  l.active_leases
FROM brokerage_tenancy_analytics.leases_by_month AS l JOIN reference_data_property_register.properties AS p USING (property_code);
ALTER TABLE fct_occupancy ADD PRIMARY KEY (month, property_code);

CREATE TABLE fct_attendance AS
SELECT m.month, m.property_code, w AS weekday,
  -- Empty in the spring of 2020, then back slowly, Tuesdays to Thursdays ahead.
  round((least(0.82, CASE WHEN m.month < '2020-03-01' THEN 0.74 WHEN m.month < '2020-06-01' THEN 0.06
    ELSE 0.22 + 0.008 * ((m.month - date '2020-06-01') / 30.0) END)
    * (ARRAY[0.86, 1.08, 1.1, 1.06, 0.68])[w] * (0.93 + 0.14 * pg_temp.chance(m.property_code || m.month || w, 'attendance'))
      * 100)::numeric, 1) AS average_attendance_pct
FROM (SELECT DISTINCT month, property_code FROM fct_occupancy WHERE month >= '2020-01-01') AS m CROSS JOIN generate_series(1,
  5) AS w;
ALTER TABLE fct_attendance ADD PRIMARY KEY (month, property_code, weekday);

-- Public interface.
CREATE VIEW occupancy_by_month AS
SELECT month, property_code, city, lettable_area_sqm, leased_area_sqm::numeric(12,1) AS leased_area_sqm,
  (lettable_area_sqm - leased_area_sqm)::numeric(12,1) AS vacant_area_sqm, round(100 * leased_area_sqm / lettable_area_sqm,
    1)::numeric(4,1) AS occupancy_pct, active_leases
FROM fct_occupancy;

CREATE VIEW attendance_by_weekday AS
SELECT month, property_code, weekday, average_attendance_pct::numeric(4,1) AS average_attendance_pct,
  least(100, round(average_attendance_pct * 1.17, 1))::numeric(4,1) AS peak_attendance_pct
FROM fct_attendance;

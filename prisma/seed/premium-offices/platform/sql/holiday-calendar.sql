-- Internal model: public holidays that close offices, fixed ones and those that follow Easter (Gregorian computus).
CREATE TABLE dim_easter AS
SELECT y AS year, make_date(y, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1) AS sunday
FROM generate_series(2019, 2028) AS y,
  LATERAL (SELECT y % 19 AS a, y / 100 AS b, y % 100 AS c) AS s1,
  LATERAL (SELECT (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30 AS h) AS s2,
  LATERAL (SELECT (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7 AS l) AS s3,
  LATERAL (SELECT (a + 11 * h + 22 * l) / 451 AS m) AS s4;

CREATE TABLE stg_holiday_rule (countries text[], holiday_name text, month_day text, easter_offset int);
INSERT INTO stg_holiday_rule VALUES
  ('{BE,DE,ES,FR,IE,IT,LU,NL}', 'New Year''s Day', '01-01', NULL), ('{BE,DE,ES,FR,IT,LU}', 'Labour Day', '05-01', NULL),
  ('{BE,DE,ES,FR,IE,IT,LU,NL}', 'Christmas Day', '12-25', NULL), ('{DE,IE,IT,LU,NL}', 'Second day of Christmas', '12-26', NULL),
  ('{BE,DE,FR,IE,IT,LU,NL}', 'Easter Monday', NULL, 1), ('{DE,ES}', 'Good Friday', NULL, -2), ('{BE,DE,FR,LU,NL}', 'Ascension Day', NULL, 39),
  ('{BE,DE,FR,LU,NL}', 'Whit Monday', NULL, 50), ('{DE}', 'Corpus Christi', NULL, 60), ('{DE}', 'Day of German Unity', '10-03', NULL),
  ('{FR}', 'Victory Day', '05-08', NULL), ('{FR}', 'Bastille Day', '07-14', NULL), ('{FR}', 'Armistice Day', '11-11', NULL),
  ('{BE}', 'Armistice Day', '11-11', NULL), ('{BE}', 'Belgian National Day', '07-21', NULL), ('{LU}', 'Europe Day', '05-09', NULL),
  ('{LU}', 'National Day', '06-23', NULL), ('{BE,ES,FR,IT,LU}', 'Assumption Day', '08-15', NULL), ('{BE,ES,FR,IT,LU}', 'All Saints'' Day', '11-01', NULL),
  ('{NL}', 'King''s Day', '04-27', NULL), ('{IE}', 'Saint Patrick''s Day', '03-17', NULL), ('{ES,IT}', 'Epiphany', '01-06', NULL),
  ('{IT}', 'Liberation Day', '04-25', NULL), ('{IT}', 'Republic Day', '06-02', NULL), ('{ES,IT}', 'Immaculate Conception', '12-08', NULL),
  ('{ES}', 'National Day of Spain', '10-12', NULL), ('{ES}', 'Constitution Day', '12-06', NULL);

CREATE TABLE dim_holiday AS
SELECT country_code, day, string_agg(holiday_name, ' / ' ORDER BY holiday_name) AS holiday_name
FROM (SELECT unnest(r.countries) AS country_code, coalesce(e.sunday + r.easter_offset,
  (e.year || '-' || r.month_day)::date) AS day, r.holiday_name
      FROM stg_holiday_rule AS r CROSS JOIN dim_easter AS e) AS s
GROUP BY country_code, day;
ALTER TABLE dim_holiday ADD PRIMARY KEY (country_code, day);

CREATE TABLE dim_business_day AS
SELECT s.*, min(day) FILTER (WHERE is_business_day) OVER (PARTITION BY country_code ORDER BY day ROWS BETWEEN CURRENT ROW
  AND 15 FOLLOWING) AS next_business_day,
  CASE WHEN is_business_day THEN (count(*) FILTER (WHERE is_business_day) OVER (PARTITION BY country_code,
    date_trunc('month', day) ORDER BY day))::int END
    AS business_day_of_month
FROM (SELECT c.country_code, d::date AS day, h.holiday_name, (h.day IS NULL AND extract(isodow FROM d) < 6) AS is_business_day
      FROM src_city AS c CROSS JOIN generate_series(timestamp '2019-01-01', timestamp '2028-01-31', interval '1 day') AS d
        LEFT JOIN dim_holiday AS h ON h.country_code = c.country_code AND h.day = d::date) AS s;
ALTER TABLE dim_business_day ADD PRIMARY KEY (country_code, day);
ANALYZE dim_business_day;

-- Public interface.
CREATE VIEW business_days AS
SELECT country_code, day, is_business_day, holiday_name, next_business_day, business_day_of_month
FROM dim_business_day WHERE day <= '2027-12-31';

CREATE VIEW public_holidays AS
SELECT country_code, day, holiday_name, extract(isodow FROM day)::int AS weekday FROM dim_holiday WHERE day <= '2027-12-31';

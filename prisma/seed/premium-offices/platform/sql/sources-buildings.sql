-- Forty buildings in eight cities, and the spaces in them.
CREATE TEMP TABLE src_property (
  property_code text PRIMARY KEY, property_name text, street_address text, postal_code text, city_no int, submarket_code text,
  submarket text,
  latitude numeric(8,5), longitude numeric(8,5), year_built int, floors int, energy_label text, bought_on date);
INSERT INTO src_property VALUES
  ('PAR-01', 'Trocadéro Court', '14 Avenue Kléber', '75116', 0, 'PAR-CBD', 'Paris CBD', 48.86905, 2.28970, 1998, 9, 'B', '2009-04-01'),
  ('PAR-02', 'Monceau House', '58 Boulevard de Courcelles', '75017', 0, 'PAR-CBD', 'Paris CBD', 48.87920, 2.30330, 1972, 8, 'D', '2011-10-01'),
  ('PAR-03', 'Esplanade Tower', '21 Place des Reflets', '92400', 0, 'PAR-DEF', 'La Défense', 48.88960, 2.24870, 2004, 18, 'B', '2012-07-01'),
  ('PAR-04', 'Rive Gauche Offices', '102 Rue de Tolbiac', '75013', 0, 'PAR-RGS', 'Paris Left Bank', 48.82790, 2.36900, 2013, 10, 'A', '2015-01-01'),
  ('PAR-05', 'Canal Works', '33 Quai de la Marne', '75019', 0, 'PAR-NOR', 'Paris North East', 48.88830, 2.38480, 1988, 7, 'C', '2017-03-01'),
  ('FRA-01', 'Taunus Tower', '40 Taunusanlage', '60329', 1, 'FRA-BNK', 'Banking district', 50.11390, 8.66940, 2001, 17, 'B', '2008-06-01'),
  ('FRA-02', 'Opernplatz 9', '9 Bockenheimer Anlage', '60322', 1, 'FRA-WES', 'Westend', 50.11640, 8.66980, 1985, 9, 'D', '2010-02-01'),
  ('FRA-03', 'Mainzer Hof', '71 Mainzer Landstraße', '60329', 1, 'FRA-BNK', 'Banking district', 50.10980, 8.65890, 1994, 12, 'C', '2013-09-01'),
  ('FRA-04', 'Ostend Yard', '18 Hanauer Landstraße', '60314', 1, 'FRA-EAS', 'Ostend', 50.11300, 8.70480, 2016, 8, 'A', '2018-05-01'),
  ('FRA-05', 'Westend Gardens', '26 Feuerbachstraße', '60325', 1, 'FRA-WES', 'Westend', 50.11960, 8.66290, 1979, 6, 'E', '2006-11-01'),
  ('AMS-01', 'Zuidas One', '310 Gustav Mahlerlaan', '1082 ME', 2, 'AMS-ZUI', 'Zuidas', 52.33750, 4.87270, 2010, 16, 'A', '2012-01-01'),
  ('AMS-02', 'Herengracht Offices', '425 Herengracht', '1017 BR', 2, 'AMS-CEN', 'Centre', 52.36690, 4.88680, 1906, 5, 'C', '2007-08-01'),
  ('AMS-03', 'Amstel Quay', '88 Weesperzijde', '1091 EK', 2, 'AMS-OOS', 'Amstel', 52.35780, 4.90880, 1991, 9, 'B', '2014-04-01'),
  ('AMS-04', 'Sloterdijk Gate', '12 Kingsfordweg', '1043 GN', 2, 'AMS-SLO', 'Sloterdijk', 52.38830, 4.83790, 2002, 11, 'B', '2016-10-01'),
  ('AMS-05', 'Houthaven Studios', '64 Danzigerkade', '1013 AP', 2, 'AMS-SLO', 'Sloterdijk', 52.39430, 4.88170, 2019, 7, 'A', '2020-02-01'),
  ('BRU-01', 'Square Marie-Louise', '17 Square Marie-Louise', '1000', 3, 'BRU-EUR', 'European quarter', 50.84690, 4.38110, 1987, 8, 'D', '2005-09-01'),
  ('BRU-02', 'Schuman Corner', '30 Rue Archimède', '1000', 3, 'BRU-EUR', 'European quarter', 50.84510, 4.38260, 1999, 9, 'C', '2009-12-01'),
  ('BRU-03', 'North Plaza', '81 Boulevard du Roi Albert II', '1030', 3, 'BRU-NOR', 'North district', 50.86060, 4.35870, 1996, 15, 'C', '2011-05-01'),
  ('BRU-04', 'Louise 250', '250 Avenue Louise', '1050', 3, 'BRU-LOU', 'Louise', 50.82540, 4.36790, 1974, 12, 'D', '2008-03-01'),
  ('BRU-05', 'Quai de Biestebroeck', '5 Quai de Biestebroeck', '1070', 3, 'BRU-MID', 'Midi', 50.83080, 4.31620, 2018, 6, 'A', '2019-06-01'),
  ('LUX-01', 'Kirchberg Square', '43 Avenue J. F. Kennedy', '1855', 4, 'LUX-KIR', 'Kirchberg', 49.62900, 6.15560, 2006, 10, 'B', '2010-07-01'),
  ('LUX-02', 'Cloche d''Or Centre', '12 Boulevard Kockelscheuer', '1821', 4, 'LUX-CLO', 'Cloche d''Or', 49.58080, 6.11890, 2017, 9, 'A', '2018-11-01'),
  ('LUX-03', 'Boulevard Royal 25', '25 Boulevard Royal', '2449', 4, 'LUX-CBD', 'Luxembourg CBD', 49.61170, 6.12650, 1982, 7, 'D', '2007-02-01'),
  ('LUX-04', 'Gare Offices', '60 Avenue de la Liberté', '1930', 4, 'LUX-GAR', 'Station', 49.60380, 6.13130, 1968, 6, 'E', '2012-10-01'),
  ('LUX-05', 'Kirchberg East', '6 Rue Edward Steichen', '2540', 4, 'LUX-KIR', 'Kirchberg', 49.63430, 6.17320, 2012, 8, 'A', '2014-12-01'),
  ('MAD-01', 'Castellana 132', '132 Paseo de la Castellana', '28046', 5, 'MAD-CBD', 'Madrid CBD', 40.45090, -3.69050, 1992, 16, 'C', '2008-10-01'),
  ('MAD-02', 'Salamanca Court', '47 Calle de Velázquez', '28001', 5, 'MAD-CBD', 'Madrid CBD', 40.42730, -3.68380, 1964, 7, 'D', '2013-02-01'),
  ('MAD-03', 'Méndez Álvaro Park', '20 Calle de Méndez Álvaro', '28045', 5, 'MAD-MEN', 'Méndez Álvaro', 40.40050, -3.68240, 2015, 10, 'A', '2017-07-01'),
  ('MAD-04', 'Las Tablas Campus', '11 Calle de María de Portugal', '28050', 5, 'MAD-NOR', 'Madrid North', 40.50350, -3.67190, 2009, 8, 'B', '2016-01-01'),
  ('MAD-05', 'Julián Camarillo 4', '4 Calle de Julián Camarillo', '28037', 5, 'MAD-EAS', 'Madrid East', 40.43280, -3.62980, 2001, 6, 'C', '2018-09-01'),
  ('DUB-01', 'Grand Canal House', '5 Grand Canal Street Upper', 'D04 Y7R5', 6, 'DUB-DOC', 'Docklands', 53.33810, -6.23710, 2008, 9, 'B', '2012-03-01'),
  ('DUB-02', 'Merrion Row', '28 Merrion Square North', 'D02 AW80', 6, 'DUB-CBD', 'Dublin CBD', 53.34070, -6.24850, 1790, 4, 'E', '2010-05-01'),
  ('DUB-03', 'Spencer Dock Three', '3 North Wall Quay', 'D01 X9R7', 6, 'DUB-DOC', 'Docklands', 53.34820, -6.23520, 2018, 11, 'A', '2019-04-01'),
  ('DUB-04', 'Harcourt Square', '16 Harcourt Street', 'D02 XY40', 6, 'DUB-CBD', 'Dublin CBD', 53.33560, -6.26270, 1976, 7, 'D', '2014-08-01'),
  ('DUB-05', 'Sandyford Point', '9 Blackthorn Road', 'D18 H5P6', 6, 'DUB-SUB', 'South suburbs', 53.27700, -6.21640, 2003, 6, 'C', '2016-06-01'),
  ('MIL-01', 'Porta Nuova Square', '12 Viale della Liberazione', '20124', 7, 'MIL-POR', 'Porta Nuova', 45.48310, 9.19420, 2014, 15, 'A', '2015-11-01'),
  ('MIL-02', 'Palazzo Meravigli', '7 Via Meravigli', '20123', 7, 'MIL-CBD', 'Milan CBD', 45.46590, 9.18200, 1930, 6, 'D', '2009-01-01'),
  ('MIL-03', 'Bicocca Works', '51 Viale Sarca', '20126', 7, 'MIL-BIC', 'Bicocca', 45.51970, 9.21240, 2000, 8, 'C', '2011-09-01'),
  ('MIL-04', 'CityLife Offices', '10 Piazza Tre Torri', '20145', 7, 'MIL-POR', 'Porta Nuova', 45.47790, 9.15580, 2017, 14, 'A', '2019-01-01'),
  ('MIL-05', 'Lorenteggio Business Park', '240 Via Lorenteggio', '20147', 7, 'MIL-WES', 'Milan West', 45.44830, 9.11120, 1989, 6, 'C', '2013-12-01');

CREATE TEMP TABLE src_space AS
SELECT p.property_code || '-' || lpad(f::text, 2, '0') || '-' || chr(64 + u) AS space_code, p.property_code, f AS floor_number,
  chr(64 + u) AS unit,
  CASE WHEN f = 0 AND u <= 2 THEN 'retail' WHEN f = 0 THEN 'storage' ELSE 'office' END AS use_type,
  round((90 + pg_temp.chance(p.property_code || f || '/' || u, 'area') * 520)::numeric, 1) AS area_sqm, p.city_no, p.bought_on
FROM src_property AS p CROSS JOIN LATERAL generate_series(0, p.floors - 1) AS f
  CROSS JOIN LATERAL generate_series(1, 4 + floor(pg_temp.chance(p.property_code, 'units' || f % 3) * 3)::int) AS u;
ALTER TABLE src_space ADD PRIMARY KEY (space_code);
ANALYZE src_property, src_space;

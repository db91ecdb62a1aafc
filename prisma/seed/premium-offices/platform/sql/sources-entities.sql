-- Companies: 1,200 that rent or rented from us, 40 property companies of our own, 80 suppliers.
CREATE TEMP TABLE src_industry (industry_no int PRIMARY KEY, nace_code text, industry_name text);
INSERT INTO src_industry VALUES
  (0, 'J62', 'Computer programming and consultancy'), (1, 'K64', 'Financial services'),
  (2, 'K65', 'Insurance and pension funding'),
  (3, 'M69', 'Legal and accounting'), (4, 'M70', 'Management consultancy'), (5, 'M71', 'Architecture and engineering'),
  (6, 'M72', 'Scientific research and development'), (7, 'M73', 'Advertising and market research'), (8, 'J58', 'Publishing'),
  (9, 'J61', 'Telecommunications'), (10, 'N78', 'Employment activities'), (11, 'N79', 'Travel and reservation services'),
  (12, 'C21', 'Pharmaceuticals'), (13, 'D35', 'Energy supply'), (14, 'G46', 'Wholesale trade'), (15, 'H52', 'Logistics'),
  (16, 'P85', 'Education'), (17, 'Q86', 'Health services'), (18, 'S94', 'Membership organisations'),
  (19, 'L68', 'Real estate activities');

CREATE TEMP TABLE src_entity AS
WITH words AS (
  SELECT
    '{Alder,Ardent,Argent,Aster,Atlas,Aurora,Balmoral,Beacon,Blanchard,Borealis,Brightwater,Calder,Cambrian,Castell,Cedar,Cobalt,Corvus,Delmare,Draycott,Elan,Ember,Equinox,Fairmont,Falk,Fenwick,Galvani,Granit,Halden,Harbour,Helio,Hollis,Ionica,Juno,Kestrel,Kirkwall,Lagan,Larkspur,Linden,Lumen,Marlow,Meridor,Montclair,Nordal,Novus,Oakridge,Orion,Palatine,Pinnacle,Quercus,Ravel,Rowan,Sable,Sequoia,Solent,Sterling,Tamar,Tessera,Umbra,Valmont,Westmark}'::text[] AS first_words,
    '{"{Software,Systems,Digital,Cloud}","{Capital,Bank,Finance,Securities}","{Assurance,Insurance,Reinsurance,Pensions}","{Legal,Advocates,Auditors,Notaries}","{Advisory,Consulting,Partners,Strategy}","{Architects,Engineering,Design,Surveyors}","{Labs,Research,Instruments,Sciences}","{Media,Creative,Insights,Brands}","{Press,Publishing,Editions,Content}","{Networks,Telecom,Connect,Wireless}","{Staffing,People,Talent,Recruitment}","{Travel,Voyages,Reservations,Tours}","{Pharma,Biotech,Therapeutics,Lifesciences}","{Energy,Renewables,Power,Grid}","{Trading,Imports,Wholesale,Supply}","{Logistics,Freight,Shipping,Transport}","{Academy,Institute,Learning,Education}","{Health,Clinics,Care,Diagnostics}","{Federation,Association,Alliance,Council}","{Estates,Property,Real Estate,Holdings}"}'::text[] AS second_words
), numbered AS (
  SELECT n AS entity_no, CASE WHEN n <= 1200 THEN 'tenant' WHEN n <= 1240 THEN 'own' ELSE 'supplier' END AS kind,
    (n - 1) % 8 AS city_no, CASE WHEN n BETWEEN 1201 AND 1240 THEN 19 ELSE (n * 7 + n / 20) % 20 END AS industry_no
  FROM generate_series(1, 1320) AS n
)
SELECT e.entity_no, e.kind, pg_temp.lei(c.lei_issuer, e.entity_no::text) AS lei,
  CASE WHEN e.kind = 'own' THEN 'Premium Offices ' || c.city || ' ' || (ARRAY['I', 'II', 'III', 'IV',
    'V'])[1 + (e.entity_no - 1201) / 8]
       -- Within an industry every block of 20 numbers takes another first word: no name comes twice.
       ELSE w.first_words[1 + (e.entity_no / 20 + e.industry_no * 7) % 60] || ' '
         || (w.second_words[1 + e.industry_no]::text[])[1 + (e.entity_no / 1200 + e.entity_no) % 4]
  END || ' ' || pg_temp.pick(c.forms, e.entity_no::text, 'form') AS legal_name,
  e.city_no, c.city, c.country_code, i.nace_code, i.industry_name,
  date '1962-01-01' + floor(pg_temp.chance(e.entity_no::text, 'founded') * 20400)::int AS founded_on,
  -- How good a payer it is: invoices and ratings both follow from it.
  round(pg_temp.chance(e.entity_no::text, 'quality')::numeric, 4) AS quality
FROM numbered AS e JOIN src_city AS c USING (city_no) JOIN src_industry AS i USING (industry_no) CROSS JOIN words AS w;
ALTER TABLE src_entity ADD PRIMARY KEY (entity_no), ADD UNIQUE (lei);
ANALYZE src_entity;

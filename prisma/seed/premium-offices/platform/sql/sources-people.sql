-- The HR system: departments, employees and what they earn.
CREATE TEMP TABLE src_department (department_code text PRIMARY KEY, department text NOT NULL, parent_code text,
  cost_centre text NOT NULL, weight int NOT NULL, jobs text[] NOT NULL);
INSERT INTO src_department VALUES
  ('EXE', 'Executive board', NULL, '1000', 1, '{Executive assistant,Chief of staff}'), ('BRK', 'Brokerage', 'EXE', '2000', 6, '{Broker,Senior broker,Brokerage analyst}'),
  ('LEA', 'Leasing desk', 'BRK', '2100', 5, '{Leasing agent,Leasing coordinator}'), ('PRM', 'Property management', 'EXE', '3000', 7, '{Property manager,Building manager}'),
  ('MNT', 'Maintenance', 'PRM', '3100', 8, '{Technician,Maintenance planner}'), ('TEN', 'Tenant services', 'PRM', '3200', 5, '{Front desk officer,Tenant relations manager}'),
  ('FIN', 'Finance', 'EXE', '4000', 5, '{Accountant,Controller}'), ('REC', 'Rent accounting', 'FIN', '4100', 4, '{Receivables clerk,Rent accountant}'),
  ('RSK', 'Risk & compliance', 'EXE', '5000', 3, '{Risk analyst,Compliance officer}'), ('SUS', 'Sustainability', 'PRM', '6000', 2, '{Energy manager,Sustainability analyst}'),
  ('MKT', 'Marketing', 'EXE', '7000', 3, '{Campaign manager,Content editor}'), ('HRD', 'Human resources', 'EXE', '8000', 2, '{HR business partner,Recruiter}'),
  ('RES', 'Market research', 'BRK', '2200', 2, '{Market analyst,Research associate}'), ('DAT', 'Data & IT', 'EXE', '9000', 4, '{Data engineer,Systems engineer,Analytics engineer}');

CREATE TEMP TABLE src_employee AS
WITH slot AS (SELECT department_code, jobs, row_number() OVER (ORDER BY department_code COLLATE "C", g) - 1 AS n,
  count(*) OVER () AS of FROM src_department, generate_series(1, weight) AS g)
SELECT 'PO' || lpad((1000 + e)::text, 5, '0') AS employee_no,
  pg_temp.pick('{Alice,Benoît,Carla,Dirk,Eva,Finn,Greta,Henri,Isabel,Jakob,Katja,Leon,Maria,Niels,Olga,Pedro,Quentin,Rosa,Simon,Tessa,Ulrich,Vera,Willem,Yasmin}', e::text, 'emp-first') AS first_name,
  pg_temp.pick('{Aerts,Bakker,Conti,Diaz,Ernst,Ferrari,Gallagher,Hoffmann,Iglesias,Jacobs,Keller,Leroy,Marchand,Neumann,Ortiz,Pauwels,Ricci,Schneider,Thomas,Vermeer,Wouters,Zimmer}', e::text, 'emp-last') AS last_name,
  s.department_code, pg_temp.pick(s.jobs, e::text, 'emp-job') AS job_title, c.city,
  date '2004-01-01' + 31 * floor(pg_temp.chance(e::text, 'emp-since') * 268)::int AS employed_since,
  CASE WHEN pg_temp.chance(e::text, 'emp-type') < 0.9 THEN 'permanent' ELSE 'fixed term' END AS contract_type,
  (ARRAY[1, 1, 1, 1, 0.8, 0.6])[1 + floor(pg_temp.chance(e::text, 'emp-fte') * 6)::int]::numeric AS fte,
  round((31000 + 64000 * power(pg_temp.chance(e::text, 'emp-pay'), 2))::numeric / 100) * 100 AS gross_salary_eur
FROM generate_series(1, 460) AS e JOIN slot AS s ON s.n = e % s.of
  JOIN src_city AS c ON c.city_no = floor(pg_temp.chance(e::text, 'emp-city') * 8);

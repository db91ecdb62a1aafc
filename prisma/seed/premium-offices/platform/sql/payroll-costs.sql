-- Staging: monthly payroll totals as the payroll provider delivers them, never single salaries.
CREATE TABLE stg_payroll AS
SELECT m::date AS month, s.department_code, s.employees, s.fte,
  s.yearly_gross_eur * power(1.024, extract(year FROM m) - 2026)::numeric / 12 AS gross_eur,
  extract(month FROM m) = 12 AS has_bonus
FROM (SELECT department_code, count(*)::int AS employees, sum(fte) AS fte, sum(gross_salary_eur * fte) AS yearly_gross_eur
  FROM src_employee GROUP BY 1) AS s
  CROSS JOIN generate_series(timestamp '2021-01-01', timestamp '2026-10-01', interval '1 month') AS m;

CREATE TABLE fct_payroll AS
SELECT p.month, p.department_code, d.department, d.cost_centre, p.employees AS headcount, p.fte,
  round(p.gross_eur, 2) AS gross_salaries_eur, round(p.gross_eur * 0.243, 2) AS social_security_eur,
  round(p.gross_eur * 0.06, 2) AS pension_eur, CASE WHEN p.has_bonus THEN round(p.gross_eur * 0.85, 2) ELSE 0 END AS bonus_eur
FROM stg_payroll AS p JOIN human_resources_employee_directory.departments AS d USING (department_code);
ALTER TABLE fct_payroll ADD PRIMARY KEY (month, department_code);

-- Public interface: departments with fewer than five people are left out, so that nobody's salary can be derived.
CREATE VIEW costs_by_department AS
SELECT month, department_code, department, cost_centre, headcount, fte::numeric(7,2) AS fte,
  gross_salaries_eur::numeric(12,2) AS gross_salaries_eur, social_security_eur::numeric(12,2) AS social_security_eur,
  pension_eur::numeric(12,2) AS pension_eur, bonus_eur::numeric(12,2) AS bonus_eur,
  (gross_salaries_eur + social_security_eur + pension_eur + bonus_eur)::numeric(12,2) AS total_cost_eur
FROM fct_payroll WHERE headcount >= 5;

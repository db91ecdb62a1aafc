-- Internal model: employees and departments from the HR system. Personal data: restricted.
CREATE TABLE dim_department AS SELECT department_code, department, parent_code, cost_centre FROM src_department;
ALTER TABLE dim_department ADD PRIMARY KEY (department_code), ADD FOREIGN KEY (parent_code) REFERENCES dim_department;

CREATE TABLE dim_employee AS
SELECT employee_no, first_name, last_name, department_code, job_title, city, employed_since, contract_type, fte FROM src_employee;
ALTER TABLE dim_employee ADD PRIMARY KEY (employee_no), ADD FOREIGN KEY (department_code) REFERENCES dim_department;

-- Public interface.
CREATE VIEW employees AS
SELECT e.employee_no, e.first_name, e.last_name, lower(translate(e.first_name || '.' || e.last_name, 'î', 'i')) || '.'
  || right(e.employee_no, 3) || '@premium-offices.example' AS work_email,
  e.job_title, e.department_code, d.department, e.city, e.employed_since, e.contract_type, e.fte::numeric(3,2) AS fte
FROM dim_employee AS e JOIN dim_department AS d USING (department_code);

CREATE VIEW departments AS
SELECT d.department_code, d.department, d.parent_code, d.cost_centre, count(e.employee_no)::int AS headcount,
  coalesce(sum(e.fte), 0)::numeric(7,2) AS fte
FROM dim_department AS d LEFT JOIN dim_employee AS e USING (department_code) GROUP BY d.department_code;

-- Internal model: the people we speak with at each current tenant. Personal data: restricted, no sample rows anywhere.
CREATE TABLE dim_contact AS
WITH name AS (
  SELECT t.lei, t.tenant_name, t.country_code, k, t.lei || k AS key,
    pg_temp.pick('{Anna,Lucas,Marie,Jan,Sofía,Luca,Emma,Paul,Nora,Hugo,Elise,Matteo,Julia,David,Carmen,Tom,Laura,Niamh,Felix,Inès}', t.lei || k, 'first') AS first_name,
    pg_temp.pick('{Bauer,Janssens,Moretti,García,Dubois,de Boer,Weber,O''Brien,Lambert,Romano,Visser,Schmitz,Fontaine,Navarro,Kelly,Peeters,Brandt,Colombo,Thill,Mulder}', t.lei || k, 'last') AS last_name
  FROM brokerage_tenancy_analytics.current_tenants AS t CROSS JOIN generate_series(1, 3) AS k
  WHERE k <= 1 + floor(pg_temp.chance(t.lei, 'contacts') * 3)
)
SELECT 'P-' || upper(substr(md5(key), 1, 8)) AS contact_id, lei, tenant_name, first_name, last_name,
  (ARRAY['office manager', 'facilities', 'accounts payable'])[k] AS contact_role,
  lower(translate(first_name, 'íè', 'ie') || '.' || translate(replace(last_name, ' ', ''), 'í''', 'i')) || '@'
    || regexp_replace(lower(split_part(tenant_name, ' ', 1) || split_part(tenant_name, ' ', 2)), '[^a-z]', '',
    'g') || '.example' AS email,
  '+' || (CASE country_code WHEN 'FR' THEN '33' WHEN 'DE' THEN '49' WHEN 'NL' THEN '31' WHEN 'BE' THEN '32' WHEN 'LU' THEN '352'
    WHEN 'ES' THEN '34' WHEN 'IE' THEN '353' ELSE '39' END)
    || ' 555 ' || lpad(floor(pg_temp.chance(key, 'phone') * 1000000)::text, 6, '0') AS phone,
  CASE country_code WHEN 'FR' THEN 'fr' WHEN 'DE' THEN 'de' WHEN 'NL' THEN 'nl' WHEN 'BE' THEN 'fr' WHEN 'LU' THEN 'fr'
    WHEN 'ES' THEN 'es' WHEN 'IE' THEN 'en' ELSE 'it' END AS preferred_language,
  pg_temp.chance(key, 'consent') < 0.42 AS newsletter_consent,
  pg_temp.as_of() - 30 - floor(pg_temp.chance(key, 'confirmed') * 600)::int AS last_confirmed_on
FROM name;
ALTER TABLE dim_contact ADD PRIMARY KEY (contact_id);

-- Public interface.
CREATE VIEW contacts AS
SELECT contact_id, lei, tenant_name, first_name, last_name, contact_role, email, phone, preferred_language, newsletter_consent,
  last_confirmed_on FROM dim_contact;

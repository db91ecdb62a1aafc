-- Deterministic chance and the operational systems of Premium Offices, as temporary objects of this session only:
-- the data products load from them as they would from a real source, and nothing of them stays in the database.

-- The day everything is measured on. A constant, so that two builds give the same rows.
CREATE FUNCTION pg_temp.as_of() RETURNS date LANGUAGE sql IMMUTABLE AS $$ SELECT date '2026-10-31' $$;

-- A number in [0, 1) that depends on its two keys only. The hash is the one hash partitioning relies on, so it is the same on
-- every version of Postgres.
CREATE FUNCTION pg_temp.chance(key text, salt text) RETURNS double precision LANGUAGE sql IMMUTABLE AS
$$ SELECT (hashtextextended($1 || ':' || $2, 0) & 4294967295)::float8 / 4294967296::float8 $$;

-- One element of a list, by chance.
CREATE FUNCTION pg_temp.pick(list text[], key text, salt text) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT $1[1 + floor(pg_temp.chance($2, $3) * cardinality($1))::int] $$;

-- ISO 17442: 18 characters and two check digits, so that the whole, letters read as 10..35, is 1 modulo 97 (ISO 7064).
CREATE FUNCTION pg_temp.lei(issuer text, key text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  WITH body AS (
    SELECT issuer || '00' || string_agg(
      substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', 1 + get_byte(decode(md5(key || ':lei'), 'hex'), i) % 36, 1),
      '' ORDER BY i) AS b
    FROM generate_series(0, 11) AS i
  ), digits AS (
    SELECT b, (SELECT string_agg(CASE WHEN c ~ '[0-9]' THEN c ELSE (ascii(c) - 55)::text END, '' ORDER BY n)
               FROM regexp_split_to_table(b, '') WITH ORDINALITY AS s (c, n)) AS d
    FROM body
  )
  SELECT b || lpad((98 - mod((d || '00')::numeric, 97))::text, 2, '0') FROM digits
$$;

CREATE TEMP TABLE src_city (city_no int PRIMARY KEY, code text, city text, country_code text, lei_issuer text,
  rent_eur_sqm numeric, forms text[]);
INSERT INTO src_city VALUES
  (0, 'PAR', 'Paris', 'FR', '9695', 620, '{SAS,SA,SARL}'),
  (1, 'FRA', 'Frankfurt am Main', 'DE', '5299', 385, '{GmbH,AG,SE}'),
  (2, 'AMS', 'Amsterdam', 'NL', '7245', 400, '{B.V.,N.V.}'),
  (3, 'BRU', 'Brussels', 'BE', '8755', 262, '{SRL,SA}'),
  (4, 'LUX', 'Luxembourg', 'LU', '2221', 430, '{"S.à r.l.",S.A.}'),
  (5, 'MAD', 'Madrid', 'ES', '9598', 325, '{S.L.,S.A.}'),
  (6, 'DUB', 'Dublin', 'IE', '6354', 560, '{Limited,plc,DAC}'),
  (7, 'MIL', 'Milan', 'IT', '8156', 425, '{S.r.l.,S.p.A.}');

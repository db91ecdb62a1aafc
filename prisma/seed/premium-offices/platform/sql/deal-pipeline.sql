-- Internal model: offers and negotiations, one row per deal, kept by the leasing desk.
CREATE TABLE fct_deal AS
WITH pool AS (
  SELECT city, array_agg(space_code ORDER BY space_code COLLATE "C") AS space_codes FROM brokerage_available_space.vacancies
    WHERE use_type <> 'storage' GROUP BY city
)
SELECT 'D-' || substr(e.enquiry_id, 3) AS deal_id, e.enquiry_id, s.space_code, s.property_code, e.city, e.sector,
  pg_temp.pick('{M. Bianchi,S. Hartmann,A. Ortega,L. Devos,R. Keane,C. Marchetti}', e.enquiry_id,
  'd-broker') AS responsible_broker,
  CASE e.outcome WHEN 'won' THEN 'signed' WHEN 'lost' THEN 'lost'
    ELSE pg_temp.pick('{proposal,negotiation,legal review,board approval}', e.enquiry_id, 'd-stage') END AS stage,
  s.area_sqm, round(s.asking_rent_eur_sqm * (0.9 + pg_temp.chance(e.enquiry_id, 'd-rent') * 0.11)::numeric,
    2) AS offered_rent_eur_sqm,
  (ARRAY[24, 36, 36, 60, 108])[1 + floor(pg_temp.chance(e.enquiry_id, 'd-term') * 5)::int] AS term_months,
  floor(pg_temp.chance(e.enquiry_id, 'd-free') * 9)::int AS rent_free_months,
  coalesce(e.closed_on, pg_temp.as_of() + 10 + floor(pg_temp.chance(e.enquiry_id, 'd-sign') * 120)::int) AS decided_on,
  e.received_on,
  pg_temp.pick('{rent too high,location,timing,area does not fit,stayed where they are}', e.enquiry_id, 'd-loss') AS loss_reason
FROM brokerage_space_enquiries.enquiries AS e
  JOIN pool AS p USING (city) JOIN brokerage_available_space.vacancies AS s ON s.space_code = pg_temp.pick(p.space_codes,
    e.enquiry_id, 'd-space')
WHERE e.outcome = 'won' OR (e.outcome IN ('open', 'lost') AND pg_temp.chance(e.enquiry_id, 'd-offer') < 0.35);
ALTER TABLE fct_deal ADD PRIMARY KEY (deal_id);

-- Public interface.
CREATE VIEW open_deals AS
SELECT deal_id, enquiry_id, space_code, property_code, city, sector, stage,
  CASE stage WHEN 'proposal' THEN 25 WHEN 'negotiation' THEN 50 WHEN 'legal review' THEN 75 ELSE 90 END AS probability_pct,
  area_sqm, offered_rent_eur_sqm::numeric(8,2) AS offered_rent_eur_sqm, term_months, rent_free_months,
  decided_on AS expected_signing_on, responsible_broker
FROM fct_deal WHERE stage NOT IN ('signed', 'lost');

CREATE VIEW won_lost_by_quarter AS
SELECT (date_trunc('quarter', decided_on) + interval '3 months - 1 day')::date AS quarter_end, city,
  (count(*) FILTER (WHERE stage = 'signed'))::int AS deals_won,
  (count(*) FILTER (WHERE stage = 'lost'))::int AS deals_lost, coalesce(sum(area_sqm) FILTER (WHERE stage = 'signed'),
    0)::numeric(12,1) AS area_won_sqm,
  round(avg(decided_on - received_on) FILTER (WHERE stage = 'signed'), 0)::int AS average_days_to_sign,
  mode() WITHIN GROUP (ORDER BY loss_reason) FILTER (WHERE stage = 'lost') AS main_loss_reason
FROM fct_deal WHERE stage IN ('signed', 'lost') GROUP BY 1, city;

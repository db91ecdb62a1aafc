import { at, Random } from "./random";

/** Words of a made-up company and what is built of them: the frequent ones stand first in each list. */

const words = (text: string) => text.trim().split(/\s+/);
const distinct = (text: string) => [...new Set(words(text))];

export const entities = distinct(`
  customer lease tenant invoice payment property building contract order supplier employee asset account product portfolio
  budget energy loan policy claim shipment inventory campaign lead transaction position valuation mortgage insurance rating
  currency tax sensor access inspection cleaning vehicle warehouse store shopper basket price discount promotion return
  refund subscription session device network outage meter consumption emission carbon water waste permit project milestone
  timesheet payroll absence training applicant vacancy skill certificate audit incident risk control exposure collateral
  counterparty issuer bond equity fund trade settlement dividend benchmark index forecast scenario stress liquidity capital
  reserve provision premium broker agent beneficiary patient appointment treatment prescription laboratory hospital student
  course flight booking passenger hotel room restaurant menu recipe ingredient batch machine maintenance spare defect
  complaint ticket survey feedback review rent deposit charge ledger journal cost revenue margin profit cash receivable
  payable debt credit guarantee covenant appraisal parcel zoning floor space desk visitor parking elevator boiler
  ventilation lighting roof facade tender bid quote proposal opportunity pipeline partner reseller franchise region territory
  route driver fuel container port customs pallet carrier delivery slot forklift crane turbine panel battery charger grid
  substation transformer cable tower antenna spectrum roaming voucher gift loyalty reward tier segment persona audience
  newsletter click impression conversion visit keyword advert article video podcast episode subscriber donor grant volunteer
  member vote ballot statute hearing verdict attorney matter clause licence patent trademark royalty author manuscript`);

export const aspects = distinct(`
  history analytics register forecast balances events summary quality schedule overview snapshot details movements costs
  metrics benchmarks exceptions targets churn utilisation pricing performance statements profiles hierarchy mapping scores
  trends allocations adjustments reconciliation approvals changes status locations attributes volumes ratios limits flows
  breakdown ledger catalogue archive feed master reference dimension facts features predictions signals alerts thresholds
  coverage eligibility attribution retention cohorts funnel journeys interactions preferences consents obligations
  commitments accruals settlements valuations exposures sensitivities scenarios stresses simulations calibrations variances
  corrections duplicates matches linkages lineage inventory backlog throughput latency uptime outages incidents defects
  returns complaints surveys responses sentiments topics keywords rankings shares penetration growth seasonality elasticity
  margins contributions incentives commissions rebates surcharges penalties waivers renewals terminations extensions
  amendments options clauses deposits arrears collections recoveries impairments disposals acquisitions transfers pledges
  certificates permits licences inspections readings consumption emissions intensity savings efficiency occupancy capacity
  availability demand supply replenishment lots batches shipments arrivals departures delays routes stops`);

export const scopes = distinct(`
  Europe retail monthly daily corporate group north south east west offices logistics headquarters regional weekly quarterly
  audited planned local external internal annual consolidated hourly real-time commercial residential industrial wholesale
  private public global national domestic international Germany France Spain Italy Austria Switzerland Belgium Netherlands
  Denmark Sweden Norway Finland Poland Portugal Ireland Greece Hungary Romania Bulgaria Croatia Estonia Latvia Lithuania
  London Paris Berlin Madrid Rome Vienna Zurich Brussels Amsterdam Copenhagen Stockholm Oslo Helsinki Warsaw Lisbon Dublin
  Athens Budapest Munich Hamburg Frankfurt Cologne Lyon Milan Barcelona Geneva Rotterdam Antwerp Prague Leeds Bristol
  current former prospective preliminary final estimated actual budgeted restated provisional certified anonymised
  aggregated enriched curated historical intraday overnight seasonal strategic operational regulatory statutory prudential
  actuarial managerial upstream downstream inbound outbound secured unsecured mobile online offline digital legacy central
  premium standard basic express priority long-term short-term fixed variable gross net direct indirect primary secondary
  upper lower outer inner urban rural coastal alpine Nordic Baltic Iberian Benelux Adriatic Atlantic Mediterranean Pacific`);

export const proseWords = distinct(`
  data daily source system value report record table period business contains number date month team used level year
  amount change type unit line group current process standard total customer update model point date based information key
  service measure detail market quality version entry analysis calculation field rule reference category status currency
  common list code history load result day market average base user area set view file case part time need plan share rate
  name country work base decision step range list item check error control review cost sales finance risk legal platform
  interface warehouse dashboard export import delivery extract batch stream refresh window cutoff delay correction snapshot
  baseline threshold tolerance exception override mapping lookup crosswalk hierarchy rollup breakdown granularity grain
  partition retention archive backfill reload duplicate null missing complete accurate consistent valid timely unique
  reconciled approved published deprecated estimated forecasted allocated adjusted converted translated normalised
  aggregated filtered joined derived enriched masked hashed encrypted certified monitored scheduled triggered manual automatic
  nightly intraday quarterly annual fiscal calendar settlement effective booking posting closing opening balance movement
  inflow outflow accrual provision reserve impairment depreciation amortisation revaluation disposal acquisition transfer
  owner steward custodian consumer producer analyst engineer controller auditor regulator vendor broker agent partner
  purpose usage limitation assumption definition formula numerator denominator weighting scaling rounding precision decimal
  percentage ratio index indicator score ranking percentile median variance deviation trend seasonality outlier anomaly
  signal alert notification ticket incident outage recovery failover latency throughput capacity volume frequency schedule
  onboarding offboarding migration rollout pilot sandbox staging production release milestone deadline backlog roadmap
  compliance privacy consent lawful basis retention erasure disclosure classification confidential restricted internal
  contractual statutory regulatory prudential supervisory disclosure filing submission attestation evidence documentation
  geography region province municipality postcode district parcel coordinates elevation boundary polygon distance radius
  campaign channel audience segment cohort funnel conversion attribution engagement retention churn lifetime acquisition
  temperature humidity pressure vibration voltage wattage emission intensity renewable offset abatement baseline footprint`);

export const glueWords = words("the of and for in to by with from on per each is are at as or that which when");

const starts = words(
  "Bal Bar Bel Ber Bor Bran Brem Bri Cal Car Cas Chel Col Cor Dal Dar Del Dor Dra Dun Ed El Es Fal Fen Fer Flo Gal Gar Glen Gor Gran Hal Har Hel Hol Jar Jor Kal Kar Kel Kir Lan Lar Lem Lin Lor Lun Mal Mar Mel Mon Nar Nor Ol Or Pal Pel Por Quin Ral Ran Rem Ros Sal Sel Sor Stan Tal Tar Tor Ul Val Var Vel Vor Wal Wes Wil Yar Zan Zel",
);
const middles = words(
  "a be ca che di do e fa ga go hu i ja ke la le li lo ma me mi na ne ni no o pa pe po ra re ri ro sa se si ta te ti tu u va ve vi wa xi za",
);
const ends = words(
  "bach berg bourne brook burg by combe dale dean field ford gate grad haven heim hurst ia ique is ium land ley lin loch mark mere mont more nova on ona or orp ova pol port quist rath rial rum sen shaw son stad stead ston tan tech thorpe tis ton trix um us vale via ville ware wick wood worth xon yard zell",
);

/** Names of customers, systems and places, thinly spread: few are within one letter of another. */
export const properNames: readonly string[] = (() => {
  const random = new Random(20_260_101);
  const draw = () =>
    random.pick(starts) +
    random.pick(middles) +
    (random.below(3) === 0 ? random.pick(middles) : "") +
    random.pick(ends);
  return random.some(60_000, draw);
})();

export const attributes = words(`
  id name code status type amount date currency country city category quantity description legal_name valid_from valid_until
  created_at updated_at owner_id reference score period unit_price gross_amount net_amount tax_rate start_date end_date due_date
  external_id parent_id segment_code region_code postal_code street_name building_number email_domain phone_prefix
  risk_class rating_grade credit_limit outstanding_balance exchange_rate fiscal_year fiscal_period booking_date posting_date
  approval_state approved_by cancelled_at cancellation_reason channel_code campaign_code discount_rate margin_rate
  weight_kg volume_m3 floor_area occupancy_rate energy_kwh emission_tco2 sequence_number batch_number source_system`);

export const commonColumns = words(`
  id lei isin iban bic valid_from valid_until updated_at created_at currency country_code amount status source_system
  load_date batch_id is_current tenant_id customer_id account_id product_id cost_center company_code fiscal_year period
  duns_number vat_number nace_code gln gtin ean sku mcc naics_code iso_country latitude longitude row_hash record_source version`);

/** About 2,000: what is spoken of, how, where, and pairs of the first two. */
export const tags: readonly string[] = [
  ...new Set([
    ...entities,
    ...aspects,
    ...scopes.map((scope) => scope.toLowerCase()),
    ...Array.from({ length: 1_600 }, (_, i) => `${at(entities, i % 80)}-${at(aspects, Math.floor(i / 80))}`),
  ]),
].slice(0, 2_000);

const roots = words(
  "brokerage finance facilities marketing human-resources risk research reference-data legal sales operations technology",
);
const branches = words(
  "europe americas asia retail corporate treasury planning reporting procurement compliance analytics services customers assets logistics insights",
);

/** 200 domains as paths: 12 at the top, four below each, and the rest below those. */
export const domainPaths: readonly string[] = (() => {
  const second = roots.flatMap((root, r) =>
    [0, 1, 2, 3].map((i) => `${root}/${at(branches, (r * 5 + i * 3) % branches.length)}`),
  );
  const third = second.flatMap((path, p) =>
    [0, 1, 2].map((i) => `${path}/${at(branches, (p * 3 + i * 7 + 1) % branches.length)}`),
  );
  return [...new Set([...roots, ...second, ...third])].slice(0, 200);
})();

export const platforms = [
  "warehouse",
  "lakehouse",
  "operational-store",
  "ledger",
  "streaming",
  "files",
  "archive",
  "sandbox",
];

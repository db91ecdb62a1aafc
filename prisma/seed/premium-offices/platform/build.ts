import { readFile } from "node:fs/promises";
import { Client } from "pg";

/** What stands in for the company's operational systems while building; temporary objects of the building session. */
const SOURCES = ["sources-helpers", "sources-entities", "sources-buildings", "sources-leases", "sources-people"];

/** Schema per data product, sources of input ports first: a product loads from the views of those above it. */
const PRODUCTS = [
  { id: "property-register", schema: "reference_data_property_register" },
  { id: "legal-entity-register", schema: "reference_data_legal_entity_register" },
  { id: "holiday-calendar", schema: "reference_data_holiday_calendar" },
  { id: "currency-rates", schema: "reference_data_currency_rates" },
  { id: "office-market-benchmarks", schema: "market_research_office_market_benchmarks" },
  { id: "employee-directory", schema: "human_resources_employee_directory" },
  { id: "payroll-costs", schema: "human_resources_payroll_costs" },
  { id: "campaign-performance", schema: "marketing_campaign_performance" },
  { id: "tenancy-analytics", schema: "brokerage_tenancy_analytics" },
  { id: "entity-ratings", schema: "risk_entity_ratings" },
  { id: "tenant-directory", schema: "brokerage_tenant_directory" },
  { id: "space-enquiries", schema: "brokerage_space_enquiries" },
  { id: "available-space", schema: "brokerage_available_space" },
  { id: "deal-pipeline", schema: "brokerage_deal_pipeline" },
  { id: "building-occupancy", schema: "property_management_building_occupancy" },
  { id: "maintenance-work-orders", schema: "property_management_maintenance_work_orders" },
  { id: "tenant-contacts", schema: "property_management_tenant_contacts" },
  { id: "rent-receivables", schema: "finance_rent_receivables" },
  { id: "property-valuations", schema: "finance_property_valuations" },
  { id: "tenant-credit-exposure", schema: "risk_tenant_credit_exposure" },
  { id: "sanctions-screening", schema: "risk_sanctions_screening" },
  { id: "rental-income-forecast", schema: "finance_rental_income_forecast" },
  { id: "energy-consumption", schema: "sustainability_energy_consumption" },
  { id: "carbon-footprint", schema: "sustainability_carbon_footprint" },
];

/** Text made of dates must not depend on the server's locale; jit costs more than it brings for one pass over small tables. */
const SETTINGS = `BEGIN;
  SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL timezone = 'UTC'; SET LOCAL client_min_messages = warning;
  SET LOCAL jit = off; SET LOCAL work_mem = '64MB'`;

const readSql = (name: string) => readFile(new URL(`sql/${name}.sql`, import.meta.url), "utf8");

async function buildProduct(client: Client, product: { id: string; schema: string }): Promise<void> {
  const schema = client.escapeIdentifier(product.schema);
  await client.query(`CREATE SCHEMA ${schema}; SET LOCAL search_path = ${schema}`);
  await client.query(await readSql(product.id));
  await client.query(
    `REVOKE ALL ON SCHEMA ${schema} FROM PUBLIC;
     REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM PUBLIC;
     REVOKE ALL ON ALL SEQUENCES IN SCHEMA ${schema} FROM PUBLIC`,
  );
}

/** Whoever may connect gets no place of their own: neither temporary tables nor the schema `public`. */
async function closeDatabase(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>("SELECT current_database() AS name");
  const database = client.escapeIdentifier(rows[0]?.name ?? "");
  await client.query(
    `REVOKE TEMPORARY, CREATE ON DATABASE ${database} FROM PUBLIC; REVOKE ALL ON SCHEMA public FROM PUBLIC`,
  );
}

/**
 * Builds the data platform of Premium Offices in an empty database: per data product one schema with an internal model
 * and the public views its contracts describe. All or nothing, in one transaction; the rows are the same at every build.
 *
 * @param url connection URL of the database's owner (no superuser needed)
 * @throws the driver's error when the database cannot be reached or is not empty
 */
export async function buildPlatform(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(SETTINGS);
    await closeDatabase(client);
    for (const source of SOURCES) await client.query(await readSql(source));
    for (const product of PRODUCTS) await buildProduct(client, product);
    await client.query("COMMIT");
    await client.query("ANALYZE");
  } finally {
    await client.end();
  }
}

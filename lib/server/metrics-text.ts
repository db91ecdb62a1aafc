import { Gauge, Registry } from "prom-client";
import { loggerFor } from "./logger";
import { metrics } from "./metrics";

type Figures = {
  jobs: readonly { task: string; state: string; count: number }[];
  grants: readonly { status: string; count: number }[];
  requestsPending: number;
  mailsWaiting: number;
  eventsWaiting: number;
  products: number;
};

/** Gauges of one scrape. Their registry is made anew each time, so that a label that is gone leaves no old value. */
function databaseGauges(figures: Figures): Registry {
  const registry = new Registry();
  const gauge = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const jobs = gauge("mercat_jobs", "Jobs in the queue by task and state.", ["task", "state"]);
  for (const { task, state, count } of figures.jobs) jobs.set({ task, state }, count);
  const grants = gauge("mercat_access_grants", "Access grants by status.", ["status"]);
  for (const { status, count } of figures.grants) grants.set({ status }, count);
  gauge("mercat_access_requests_pending", "Access requests that wait for a decision.").set(figures.requestsPending);
  gauge("mercat_mails_waiting", "Mails that were not sent.").set(figures.mailsWaiting);
  gauge("mercat_events_waiting", "Events that were not delivered.").set(figures.eventsWaiting);
  gauge("mercat_data_products", "Data products in the catalog.").set(figures.products);
  return registry;
}

/**
 * The metrics of the process and, while the database answers, its figures; `mercat_database_up` says which.
 * A scrape never fails because the database does: that is when the process's own metrics are needed.
 */
export async function metricsText(figures: () => Promise<Figures>): Promise<{ type: string; text: string }> {
  const up = new Registry();
  const gauge = new Gauge({ name: "mercat_database_up", help: "1 while the database answers.", registers: [up] });
  const parts = [metrics().registry, up];
  try {
    parts.push(databaseGauges(await figures()));
    gauge.set(1);
  } catch (error) {
    gauge.set(0);
    loggerFor("metrics").warn({ err: error }, "The database's figures could not be read");
  }
  const texts = await Promise.all(parts.map((registry) => registry.metrics()));
  return { type: metrics().registry.contentType, text: texts.join("\n") };
}

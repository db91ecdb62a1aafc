import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

type Metrics = {
  registry: Registry;
  apiRequests: Histogram<"method" | "route" | "status">;
  errors: Counter<"part">;
};

const holder = globalThis as { mercatMetrics?: Metrics };

/** Counted once per process: a bundler may load this module more than once, a registry must not. */
function make(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    apiRequests: new Histogram({
      name: "mercat_api_request_duration_seconds",
      help: "Time to answer a request of the REST API, by route pattern and status.",
      labelNames: ["method", "route", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    }),
    errors: new Counter({
      name: "mercat_unexpected_errors_total",
      help: "Defects written to the log, by part of the product.",
      labelNames: ["part"],
      registers: [registry],
    }),
  };
}

/** The metrics of this process. */
export function metrics(): Metrics {
  holder.mercatMetrics ??= make();
  return holder.mercatMetrics;
}

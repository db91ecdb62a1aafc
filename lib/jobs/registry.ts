import type { Task, TaskList } from "graphile-worker";
import { connectorsFrom } from "@/lib/connectors/registry";
import { readSamples } from "@/lib/features/access/handlers/read-samples";
import { reconcileGrant } from "@/lib/features/access/handlers/reconcile-grant";
import { sweepGrants } from "@/lib/features/access/handlers/sweep-grants";
import { forgetOldMisses } from "@/lib/features/misses/handlers";
import { tellOfPassedEnds } from "@/lib/features/moves/handlers";
import { deliverEvent, type MailSettings, requeueUndelivered, sendMail } from "@/lib/features/notifications/handlers";
import { forgetOldKeys } from "@/lib/features/publishing/handlers";
import { matchSavedSearches, sendDigests } from "@/lib/features/saved-searches/handlers";
import { keepSearch } from "@/lib/features/search/handlers";
import { type JobName, jobs } from "./catalog";

export type WorkerSettings = MailSettings & { environment: Readonly<Record<string, string | undefined>> };

/** Everything that has to be found again after a worker died, and whatever time alone brings about. */
export async function sweep(settings: WorkerSettings): Promise<void> {
  const now = new Date();
  await sweepGrants(now);
  await tellOfPassedEnds(now);
  await requeueUndelivered(settings, now);
  await forgetOldKeys(now);
  await forgetOldMisses(now);
  await sendDigests(settings, now);
}

/** What the worker does for each job of the catalog. Payloads are parsed before the handler sees them. */
export function taskList(settings: WorkerSettings): TaskList {
  const connectorFor = connectorsFrom(settings.environment);
  const tasks: Record<JobName, Task> = {
    reconcile_grant: (payload) => reconcileGrant(connectorFor, jobs.reconcile_grant.parse(payload).grantId),
    sweep_grants: () => sweep(settings),
    keep_search: () => keepSearch(),
    deliver_event: (payload) => deliverEvent(settings, jobs.deliver_event.parse(payload).eventId),
    match_saved_searches: (payload) => matchSavedSearches(jobs.match_saved_searches.parse(payload).productId),
    send_mail: (payload) => sendMail(settings, jobs.send_mail.parse(payload).mailId),
    read_samples: (payload) => readSamples(connectorFor, jobs.read_samples.parse(payload).outputPortId),
  };
  return tasks;
}

import { z } from "zod";
import { remindConsumers } from "@/lib/features/moves/commands/remind-consumers";
import { retirePort } from "@/lib/features/moves/commands/retire-port";
import { setEndDate } from "@/lib/features/moves/commands/set-end-date";
import { listedPort } from "@/lib/features/moves/queries/listed";
import { endDateSchema } from "@/lib/features/moves/schema";
import { jsonBody, operation } from "../operation";
import { identified } from "../resources/access";
import { outputPortResource, portResource } from "../resources/moves";

const tag = "Moves";
const params = identified("output port");
const missing = "There is no such port, or you may not see it.";

const readOperation = operation({
  id: "getOutputPort",
  method: "get",
  path: "/output-ports/{id}",
  tag,
  summary: "Read an output port",
  description: "Whether it is deprecated, by what it is replaced, and when it ends.",
  action: "product.view",
  params,
  success: [{ status: 200, description: "The port.", schema: outputPortResource }],
  refusals: { 404: missing },
  handle: async ({ actor, params: { id } }) => Response.json(portResource(await listedPort(actor, id))),
});

const reminder = z
  .strictObject({
    moveId: z.uuid().optional().meta({ description: "One consumer's move; absent: everybody who has not answered." }),
  })
  .meta({ id: "Reminder" });

const remindOperation = operation({
  id: "remindConsumers",
  method: "post",
  path: "/output-ports/{id}/remind",
  tag,
  summary: "Remind consumers to move",
  description: "Reminds everybody who has not answered, or one; nobody more than once a day.",
  action: "move.manage",
  params,
  body: jsonBody(reminder, {}),
  success: [
    {
      status: 200,
      description: "How many were reminded, and how many had a reminder within the last day already.",
      schema: z.object({ reminded: z.int(), alreadyToday: z.int() }).meta({ id: "Reminded" }),
    },
  ],
  refusals: {
    404: missing,
    409: "There is nobody to remind now, or the port is not deprecated.",
    415: "The body is not application/json.",
  },
  handle: async ({ actor, params: { id }, body }) =>
    Response.json(await remindConsumers(actor, { portId: id, moveId: body.moveId ?? null })),
});

const ending = z
  .strictObject({
    endsOn: endDateSchema.shape.endsOn.meta({ description: "The day, in UTC.", example: "2027-06-30" }),
    reason: endDateSchema.shape.reason.meta({ description: "Why; everybody with access reads it." }),
  })
  .meta({ id: "PortEnd" });

const endOperation = operation({
  id: "setPortEnd",
  method: "post",
  path: "/output-ports/{id}/end-date",
  tag,
  summary: "Set when a port ends",
  description:
    "Sets or changes the day from which a deprecated port may be retired, whoever is left; at least 30 days ahead. Everybody with access is told.",
  action: "move.manage",
  params,
  body: jsonBody(ending, { endsOn: "2027-06-30", reason: "The system behind the old view is switched off." }),
  success: [{ status: 200, description: "The port with its end.", schema: outputPortResource }],
  refusals: {
    404: missing,
    409: "The port is retired or not deprecated, or somebody changed its end meanwhile.",
    415: "The body is not application/json.",
  },
  handle: async ({ actor, params: { id }, body }) => {
    await setEndDate(actor, { portId: id, ...body });
    return Response.json(portResource(await listedPort(actor, id)));
  },
});

const retireOperation = operation({
  id: "retirePort",
  method: "post",
  path: "/output-ports/{id}/retire",
  tag,
  summary: "Retire a port",
  description:
    "Ends a deprecated port and what is left of the access to it: when everybody has moved, or its end date has passed.",
  action: "move.manage",
  params,
  success: [{ status: 200, description: "The port, now retired.", schema: outputPortResource }],
  refusals: { 404: missing, 409: "Somebody still depends on it, or it is retired already; the detail says which." },
  handle: async ({ actor, params: { id } }) => {
    await retirePort(actor, { portId: id });
    return Response.json(portResource(await listedPort(actor, id)));
  },
});

export const outputPortOperations = [readOperation, remindOperation, endOperation, retireOperation];

import { api } from "@/lib/api/api";

const handle = (request: Request): Response | Promise<Response> => api().fetch(request);

// Every method goes to the app, so that its refusals are problem documents as well.
export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};

export const dynamic = "force-dynamic";

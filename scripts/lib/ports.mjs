import { createServer } from "node:net";
import { Failure } from "./failure.mjs";

function listen(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const { port: got } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(got));
    });
  });
}

/** Can a server listen there now? */
export async function isFree(port, host) {
  return listen(port, host).then(
    () => true,
    () => false,
  );
}

/** A port of 127.0.0.1 that was free a moment ago. */
export const freePort = () => listen(0, "127.0.0.1");

/** PORT as a number from 1 to 65535, 3000 without it. */
export function parsePort(text) {
  if (text === undefined || text === "") return 3000;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new Failure(`PORT is "${text}" and must be a number from 1 to 65535.`);
  return port;
}

/** Makes sure that the web server will be able to listen on host and port. Throws a Failure that names the variable. */
export async function requireFreePort(port, host) {
  try {
    await listen(port, host);
    // A browser tries ::1 before 127.0.0.1 for "localhost": another program there would answer in our place.
    if (host === "127.0.0.1") await listen(port, "::1").catch(ignoreMissingIPv6);
  } catch (error) {
    const another = port < 65_000 ? port + 1 : 3000;
    if (error.code === "EADDRINUSE")
      throw new Failure(
        `Port ${port} is in use by another program: stop it, or choose another port with \`PORT=${another} npm start\`.`,
      );
    if (error.code === "EACCES")
      throw new Failure(
        `This user may not listen on port ${port}: choose a port above 1023 with \`PORT=3000 npm start\`.`,
      );
    throw new Failure(`MERCAT_HOST is "${host}" and this machine has no such address (${error.code}).`);
  }
}

function ignoreMissingIPv6(error) {
  if (error.code === "EADDRINUSE") throw error;
}

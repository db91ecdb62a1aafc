// Loaded before the web server of the build (`node --import`): static files go out compressed as they were at build time,
// everything else is Next's. Next's own server has no place to say so.
import http from "node:http";
import { servedStatic, staticFiles } from "./static-files.mjs";

const serve = staticFiles(servedStatic, "/_next/static/");
const { createServer } = http;

http.createServer = (...given) => {
  const server = createServer(...given);
  const listeners = server.listeners("request");
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    if (!serve(request, response)) for (const listener of listeners) listener.call(server, request, response);
  });
  return server;
};

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { runMigrations } from "graphile-worker";
import { Client } from "pg";

export type EmptyInstallation = { address: string; code: string; stop: () => Promise<void> };

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function asAdmin(adminUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** The one-time code of the first admin, read from the server's log as the person who runs it would. */
function codeFrom(web: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!web.stdout) return reject(new Error("The web process has no output."));
    createInterface({ input: web.stdout }).on("line", (line) => {
      const code = /one-time code: ([A-Za-z0-9-]+)/.exec(line)?.[1];
      if (code) resolve(code);
    });
    web.once("exit", (status) => reject(new Error(`The web process ended with ${status} before it said its code.`)));
  });
}

/** A web process as a company starts it: on a database of its own with nobody in it, and without the demo's doors. */
export async function startEmptyInstallation(): Promise<EmptyInstallation> {
  const adminUrl = process.env.TEST_DATABASE_ADMIN_URL;
  if (!adminUrl) throw new Error("TEST_DATABASE_ADMIN_URL is not set: run the browser tests by `npm test`.");
  const name = `installation_${randomBytes(6).toString("hex")}`;
  await asAdmin(adminUrl, `create database ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: "production" as const,
    DATABASE_URL: url.href,
    MERCAT_SECRET: randomBytes(32).toString("base64"),
    MERCAT_URL: address,
    PORT: String(port),
    HOSTNAME: "127.0.0.1",
    CHECKPOINT_DISABLE: "1",
  };
  execFileSync(process.execPath, ["node_modules/prisma/build/index.js", "migrate", "deploy"], { env, stdio: "pipe" });
  await runMigrations({ connectionString: url.href });
  const web = spawn(process.execPath, [".next/standalone/server.js"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const code = await codeFrom(web);
  const stop = async () => {
    const ended = new Promise((resolve) => web.once("exit", resolve));
    web.kill("SIGTERM");
    await ended;
    await asAdmin(adminUrl, `drop database ${name} with (force)`);
  };
  return { address, code, stop };
}

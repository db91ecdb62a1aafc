import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { describe, expect, it } from "vitest";
import { api } from "@/lib/api/api";
import { openApiDocument } from "@/lib/api/openapi-document";
import { actionDoors, type DoorRule, pageDoors, restDoors, routeDoors } from "./doors";
import { actions } from "./permissions";

const root = join(import.meta.dirname, "../..");

function filesIn(folder: string, wanted: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

/** `app/(shell)/teams/[slug]/page.tsx` → `/teams/[slug]`. */
const pathOf = (file: string) =>
  `/${dirname(file)
    .split("/")
    .slice(1)
    .filter((part) => !/^\(.*\)$/.test(part))
    .join("/")}`;

const pages = filesIn("app", /^page\.tsx$/);
const routes = filesIn("app", /^route\.tsx?$/);
const serverFiles = ["lib", "app", "components"]
  .flatMap((folder) => filesIn(folder, /\.tsx?$/))
  .filter((file) => /^\s*["']use server["']/.test(readFileSync(join(root, file), "utf8")));

function exportsOf(file: string): string[] {
  const source = readFileSync(join(root, file), "utf8");
  return [...source.matchAll(/^export (?:const|async function|function) (\w+)/gm)].map(
    (match) => `${file}#${match[1]}`,
  );
}

function same(found: string[], table: Record<string, DoorRule>): void {
  expect({
    missing: found.filter((door) => !(door in table)),
    gone: Object.keys(table).filter((door) => !found.includes(door)),
  }).toEqual({
    missing: [],
    gone: [],
  });
}

describe("every door stands in the table, and every line of the table is a door", () => {
  it("pages", () => same(pages.map(pathOf), pageDoors));
  it("route handlers", () => same(routes.map(pathOf), routeDoors));
  it("server actions", () => same(serverFiles.flatMap(exportsOf), actionDoors));
  it("REST operations", () => {
    const paths: Record<string, object> = openApiDocument(api(), "http://localhost").paths ?? {};
    const methods = ["get", "put", "post", "patch", "delete"];
    const found = Object.entries(paths).flatMap(([path, item]) =>
      methods
        .filter((method) => method in item)
        .map((method) => `${method.toUpperCase()} ${path.startsWith("/api/") ? path : `/api/v1${path}`}`),
    );
    expect(found.length).toBeGreaterThan(5);
    same(found, restDoors);
  });
  it("names actions that exist", () => {
    const rules = [pageDoors, routeDoors, actionDoors, restDoors].flatMap((table) => Object.values(table));
    const known: readonly string[] = [...actions, "signed_in", "everyone"];
    expect(rules.filter((rule) => !known.includes(rule))).toEqual([]);
  });
});

describe("what is behind a door asks who is there", () => {
  it.each(pages.filter((page) => pageDoors[pathOf(page)] !== "everyone"))("%s", (page) => {
    expect(readFileSync(join(root, page), "utf8")).toMatch(/\brequireActor\(\)/);
  });
  it.each(serverFiles)("%s", (file) => {
    const source = readFileSync(join(root, file), "utf8");
    for (const door of exportsOf(file)) {
      const name = door.split("#")[1];
      const open = actionDoors[door] === "everyone";
      const declared = new RegExp(`export const ${name} = (action|publicAction)\\(`).exec(source)?.[1];
      if (declared) expect([door, declared]).toEqual([door, open ? "publicAction" : "action"]);
      else if (!open) expect(source).toMatch(/(currentActor|requireActor)\(\)/);
    }
  });
});

// The import rules of the project. Rooms and what may enter them: CONTRIBUTING.md.
// Type imports count (tsPreCompilationDeps); only where a rule says so may a type cross a wall that its code may not.

const TESTS = "(\\.test|/testing)\\.tsx?$";
/** The doors and rooms of one feature: a file of that name, or a folder of it with one file per use case. */
const room = (names) => `^lib/features/[^/]+/(${names})(\\.tsx?$|/)`;

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const forbid = (name, comment, from, to) => ({ name, severity: "error", comment, from, to });
const code = { dependencyTypesNot: ["type-only"] };

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    forbid(
      "no-cycles",
      "Two modules that need each other are one, or want a third.",
      {},
      { circular: true, viaOnly: code },
    ),
    forbid("resolvable", "An import must lead somewhere.", {}, { couldNotResolve: true }),
    forbid(
      "declared-packages",
      "A package is named in package.json before it is used.",
      {},
      { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    ),
    forbid(
      "no-barrels",
      "Import the file that has it; index files hide who needs what.",
      {},
      { path: "/index\\.tsx?$", pathNot: "node_modules" },
    ),
    forbid(
      "no-utils",
      "Name a file for what it gives.",
      {},
      { path: "/(utils|helpers|services)(/|\\.tsx?$)", pathNot: "node_modules" },
    ),
    forbid(
      "nobody-imports-app",
      "app/ is routing only; what two want lies in components/ or lib/.",
      { pathNot: "^app/" },
      { path: "^app/" },
    ),
    forbid(
      "app-through-doors",
      "A page reads by queries and writes by actions.",
      { path: "^app/" },
      {
        path: "^lib/",
        pathNot: [
          "^lib/(auth|server|api)/",
          "^lib/[^/]+\\.tsx?$",
          "^lib/domain/",
          room("queries|actions|schema|commands"),
        ],
      },
    ),
    forbid(
      "commands-in-routes-only",
      "A page writes by a form's action; only route handlers call commands.",
      { path: "^app/", pathNot: "/route\\.tsx?$" },
      { path: room("commands") },
    ),
    forbid(
      "ui-knows-nothing",
      "Primitives have no domain words.",
      { path: "^components/ui/", pathNot: TESTS },
      { path: "^(lib|components)/", pathNot: ["^lib/(cn|format)\\.ts$", "^components/ui/"] },
    ),
    forbid(
      "layout-knows-no-feature",
      "The frame is filled by pages.",
      { path: "^components/layout/", pathNot: TESTS },
      { path: "^components/", pathNot: "^components/(ui|layout)/" },
    ),
    forbid(
      "components-stay-apart",
      "What two features show alike belongs in ui/, layout/ or forms/; a contract is shown by many and lies in contracts/.",
      { path: "^components/([^/]+)/", pathNot: `^components/(ui|layout|forms)/` },
      { path: "^components/", pathNot: ["^components/(ui|layout|forms|contracts)/", "^components/$1/"] },
    ),
    forbid(
      "components-by-doors",
      "Components call actions and parse by schema; data comes in by props.",
      { path: "^components/", pathNot: TESTS },
      { path: "^lib/(db|jobs|connectors|auth|server)/", pathNot: "^lib/auth/actions\\.ts$", ...code },
    ),
    forbid(
      "components-read-nothing",
      "Components get data by props; they may know its type.",
      { path: "^components/", pathNot: TESTS },
      { path: "^lib/features/", pathNot: room("actions|schema"), ...code },
    ),
    forbid(
      "features-imports",
      "A feature knows the domain, the database, the port of connectors, the queue and the server.",
      { path: "^lib/features/", pathNot: TESTS },
      {
        path: "^lib/",
        pathNot: [
          "^lib/(features|domain|db|server)/",
          "^lib/connectors/port\\.ts$",
          "^lib/jobs/(queue|catalog)\\.ts$",
          "^lib/auth/",
          "^lib/[^/]+\\.tsx?$",
        ],
      },
    ),
    forbid(
      "auth-at-the-doors",
      "Commands and queries get their Actor as an argument; only actions ask who it is.",
      { path: room("queries|commands|handlers|schema"), pathNot: TESTS },
      { path: "^lib/auth/(session|options|actor)\\.ts$", ...code },
    ),
    forbid(
      "features-through-doors",
      "Of another feature only queries, schema, the visibility rule and search's writer (ADR 13: publishing, renaming a domain or a team) are known.",
      { path: "^lib/features/([^/]+)/", pathNot: TESTS },
      {
        path: "^lib/features/",
        pathNot: ["^lib/features/$1/", room("queries|schema|visibility"), "^lib/features/search/index-product[.]ts$"],
      },
    ),
    forbid(
      "domain-is-pure",
      "The domain has no React, Next, Prisma, environment, clock or randomness.",
      { path: "^lib/domain/", pathNot: [TESTS, "/testing\\.ts$"] },
      { pathNot: ["^lib/domain/", "^node_modules/(zod|semver|yaml|ajv|ajv-formats|@types/semver|@streamparser)/"] },
    ),
    forbid(
      "db-behind-doors",
      "The database is read by queries and written by commands and handlers.",
      {
        path: "^(app|components|lib|cli)/",
        pathNot: [TESTS, "^lib/(db|auth|jobs)/", "^lib/features/[^/]+/(?!actions|schema)", "^lib/api/"],
      },
      { path: "^lib/db/", ...code },
    ),
    forbid(
      "connectors-know-no-catalog",
      "A connector speaks to a platform and knows nothing of the marketplace's database.",
      { path: "^lib/connectors/", pathNot: TESTS },
      { path: "^lib/", pathNot: ["^lib/(connectors|domain|server)/", "^lib/db/testing\\.ts$"] },
    ),
    forbid(
      "cli-by-rest",
      "The command line talks to a server by REST.",
      { path: "^cli/", pathNot: TESTS },
      { path: "^(lib|app|components)/", pathNot: "^lib/domain/" },
    ),
    forbid(
      "no-tests-in-products",
      "Product code knows no test.",
      { pathNot: [TESTS, "^e2e/", "^lib/(db|domain/[^/]+)/(testing|factories)", "^vitest"] },
      { path: [TESTS, "^e2e/", "^lib/(db|domain/[^/]+)/(testing|factories)"] },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^lib/db/generated/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json", ".css"],
    },
    cache: false,
    progress: { type: "none" },
  },
};

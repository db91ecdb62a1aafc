import { routes } from "@/lib/routes";
import { type Load, type Target, underLoad } from "../load";
import { memoryOf } from "../memory";
import { table } from "../report";
import type { Visitor } from "../visitor";
import type { Asked, ClassName } from "./questions";
import { slope } from "./stats";

type Options = {
  base: string;
  visitor: Visitor;
  questions: Record<ClassName, Asked[]>;
  emptyEndpoint: string;
  /** How long memory is watched under load; 0 is not at all. */
  minutes: number;
  web: number | null;
};

const CONNECTIONS = 16;
const SECONDS = 15;
const EVERY_MS = 5_000;
/** What is still warming up is no leak: the first fifth of the time does not count. */
const WARM_UP = 0.2;
/** A megabyte a minute would be 1.4 GB a day. */
const FLAT_MB_PER_MINUTE = 1;

/** People ask questions of all kinds, and mostly of one or two words. */
function mixed(questions: Record<ClassName, Asked[]>): Asked[] {
  const kinds: ClassName[] = [
    "common",
    "two",
    "two",
    "rare",
    "three",
    "typo",
    "phrase",
    "column",
    "browse",
    "counts",
    "nothing",
  ];
  return Array.from({ length: 40 }, (_, i) => kinds.flatMap((kind) => questions[kind][i] ?? [])).flat();
}

function targetsOf({ visitor, questions, emptyEndpoint }: Options) {
  const asked = mixed(questions).map(({ text, filters }) => ({ q: text, ...filters }));
  const [apiHeaders, pageHeaders] = [visitor.apiHeaders, visitor.pageHeaders];
  const endpoints = asked.map((params) => `/api/v1/search?${new URLSearchParams(params)}`);
  return {
    emptyEndpoint: { name: `Empty endpoint (${emptyEndpoint})`, paths: [emptyEndpoint], headers: apiHeaders },
    endpoint: { name: "Search endpoint", paths: endpoints, headers: apiHeaders },
    emptyPage: { name: "Empty dynamic page (/blank)", paths: ["/blank"], headers: pageHeaders },
    page: { name: "Search page", paths: asked.map((params) => routes.search(params)), headers: pageHeaders },
  } satisfies Record<string, Target>;
}

const verdict = (ratio: number) =>
  `${Math.round(ratio * 100)} % of the empty one (bar: 50 %): ${ratio >= 0.5 ? "met" : "**NOT met**"}`;

/** Puts the server under load for so long, and says how the memory of its process went. */
async function memoryOver({ base, minutes, web }: Options, target: Target): Promise<string> {
  const began = performance.now();
  const points: { x: number; y: number }[] = [];
  const look = () => {
    const y = memoryOf(web);
    if (y !== null) points.push({ x: (performance.now() - began) / 60_000, y });
  };
  const timer = setInterval(look, EVERY_MS);
  await underLoad(base, target, CONNECTIONS, minutes * 60);
  clearInterval(timer);
  if (points.length < 3) return "Memory of web: not known on this system.";
  const settled = points.filter(({ x }) => x >= minutes * WARM_UP);
  const growth = slope(settled);
  const at = (share: number) =>
    Math.round(settled[Math.min(settled.length - 1, Math.floor(share * settled.length))]?.y ?? 0);
  const flat = growth < FLAT_MB_PER_MINUTE ? "flat" : "**NOT flat**";
  return `Memory of web over ${minutes} minutes of search endpoint and page at ${CONNECTIONS} connections: ${at(0)}, ${at(0.25)}, ${at(0.5)}, ${at(0.75)}, ${at(1)} MB from the end of the warm-up on; ${growth.toFixed(2)} MB a minute (least squares): ${flat}.`;
}

/** Requests a second at 16 connections, and with `minutes` what memory does meanwhile. */
export async function throughput(options: Options): Promise<string> {
  const targets = targetsOf(options);
  const load: Record<string, Load> = {};
  for (const [name, target] of Object.entries(targets))
    load[name] = await underLoad(options.base, target, CONNECTIONS, SECONDS);
  const perSecond = (name: keyof typeof targets) => load[name]?.perSecond ?? Number.NaN;
  const rows = Object.entries(targets).map(([name, target]) => {
    const { perSecond: rate = Number.NaN, p50 = Number.NaN, p97 = Number.NaN } = load[name] ?? {};
    return [target.name, `${Math.round(rate)}/s`, `${p50} ms`, `${p97} ms`];
  });
  const { endpoint, page } = targets;
  const both = {
    name: "Search endpoint and page",
    paths: endpoint.paths.flatMap((path, i) => [path, page.paths[i] ?? path]),
    headers: { ...endpoint.headers, ...page.headers },
  };
  return [
    table([`${CONNECTIONS} connections`, "requests", "p50", "p97.5"], rows),
    `Search endpoint: ${verdict(perSecond("endpoint") / perSecond("emptyEndpoint"))}. Search page: ${verdict(perSecond("page") / perSecond("emptyPage"))}.`,
    ...(options.minutes > 0 ? [await memoryOver(options, both)] : []),
  ].join("\n\n");
}

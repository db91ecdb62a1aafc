import { z } from "zod";
import { listOf, optionalText } from "@/lib/domain/document/tolerant";

/** What of a dbt manifest (v4 and later) says where a test belongs. Everything else is passed over. */
const node = z
  .object({
    resource_type: optionalText,
    name: optionalText,
    alias: optionalText,
    identifier: optionalText,
    column_name: optionalText,
    attached_node: optionalText,
    test_metadata: z.object({ name: optionalText }).nullish().catch(null),
    depends_on: z
      .object({ nodes: listOf(z.string()) })
      .nullish()
      .catch(null),
    meta: z.record(z.string(), z.unknown()).nullish().catch(null),
  })
  .catch({
    resource_type: null,
    name: null,
    alias: null,
    identifier: null,
    column_name: null,
    attached_node: null,
    test_metadata: null,
    depends_on: null,
    meta: null,
  });

type Node = z.output<typeof node>;

export type ManifestTest = { name: string; test: string | null; model: string | null; column: string | null };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Name of the table a node stands for; dbt's `ref` of a versioned model keeps the model's name in `name`. */
const tableOf = (found: Node | null) => found?.alias ?? found?.identifier ?? found?.name ?? null;

/**
 * Finds tests in a manifest by their unique id. A test on a relationship depends on two models; the one it is attached
 * to is named last (dbt before 1.5 has no `attached_node`).
 */
export function manifestTests(manifest: unknown): (uniqueId: string) => ManifestTest | null {
  const sections = isRecord(manifest) ? [manifest.nodes, manifest.sources, manifest.unit_tests] : [];
  const find = (id: string): Node | null => {
    const holder = sections.find((section) => isRecord(section) && Object.hasOwn(section, id));
    return isRecord(holder) ? node.parse(holder[id]) : null;
  };
  return (uniqueId) => {
    const test = find(uniqueId);
    if (test === null) return null;
    const parent = test.attached_node ?? test.depends_on?.nodes.at(-1) ?? null;
    return {
      name: test.name ?? uniqueId,
      test: test.test_metadata?.name ?? null,
      model: parent === null ? null : tableOf(find(parent)),
      column: test.column_name,
    };
  };
}

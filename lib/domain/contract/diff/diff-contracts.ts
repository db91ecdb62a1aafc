import { contractRank } from "./classification";
import { documentJudges } from "./document";
import { compareFields, type Judge, type Judges } from "./fields";
import { Findings, type Pair, type Scope } from "./findings";
import { type ContractDiff, diffOf } from "./model";
import { schemaJudge } from "./object";
import { isDeeperThan, isEmpty, isRecord, same } from "./values";

/** No reading lets a document this deep pass; here it only keeps the stack safe. */
const depthLimit = 200;

const judges: Judges = new Map<string, Judge>([...documentJudges, ["schema", schemaJudge]]);

/**
 * Compares two ODCS v3.1.0 documents (plain JSON, the upgraded form) and judges every change from the side of whoever reads
 * the data. Never throws, whatever the documents hold. `version` is what the judgement is for and no change by itself;
 * neither is the order of keys, nor of lists that have none (tags, servers, objects).
 */
export function diffContracts(before: unknown, after: unknown): ContractDiff {
  const tooDeep = isDeeperThan(before, depthLimit) || isDeeperThan(after, depthLimit);
  const rank = tooDeep ? { before: 0, after: 0 } : { before: contractRank(before), after: contractRank(after) };
  const found = new Findings(rank);
  const scope: Scope = { found, object: null, property: null, label: "the contract", subject: "" };
  const pair: Pair = { before, after, beforePath: [], afterPath: [] };
  const usable = [before, after].every((one) => isRecord(one) || isEmpty(one));
  if (!tooDeep && usable) compareFields(scope, pair, judges, ["version"]);
  else if (!tooDeep && !same(before, after))
    found.add("field.unknown", scope, "document", pair, "what stands here is no contract");
  else if (tooDeep && before !== after)
    found.add("field.unknown", scope, "document", pair, "the contract is nested too deeply to be compared");
  return diffOf(found.changes);
}

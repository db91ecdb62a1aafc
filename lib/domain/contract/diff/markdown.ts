import type { ChangeClass, ContractDiff } from "./model";
import { nextVersion } from "./version";

/** What a text about a diff calls things by. */
export type DiffNames = {
  /** The contract, by the name or id people know. */
  contract: string;
  /** The versions compared, where they have one. */
  before?: string | null;
  after?: string | null;
  /** Where the rules are explained; each rule's row in `docs/contract-rules.md` has its id as anchor. */
  rulesUrl?: string | null;
};

const verdicts: Record<ChangeClass | "none", string> = {
  breaking: "Breaking: consumers must act.",
  risky: "Risky: consumers should look.",
  additive: "Additive: what is read today stays.",
  wording: "Wording only: the data stays as it is.",
  none: "No change.",
};

/**
 * Text that Markdown and HTML leave alone. Documents are written by others: without this, a column name could end the table,
 * mention people, or bring an image or a script into a comment.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/\p{Cc}+|\p{Zl}|\p{Zp}/gu, " ")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replace(/[\\`*_{}[\]()#+!|~$-]/g, "\\$&")
      // A word joiner keeps what looks like an address or a mention from becoming a link.
      .replace(/@(?=\w)/g, "@\u2060")
      .replace(/\b(https?|ftp|mailto|www)(?=[:.])/gi, "$1\u2060")
  );
}

function counts(diff: ContractDiff): string {
  const classes = ["breaking", "risky", "additive", "wording"] as const;
  return classes
    .map((one) => [diff.changes.filter((change) => change.class === one).length, one] as const)
    .filter(([count]) => count > 0)
    .map(([count, one]) => `${count} ${one}`)
    .join(", ");
}

function versions(diff: ContractDiff, names: DiffNames): { from: string; needed: string | null } {
  const from = [names.before, names.after].filter((one) => one !== null && one !== undefined && one !== "").join(" → ");
  const needed = names.before && diff.bump !== "none" ? nextVersion(names.before, diff) : null;
  return { from: from === "" ? "" : ` ${from}`, needed };
}

/** The diff as Markdown for a pull request or a mail: the verdict, the version needed, then a table of changes. */
export function diffAsMarkdown(diff: ContractDiff, names: DiffNames): string {
  const { from, needed } = versions(diff, names);
  const lines = [`### ${escapeMarkdown(names.contract)}${escapeMarkdown(from)}`, "", `**${verdicts[diff.verdict]}**`];
  if (needed) lines.push("", `Smallest version that will do: \`${needed}\` (${diff.bump}). ${counts(diff)}.`);
  if (diff.changes.length === 0) return `${lines.join("\n")}\n`;
  lines.push("", "| class | change | why | rule |", "| --- | --- | --- | --- |");
  for (const change of diff.changes) {
    const rule = names.rulesUrl
      ? `[\`${change.rule}\`](${encodeURI(names.rulesUrl)}#${change.rule})`
      : `\`${change.rule}\``;
    lines.push(`| ${change.class} | ${escapeMarkdown(change.message)} | ${escapeMarkdown(change.reason)} | ${rule} |`);
  }
  return `${lines.join("\n")}\n`;
}

/** Text for a terminal: no control characters of a document reach it. */
const plain = (text: string) =>
  text.replace(/\p{Cc}+|\p{Zl}|\p{Zp}/gu, " ").replace(/[\u202a-\u202e\u2066-\u2069]/g, "");

/** The diff as plain text for a terminal or a log. */
export function diffAsText(diff: ContractDiff, names: DiffNames): string {
  const { from, needed } = versions(diff, names);
  const lines = [`${plain(names.contract)}${plain(from)}: ${verdicts[diff.verdict]}`];
  if (needed) lines.push(`Smallest version that will do: ${needed} (${diff.bump}). ${counts(diff)}.`);
  for (const change of diff.changes) {
    lines.push("", `  ${change.class.padEnd(8)}  ${plain(change.message)}`);
    lines.push(`            ${plain(change.reason)} [${change.rule}]`);
  }
  return `${lines.join("\n")}\n`;
}

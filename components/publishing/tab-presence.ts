/** Which tabs of this browser have a draft open, asked of themselves. */

type Message = { kind: "who" } | { kind: "here"; tab: string };

/** Longer than a busy page takes to answer. */
const PATIENCE_MS = 400;

function isMessage(data: unknown): data is Message {
  return typeof data === "object" && data !== null && "kind" in data;
}

/** Answers for this tab until the returned function is called. */
export function announce(draft: string, tab: string): () => void {
  if (typeof BroadcastChannel === "undefined") return () => {};
  const channel = new BroadcastChannel(`mercat-draft-${draft}`);
  channel.onmessage = ({ data }) => {
    if (isMessage(data) && data.kind === "who") channel.postMessage({ kind: "here", tab } satisfies Message);
  };
  return () => channel.close();
}

/** The other tabs that have the draft open now. */
export function othersHere(draft: string): Promise<ReadonlySet<string>> {
  const here = new Set<string>();
  if (typeof BroadcastChannel === "undefined") return Promise.resolve(here);
  const channel = new BroadcastChannel(`mercat-draft-${draft}`);
  return new Promise((resolve) => {
    channel.onmessage = ({ data }) => {
      if (isMessage(data) && data.kind === "here") here.add(data.tab);
    };
    channel.postMessage({ kind: "who" } satisfies Message);
    setTimeout(() => {
      channel.close();
      resolve(here);
    }, PATIENCE_MS);
  });
}

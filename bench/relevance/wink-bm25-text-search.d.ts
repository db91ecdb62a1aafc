declare module "wink-bm25-text-search" {
  type Engine = {
    defineConfig: (config: {
      fldWeights: Record<string, number>;
      bm25Params: { k1: number; b: number; k: number };
    }) => boolean;
    definePrepTasks: (tasks: ((text: string) => string[])[]) => number;
    addDoc: (doc: Record<string, string>, id: number) => number;
    consolidate: (precision: number) => boolean;
    /** Pairs of id, as text, and score, best first. */
    search: (query: string, limit: number) => [string, number][];
  };
  function bm25(): Engine;
  export = bm25;
}

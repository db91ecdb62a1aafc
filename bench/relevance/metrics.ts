/** Grades of the documents judged for one query; what is not in it was judged irrelevant, as is the custom. */
export type Grades = ReadonlyMap<string, number>;

const gradeOf = (grades: Grades, id: string) => Math.max(0, grades.get(id) ?? 0);
const relevant = (grades: Grades) => [...grades.values()].filter((grade) => grade > 0);
const discounted = (gains: readonly number[]) => gains.reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);

/**
 * Normalised discounted cumulative gain of the first `depth` (Järvelin and Kekäläinen, 2002, with the discount log2(rank + 1)
 * and the grade as gain, as trec_eval's `ndcg_cut`). 0 for a query without a relevant document.
 */
export function ndcg(ranking: readonly string[], grades: Grades, depth: number): number {
  const ideal = discounted(
    relevant(grades)
      .sort((a, b) => b - a)
      .slice(0, depth),
  );
  return ideal === 0 ? 0 : discounted(ranking.slice(0, depth).map((id) => gradeOf(grades, id))) / ideal;
}

/** Average precision over the first `depth`, divided by all relevant documents (trec_eval's `map_cut`). */
export function averagePrecision(ranking: readonly string[], grades: Grades, depth: number): number {
  const all = relevant(grades).length;
  let [found, sum] = [0, 0];
  for (const [i, id] of ranking.slice(0, depth).entries())
    if (gradeOf(grades, id) > 0) {
      found += 1;
      sum += found / (i + 1);
    }
  return all === 0 ? 0 : sum / all;
}

/** The share of the relevant documents that are among the first `depth`. */
export function recall(ranking: readonly string[], grades: Grades, depth: number): number {
  const all = relevant(grades).length;
  const found = ranking.slice(0, depth).filter((id) => gradeOf(grades, id) > 0).length;
  return all === 0 ? 0 : found / all;
}

export type Scores = { ndcg5: number; ndcg10: number; map10: number; recall100: number; empty: number };

/** The means over all judged queries, and the share of those that came back empty. */
export function scoresOf(rankings: ReadonlyMap<string, readonly string[]>, qrels: ReadonlyMap<string, Grades>): Scores {
  const queries = [...qrels.keys()];
  const mean = (of: (ranking: readonly string[], grades: Grades) => number) =>
    queries.reduce((sum, id) => sum + of(rankings.get(id) ?? [], qrels.get(id) ?? new Map()), 0) / queries.length;
  return {
    ndcg5: mean((ranking, grades) => ndcg(ranking, grades, 5)),
    ndcg10: mean((ranking, grades) => ndcg(ranking, grades, 10)),
    map10: mean((ranking, grades) => averagePrecision(ranking, grades, 10)),
    recall100: mean((ranking, grades) => recall(ranking, grades, 100)),
    empty: mean((ranking) => (ranking.length === 0 ? 1 : 0)),
  };
}

/** Work of one owner that waits for a place. */
type Waiting<T> = { owner: string; work: T };

export type FairQueueLimits = {
  /** What may wait, of one owner and in all. */
  perOwner: number;
  inAll: number;
  /** How much of one owner may be worked on at a time. */
  atOnce: number;
};

/**
 * Work that waits for its turn: owners take turns, whoever has sent how much, and none has more than its share worked on at
 * a time. Whoever takes work gives its place back with `done`.
 */
export class FairQueue<T> {
  private readonly waiting = new Map<string, T[]>();
  private readonly busy = new Map<string, number>();
  private size = 0;

  constructor(private readonly limits: FairQueueLimits) {}

  /** False when so much waits already, of this owner or in all, that this work may not. */
  roomFor(owner: string): "yes" | "owner is full" | "all is full" {
    if (this.size >= this.limits.inAll) return "all is full";
    return (this.waiting.get(owner)?.length ?? 0) < this.limits.perOwner ? "yes" : "owner is full";
  }

  add(owner: string, work: T): void {
    const list = this.waiting.get(owner);
    if (list) list.push(work);
    else this.waiting.set(owner, [work]);
    this.size += 1;
  }

  /** The next work, if there is any that may be begun now; its owner is last in line then. */
  take(): Waiting<T> | null {
    for (const [owner, list] of this.waiting) {
      if ((this.busy.get(owner) ?? 0) >= this.limits.atOnce) continue;
      const work = list.shift();
      this.waiting.delete(owner);
      if (list.length > 0) this.waiting.set(owner, list);
      if (work === undefined) continue;
      this.size -= 1;
      this.busy.set(owner, (this.busy.get(owner) ?? 0) + 1);
      return { owner, work };
    }
    return null;
  }

  done(owner: string): void {
    const left = (this.busy.get(owner) ?? 1) - 1;
    if (left > 0) this.busy.set(owner, left);
    else this.busy.delete(owner);
  }
}

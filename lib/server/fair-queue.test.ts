import { expect, test } from "vitest";
import { FairQueue } from "./fair-queue";

const make = (limits = {}) => new FairQueue<string>({ perOwner: 10, inAll: 100, atOnce: 10, ...limits });

const takeAll = (queue: FairQueue<string>) => {
  const taken: string[] = [];
  for (let next = queue.take(); next; next = queue.take()) taken.push(next.work);
  return taken;
};

test("owners take turns, however much one of them has sent", () => {
  const queue = make();
  for (const work of ["a1", "a2", "a3", "a4"]) queue.add("a", work);
  queue.add("b", "b1");
  queue.add("c", "c1");
  queue.add("b", "b2");
  expect(takeAll(queue)).toEqual(["a1", "b1", "c1", "a2", "b2", "a3", "a4"]);
  expect(queue.take()).toBeNull();
});

test("nobody has more than their share worked on at a time, and a place that is given back is used again", () => {
  const queue = make({ atOnce: 1 });
  for (const work of ["a1", "a2"]) queue.add("a", work);
  queue.add("b", "b1");
  expect(takeAll(queue)).toEqual(["a1", "b1"]);
  queue.done("b");
  expect(queue.take()).toBeNull();
  queue.done("a");
  expect(queue.take()).toEqual({ owner: "a", work: "a2" });
  queue.done("a");
  expect(queue.take()).toBeNull();
});

test("what waits is bounded, for each owner and in all", () => {
  const queue = make({ perOwner: 2, inAll: 3 });
  queue.add("a", "a1");
  expect(queue.roomFor("a")).toBe("yes");
  queue.add("a", "a2");
  expect(queue.roomFor("a")).toBe("owner is full");
  expect(queue.roomFor("b")).toBe("yes");
  queue.add("b", "b1");
  expect(queue.roomFor("c")).toBe("all is full");
  queue.take();
  expect(queue.roomFor("a")).toBe("yes");
});

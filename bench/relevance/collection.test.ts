import { describe, expect, it } from "vitest";
import { parseQrels, toDoc } from "./collection";

describe("toDoc", () => {
  it.each([
    [
      { id: "a", name: "Alpha", title: "On alpha", description: "Letters.", variants: ["Alpha", "A"] },
      { id: "a", name: "Alpha", text: "On alpha\n\nLetters.", tags: ["A"] },
    ],
    [
      { _id: 7, title: "Beta", text: "More letters." },
      { id: "7", name: "Beta", text: "More letters.", tags: [] },
    ],
    [
      { doc_id: "c", text: "No name." },
      { id: "c", name: "c", text: "No name.", tags: [] },
    ],
  ])("reads %j", (row, doc) => {
    expect(toDoc(row)).toEqual(doc);
  });

  it("refuses a document without an id", () => {
    expect(() => toDoc({ title: "Nameless" })).toThrow("no id");
  });
});

describe("parseQrels", () => {
  it("reads four columns with spaces, tabs around ids with spaces, and three columns under a heading", () => {
    expect(parseQrels("q1 0 d1 2\nq1 0 d2 0\n")).toEqual(
      new Map([
        [
          "q1",
          new Map([
            ["d1", 2],
            ["d2", 0],
          ]),
        ],
      ]),
    );
    expect(parseQrels("q1\t0\t11k Hands\t1")).toEqual(new Map([["q1", new Map([["11k Hands", 1]])]]));
    expect(parseQrels("query-id\tcorpus-id\tscore\nq1\td1\t1")).toEqual(new Map([["q1", new Map([["d1", 1]])]]));
  });
});

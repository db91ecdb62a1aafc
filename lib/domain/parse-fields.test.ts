import { describe, expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "./errors";
import { parseFields } from "./parse-fields";

const schema = z.strictObject({
  name: z.string().max(3),
  days: z.number(),
  verdict: z.enum(["approve", "deny"]),
  tags: z.array(z.string()).default([]),
  own: z.string({ error: "Say what for." }),
});
const right = { name: "a", days: 1, verdict: "deny", own: "x" };

function problems(value: unknown) {
  try {
    parseFields(schema, value);
  } catch (error) {
    if (error instanceof AppError) return error.problems;
    throw error;
  }
  return [];
}

describe("what a refused field is told", () => {
  test.each([
    [{ ...right, name: undefined }, "name", "This field is missing."],
    [{ ...right, name: 1 }, "name", "This must be a text."],
    [{ ...right, name: ["a", "b"] }, "name", "Give it once."],
    [{ ...right, name: "abcd" }, "name", "At most 3 characters."],
    [{ ...right, days: "1" }, "days", "This must be a number."],
    [{ ...right, verdict: "approved" }, "verdict", "Give one of: approve, deny."],
    [{ ...right, tags: { a: 1 } }, "tags", "This must be a list."],
    [{ ...right, own: undefined }, "own", "Say what for."],
    [{ ...right, other: 1 }, "other", "There is no such field."],
    [[], "", "This must be an object."],
  ])("%j", (value, path, message) => {
    expect(problems(value)).toEqual([{ path, message }]);
  });
});

import { describe, expect, it } from "vitest";
import { placeFloating } from "./placement";

const viewport = { width: 360, height: 640 };
const popup = { width: 200, height: 100 };

describe("placeFloating", () => {
  it("stands under its anchor, aligned to a side of it", () => {
    const anchor = { top: 100, left: 100, width: 80, height: 32 };
    expect(placeFloating(anchor, popup, viewport, "start")).toEqual({ top: 136, left: 100 });
    expect(placeFloating({ ...anchor, left: 260 }, popup, viewport, "end")).toEqual({ top: 136, left: 140 });
    expect(placeFloating(anchor, popup, viewport, "center")).toEqual({ top: 136, left: 40 });
  });

  it("goes above at the bottom of the page", () => {
    const anchor = { top: 600, left: 20, width: 80, height: 32 };
    expect(placeFloating(anchor, popup, viewport, "start")).toEqual({ top: 496, left: 20 });
  });

  it("stays inside the page when neither side has room", () => {
    const anchor = { top: 20, left: 340, width: 80, height: 32 };
    const tall = { width: 300, height: 630 };
    expect(placeFloating(anchor, tall, viewport, "start")).toEqual({ top: 8, left: 52 });
  });
});

import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Markdown } from "./markdown";

function html(source: string): string {
  return renderToStaticMarkup(<Markdown source={source} />);
}

describe("Markdown keeps out", () => {
  it.each([
    ["a script", "<script>alert(1)</script>", /<script/i],
    ["a frame", '<iframe src="https://evil.example"></iframe>', /<iframe/i],
    ["an event handler", '<img src=x onerror="alert(1)">', /<img/i],
    ["an event handler on a link", '<a href="#" onclick="alert(1)">x</a>', /<a [^>]*onclick/i],
    ["a javascript: link", "[x](javascript:alert(1))", /javascript:/i],
    ["a disguised javascript: link", "[x](JaVaScRiPt&colon;alert(1))", /href="javascript/i],
    ["a javascript: reference", "[x][1]\n\n[1]: javascript:alert(1)", /javascript:/i],
    ["a data: link", "[x](data:text/html;base64,PHNjcmlwdD4=)", /data:text/i],
    ["an image of another host", "![x](https://tracker.example/pixel.png)", /<img|tracker/i],
    ["a style", "<style>*{display:none}</style>", /<style/i],
    ["a form", '<form action="https://evil.example"><input name="password"></form>', /<form|<input/i],
  ])("%s", (_name, source, forbidden) => {
    expect(html(source)).not.toMatch(forbidden);
  });
});

describe("Markdown shows", () => {
  it("the words of raw HTML without its tags", () => {
    expect(html("a <b>bold</b> move")).toContain("<p>a bold move</p>");
  });

  it("the words of a link that was not safe", () => {
    expect(html("[read this](javascript:alert(1))")).toContain("<span>read this</span>");
  });

  it("links to other hosts without telling them where one comes from", () => {
    expect(html("[x](https://example.org/a)")).toContain(
      '<a href="https://example.org/a" rel="noopener noreferrer nofollow">',
    );
    expect(html("[x](/search)")).toContain('<a href="/search">');
  });

  it.each([
    ["# a\n\n## b\n\n### c\n\n# d", ["h3 a", "h4 b", "h5 c", "h3 d"]],
    ["## a\n\n## b", ["h3 a", "h3 b"]],
    ["#### a\n\n# b\n\n###### c", ["h3 a", "h3 b", "h4 c"]],
    ["# a\n## b\n### c\n#### d\n##### e\n###### f", ["h3 a", "h4 b", "h5 c", "h6 d", "h6 e", "h6 f"]],
  ])("headings below those of the page, without a gap: %j", (source, expected) => {
    const found = [...html(source).matchAll(/<(h\d)[^>]*>(\w)/g)].map((match) => `${match[1]} ${match[2]}`);
    expect(found).toEqual(expected);
  });

  it("headings from another level on, when asked", () => {
    expect(renderToStaticMarkup(<Markdown source="# a" top={2} />)).toContain("<h2>a</h2>");
  });

  it("tables and task lists", () => {
    const out = html("| a |\n| - |\n| 1 |\n\n- [x] rent roll\n- [ ] vacancy");
    expect(out).toContain("<td>1</td>");
    expect(out).toContain("Done: ");
    expect(out).not.toContain("<input");
  });
});

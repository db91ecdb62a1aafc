import { stringify } from "csv-stringify/sync";

type Cell = string | number | null;

/**
 * One line of CSV (RFC 4180). Cells that a spreadsheet would run as a formula (beginning with = + - @ and their wide
 * forms, tab or carriage return) get an apostrophe in front.
 */
export function csvLine(cells: readonly Cell[]): string {
  return stringify([[...cells]], { escape_formulas: true, quoted_match: /[\r\n]/, record_delimiter: "\r\n" });
}

/** A CSV file as a download, written while it is read, so that its size does not matter. UTF-8 with a mark for Excel. */
export function csvResponse(
  fileName: string,
  header: readonly string[],
  rows: AsyncGenerator<readonly Cell[]>,
): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(`\uFEFF${csvLine(header)}`));
    },
    async pull(controller) {
      const { value, done } = await rows.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(csvLine(value)));
    },
    async cancel() {
      await rows.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
    },
  });
}

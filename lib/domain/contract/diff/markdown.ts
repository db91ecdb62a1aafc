/**
 * Text that Markdown and HTML leave alone. Documents are written by others: without this, a column name could end the table,
 * mention people, or bring an image or a script into a comment.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/\p{Cc}+|\p{Zl}|\p{Zp}/gu, " ")
      // Would turn the direction of what follows.
      .replace(/\p{Bidi_Control}/gu, "")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replace(/[\\`*_{}[\]()#+!|~$-]/g, "\\$&")
      // A word joiner keeps what looks like an address or a mention from becoming a link.
      .replace(/@(?=\w)/g, "@\u2060")
      .replace(/\b(https?|ftp|mailto|www)(?=[:.])/gi, "$1\u2060")
  );
}

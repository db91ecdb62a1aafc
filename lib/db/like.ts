/** `%`, `_` and `\` mean themselves in a LIKE pattern made of this. Prisma's `contains` and `startsWith` do not escape them. */
export function literally(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

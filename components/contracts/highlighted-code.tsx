import { CodeBlock } from "@/components/ui/code-block";
import { highlight, type Language, type Token } from "./highlight";

type Props = { text: string; language: Language; label: string };

/** Code coloured on the server: no script and no inline style reaches the browser. */
export async function HighlightedCode({ text, language, label }: Props) {
  const lines = await highlight(text, language);
  return (
    <CodeBlock text={text} label={label}>
      {lines === null ? text : <Lines lines={lines} />}
    </CodeBlock>
  );
}

function Lines({ lines }: { lines: readonly Token[][] }) {
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of a fixed text are known by their number only
    <span key={index}>
      {line.map((token, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a fixed line
        <span key={at} className={token.className}>
          {token.text}
        </span>
      ))}
      {index < lines.length - 1 ? "\n" : null}
    </span>
  ));
}

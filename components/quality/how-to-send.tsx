import { CodeBlock } from "@/components/ui/code-block";
import { sendSnippets } from "@/lib/domain/quality/send-snippets";

type Props = {
  /** Public address of this installation. */
  baseUrl: string;
  contractRef: string;
  /** A rule of the contract to put into the example; null when it has none. */
  rule: string | null;
};

/** How results come here: ready to copy, with the contract's own address in them. */
export function HowToSend(props: Props) {
  return (
    <div className="flex flex-col gap-4">
      {sendSnippets(props).map(({ title, text, note }) => (
        <div key={title}>
          <CodeBlock text={text} label={title} />
          <p className="mt-1 max-w-prose text-sm text-muted">{note}</p>
        </div>
      ))}
    </div>
  );
}

"use client";

import { FileUp, Trash2 } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Textarea } from "@/components/ui/textarea";
import { saidStandard } from "@/lib/domain/document/standard-name";
import { sortDocuments } from "@/lib/domain/product/pasted-documents";
import { formatList } from "@/lib/format";

type Chosen = { name: string; text: string };

/** What is accepted of one document; the server says the same of its bytes. */
const LARGEST = 1_000_000;

async function read(files: FileList): Promise<{ chosen: Chosen[]; refused: string[] }> {
  const chosen: Chosen[] = [];
  const refused: string[] = [];
  for (const file of files)
    if (file.size > LARGEST) refused.push(`${file.name} is larger than 1 MB.`);
    else chosen.push({ name: file.name, text: await file.text() });
  return { chosen, refused };
}

/** Documents that exist already: pasted, chosen or dropped, of any version. */
export function DocumentsInput({ source, error }: { source: string; error: string | undefined }) {
  const [pasted, setPasted] = useState(source);
  const [files, setFiles] = useState<readonly Chosen[]>([]);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const picker = useRef<HTMLInputElement>(null);
  const take = async (list: FileList | null) => {
    if (!list || list.length === 0) return;
    const result = await read(list);
    setRefused(result.refused);
    setFiles((all) => [...all.filter((one) => !result.chosen.some((c) => c.name === one.name)), ...result.chosen]);
  };
  const drop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void take(event.dataTransfer.files);
  };
  return (
    <div className="flex flex-col gap-4">
      <div>
        <Button icon={<FileUp aria-hidden className="size-4" />} onClick={() => picker.current?.click()}>
          Choose files
        </Button>
        <input
          ref={picker}
          type="file"
          multiple
          accept=".yaml,.yml,.json"
          aria-label="Files"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => void take(event.target.files)}
        />
        <FileList files={files} onRemove={(name) => setFiles(files.filter((file) => file.name !== name))} />
        {refused.map((sentence) => (
          <p key={sentence} role="alert" className="mt-1 text-sm text-danger-ink">
            {sentence}
          </p>
        ))}
      </div>
      <Field
        label="Or paste them"
        name="source"
        optional
        hint="YAML or JSON; a line --- between several documents. Files may be dropped here."
        error={error}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={14}
            spellCheck={false}
            className="font-mono text-sm"
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
            onDrop={drop}
          />
        )}
      </Field>
      <Recognized texts={[pasted, ...files.map((file) => file.text)]} />
    </div>
  );
}

function FileList({ files, onRemove }: { files: readonly Chosen[]; onRemove: (name: string) => void }) {
  if (files.length === 0) return null;
  return (
    <ul aria-label="Chosen files" className="mt-2 divide-y divide-line border-y border-line">
      {files.map(({ name, text }) => (
        <li key={name} className="flex min-h-9 items-center gap-3">
          <span className="min-w-0 truncate font-mono text-sm">{name}</span>
          <span className="min-w-0 flex-1 truncate text-sm text-muted">
            {saidStandard(text)?.name ?? "Says no kind"}
          </span>
          <IconButton
            size="sm"
            label={`Leave out ${name}`}
            icon={<Trash2 aria-hidden className="size-4" />}
            onClick={() => onRemove(name)}
          />
          <input type="hidden" name="file" value={text} />
        </li>
      ))}
    </ul>
  );
}

/** What the draft will be made of, before it is begun. */
function Recognized({ texts }: { texts: readonly string[] }) {
  const { products, contracts } = sortDocuments(texts);
  const names = [...products, ...contracts].map((text) => saidStandard(text)?.name ?? "");
  const old = contracts.map(saidStandard).filter((said) => said !== null && !said.current);
  if (names.length === 0) return null;
  return (
    <Callout tone="info" title={`Found: ${formatList(names)}`}>
      {products.length === 0 ? <p>A product is drafted around the contracts, with an output port for each.</p> : null}
      {old.length > 0 ? (
        <Checkbox
          className="mt-2"
          name="convert"
          label="Convert to ODCS v3.1.0"
          hint="The form writes ODCS v3.1.0. Comments are lost; otherwise the text stays as it is, and is read all the same."
        />
      ) : null}
    </Callout>
  );
}

import { useRef, useState } from "react";
import type { ModelSummary } from "@/lib/domain/dbt/model-summary";
import { AppError } from "@/lib/domain/errors";
import type { DbtDrafts, Place } from "./dbt-place";

type Project = { file: File; name: string; dbtVersion: string; models: ModelSummary[] };
type Failure = { field: "manifest" | "catalog" | "models"; message: string };

/** What a form may carry, with room for the rest of it. */
const LARGEST = 7_000_000;
const MOST = 50;

async function* chunksOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}

/** The reader and its library come with the first file, not with the page. */
const library = () => import("./dbt-drafting");

function failureOf(error: unknown, field: Failure["field"]): Failure {
  if (error instanceof AppError) {
    const named = error.problems[0]?.path;
    return { field: named === "catalog" || named === "models" ? named : field, message: error.message };
  }
  return { field, message: "The file could not be read. Choose it again; it may have changed since." };
}

function tooMuch({ productSource, contracts }: DbtDrafts): string | null {
  if (contracts.length > MOST) return `A product has at most ${MOST} contracts; these are ${contracts.length}.`;
  const bytes = [productSource, ...contracts].reduce((sum, text) => sum + new Blob([text]).size, 0);
  return bytes > LARGEST ? "The contracts are larger than 7 MB together; choose fewer models." : null;
}

/**
 * Reads dbt's files in the browser: they stay there, whatever their size, and only the drafted documents are sent. Reading
 * a file twice, once for the list and once for what was chosen, keeps a manifest of 200 MB out of memory.
 */
export function useDbtImport() {
  const [project, setProject] = useState<Project | null>(null);
  const [catalog, setCatalog] = useState<File | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [drafts, setDrafts] = useState<DbtDrafts | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  // What a newer choice has overtaken is not shown any more.
  const turn = useRef(0);

  async function working<T>(
    field: Failure["field"],
    work: (onBytes: (bytes: number, of: File) => void) => Promise<T>,
  ): Promise<T | null> {
    turn.current += 1;
    const mine = turn.current;
    setFailure(null);
    setDrafts(null);
    setProgress(0);
    try {
      const result = await work((bytes, of) => {
        if (mine !== turn.current) throw new DOMException("A newer choice was made.", "AbortError");
        setProgress(Math.floor((bytes / of.size) * 100));
      });
      return mine === turn.current ? result : null;
    } catch (error) {
      if (mine === turn.current) setFailure(failureOf(error, field));
      return null;
    } finally {
      if (mine === turn.current) setProgress(null);
    }
  }

  async function openManifest(file: File | null): Promise<void> {
    setProject(null);
    setChosen(new Set());
    if (file === null) return;
    const read = await working("manifest", async (onBytes) => {
      const { listModels } = await library();
      return listModels(chunksOf(file), (bytes) => onBytes(bytes, file));
    });
    if (!read) return;
    setProject({ file, name: read.metadata.project, dbtVersion: read.metadata.dbtVersion, models: read.models });
    setChosen(new Set(read.offered));
  }

  function openCatalog(file: File | null): void {
    setCatalog(file);
    setDrafts(null);
    setFailure(null);
  }

  function choose(ids: ReadonlySet<string>): void {
    setChosen(ids);
    setDrafts(null);
    setFailure(null);
  }

  async function draft(place: Place): Promise<void> {
    if (!project) return;
    const made = await working("manifest", async (onBytes) => {
      const { draftModels } = await library();
      const manifest = { chunks: chunksOf(project.file), onProgress: (bytes: number) => onBytes(bytes, project.file) };
      const drafted = await draftModels({
        manifest,
        catalog: catalog && chunksOf(catalog),
        chosen,
        place,
        now: new Date(),
      });
      const refusal = tooMuch(drafted);
      if (refusal) throw new AppError("too_large", refusal, { field: "models" });
      return drafted;
    });
    setDrafts(made);
  }

  return { project, catalog, chosen, drafts, progress, failure, openManifest, openCatalog, choose, draft };
}

"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useToast } from "@/components/ui/toast";
import { idleState } from "@/lib/action-state";
import type { Problem } from "@/lib/domain/errors";
import { publishDraft } from "@/lib/features/publishing/actions";
import { routes } from "@/lib/routes";

/** Why nothing was published: the sentence for the whole, and each problem. */
export type PublishFailure = { message: string; problems: readonly Problem[] };

const because = (message: string): PublishFailure => ({ message, problems: [] });

/** Asking, saving and publishing, in that order; then the product's page. */
export function usePublish(id: string, save: () => Promise<number | null>, checkAgain: () => void) {
  const router = useRouter();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<PublishFailure | null>(null);

  const publish = async (note: string) => {
    setPending(true);
    setFailure(null);
    try {
      const revision = await save();
      if (revision === null) {
        setFailure(because("The draft could not be saved; close this and look at the message above the text."));
        return;
      }
      const form = new FormData();
      form.set("id", id);
      form.set("revision", String(revision));
      form.set("note", note);
      const state = await publishDraft(idleState, form);
      const ref = state.values?.ref;
      if (state.ok && ref !== undefined) {
        toast({ title: state.message ?? "Published." });
        router.push(routes.product(ref));
      } else setFailure({ message: state.message ?? "Not published.", problems: state.problems ?? [] });
    } catch {
      setFailure(because("The server cannot be reached. Nothing was lost; try again."));
    } finally {
      setPending(false);
    }
  };

  return {
    asking,
    pending,
    failure,
    publish,
    ask: () => setAsking(true),
    close: () => {
      setAsking(false);
      // What was refused is not what the last check expected.
      if (failure) checkAgain();
      setFailure(null);
    },
  };
}

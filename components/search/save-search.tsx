"use client";

import { BellPlus } from "lucide-react";
import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import { type ActionState, idleState, problemOf } from "@/lib/action-state";
import { saveSearchAction } from "@/lib/features/saved-searches/actions";
import { routes } from "@/lib/routes";

/** Saves the present search under a name. `query` is the address behind the question mark. */
export function SaveSearch({ query, suggestedName }: { query: string; suggestedName: string }) {
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [state, submit] = useActionState(async (prev: ActionState, form: FormData) => {
    const next = await saveSearchAction(prev, form);
    if (next.ok) {
      setOpen(false);
      toast({
        title: "Search saved. You are told when something new matches.",
        action: (
          <LinkButton size="sm" href={routes.savedSearches()}>
            Saved searches
          </LinkButton>
        ),
      });
    }
    return next;
  }, idleState);
  const error = problemOf(state, "name") ?? (state.ok ? undefined : state.message);
  return (
    <>
      <Button size="sm" variant="ghost" icon={<BellPlus aria-hidden />} onClick={() => setOpen(true)}>
        Save search
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Save this search"
        description="You are told here, and by one mail a day at most, when a product that you may see newly matches."
      >
        <form action={submit} className="flex flex-col gap-4">
          <input type="hidden" name="query" value={query} />
          <Field label="Name" name="name" id="save-search-name" error={error}>
            {(control) => (
              <Input
                {...control}
                key={state.values?.name ?? ""}
                maxLength={80}
                defaultValue={state.values?.name ?? suggestedName}
              />
            )}
          </Field>
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <SubmitButton>Save search</SubmitButton>
          </div>
        </form>
      </Dialog>
    </>
  );
}

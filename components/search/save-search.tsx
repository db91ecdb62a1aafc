"use client";

import { BellPlus } from "lucide-react";
import { useDialogAction } from "@/components/forms/use-dialog-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import { problemOf } from "@/lib/action-state";
import { saveSearchAction } from "@/lib/features/saved-searches/actions";
import { routes } from "@/lib/routes";

/** Saves the present search under a name. `query` is the address behind the question mark. */
export function SaveSearch({ query, suggestedName }: { query: string; suggestedName: string }) {
  const toast = useToast();
  const saved = () =>
    toast({
      title: "Search saved. You are told when something new matches.",
      action: (
        <LinkButton size="sm" href={routes.savedSearches()}>
          Saved searches
        </LinkButton>
      ),
    });
  const { open, show, close, state, submit } = useDialogAction(saveSearchAction, saved);
  const error = problemOf(state, "name") ?? (state.ok ? undefined : state.message);
  return (
    <>
      <Button size="sm" variant="ghost" icon={<BellPlus aria-hidden />} onClick={show}>
        Save search
      </Button>
      <Dialog
        open={open}
        onClose={close}
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
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Save search</SubmitButton>
          </div>
        </form>
      </Dialog>
    </>
  );
}

"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormErrors } from "@/components/ui/form-errors";
import { Input } from "@/components/ui/input";
import { cn } from "@/lib/cn";

const OFFLINE = "The server could not be reached. Check your connection, then try again.";

/** E-mail and password. `quiet` where another way of signing in stands above it. */
export function PasswordForm({ next, quiet }: { next: string; quiet: boolean }) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string>();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setPending(true);
    setError(undefined);
    const answer = await signIn("password", {
      redirect: false,
      email: String(form.get("email")),
      password: String(form.get("password")),
    }).catch(() => undefined);
    if (answer?.ok) {
      // A full load: nothing that another person saw stays in the browser's memory.
      window.location.assign(next);
      return;
    }
    setPending(false);
    setError(answer?.error ?? OFFLINE);
  }

  return (
    // The method keeps a password out of the address should the script not have loaded yet.
    <form method="post" onSubmit={submit} className={cn("flex flex-col gap-4", quiet && "border-t border-line pt-6")}>
      {quiet ? <h2 className="font-semibold">With e-mail and password</h2> : null}
      <FormErrors message={error} />
      <Field label="E-mail" name="email">
        {(control) => <Input {...control} type="email" autoComplete="username" spellCheck={false} />}
      </Field>
      <Field label="Password" name="password">
        {(control) => <Input {...control} type="password" autoComplete="current-password" />}
      </Field>
      <Button type="submit" size="lg" variant={quiet ? "secondary" : "primary"} pending={pending}>
        Sign in
      </Button>
    </form>
  );
}

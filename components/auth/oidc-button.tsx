"use client";

import { signIn } from "next-auth/react";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Goes to the company's sign-in provider. */
export function OidcButton({ name, next }: { name: string; next: string }) {
  const [pending, setPending] = useState(false);
  return (
    <Button
      size="lg"
      variant="primary"
      className="w-full"
      pending={pending}
      onClick={async () => {
        setPending(true);
        await signIn("oidc", { callbackUrl: next }).catch(() => setPending(false));
      }}
    >
      {`Sign in with ${name}`}
    </Button>
  );
}

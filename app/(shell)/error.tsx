"use client";

import { ErrorPage } from "@/components/layout/error-page";
import { Button } from "@/components/ui/button";

/** `digest` is the id Next writes into the server's log beside the error; the message itself never leaves the server. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <ErrorPage
      title="This page could not be shown"
      requestId={error.digest}
      action={
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
      }
    >
      Something went wrong on our side. Nothing you entered elsewhere is lost. If it happens again, tell a platform
      admin the id below.
    </ErrorPage>
  );
}

"use client";

import { GitCompare } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ContractPreview } from "@/lib/features/publishing/schema";

/** Comparing is loaded when somebody wants to see it. */
const ContractChanges = dynamic(() => import("./contract-changes").then((module) => module.ContractChanges));

/** A way to the whole comparison of each contract whose version number is too small for what it changes. */
export function VersionRefusals({ contracts }: { contracts: readonly ContractPreview[] }) {
  const [shown, setShown] = useState<ContractPreview | null>(null);
  return (
    <>
      {contracts.map((contract) => (
        <Button
          key={contract.ref}
          className="h-auto min-h-9 justify-start py-1.5 text-left whitespace-normal"
          icon={<GitCompare aria-hidden className="size-4" />}
          onClick={() => setShown(contract)}
        >
          See what changes in {contract.ref}
        </Button>
      ))}
      <Dialog
        open={shown !== null}
        onClose={() => setShown(null)}
        title={shown ? `What changes in ${shown.ref}` : ""}
        description="Each change with the reason for its class, worst first. The worst decides which version is needed."
        size="lg"
      >
        {shown ? <ContractChanges contract={shown} whole /> : null}
      </Dialog>
    </>
  );
}

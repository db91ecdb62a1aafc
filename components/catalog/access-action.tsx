import { CircleCheck, Clock, LoaderCircle } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-style";
import { LinkButton } from "@/components/ui/link-button";
import { Status } from "@/components/ui/status";
import type { MyAccess } from "@/lib/features/catalog/queries/my-access";
import { routes } from "@/lib/routes";

type Port = { name: string; reference: string; access: MyAccess; refusal: string | null };

type Props = { productRef: string; port: Port; variant?: ButtonVariant; size?: "sm" | "md" };

/** The one button of a port: its label is how the reader stands to it. */
export function AccessAction({ productRef, port, variant = "secondary", size }: Props) {
  const { access } = port;
  switch (access.state) {
    case "active":
      return (
        <LinkButton href={routes.grant(access.grantId)} size={size} icon={<CircleCheck aria-hidden />}>
          Access active
        </LinkButton>
      );
    case "setting_up":
      return (
        <LinkButton href={routes.grant(access.grantId)} size={size} icon={<LoaderCircle aria-hidden />}>
          Access is being set up
        </LinkButton>
      );
    case "pending":
      return (
        <LinkButton href={routes.request(access.requestId)} size={size} icon={<Clock aria-hidden />}>
          Request pending
        </LinkButton>
      );
    case "none":
      return port.refusal === null ? (
        <LinkButton href={routes.requestAccess(productRef, port.reference)} variant={variant} size={size}>
          Request access
        </LinkButton>
      ) : (
        <Button disabledReason={port.refusal} size={size}>
          Request access
        </Button>
      );
  }
}

const WORDS: Record<MyAccess["state"], string> = {
  active: "Access active",
  setting_up: "Access is being set up",
  pending: "Request pending",
  none: "None yet",
};

/** How the reader stands to a port, in words, where the button already stands elsewhere. */
export function AccessWord({ access }: { access: MyAccess }) {
  const tone = access.state === "active" ? "success" : access.state === "none" ? "neutral" : "info";
  return access.state === "none" ? (
    <span className="text-faint">{WORDS.none}</span>
  ) : (
    <Status tone={tone}>{WORDS[access.state]}</Status>
  );
}

const ORDER: readonly MyAccess["state"][] = ["active", "setting_up", "pending"];

/**
 * The product's primary button. With several ports it shows the furthest the reader has come, and leads to the list of
 * ports when there is a choice to make.
 */
export function ProductAction({ productRef, ports }: { productRef: string; ports: readonly Port[] }) {
  const standing = ORDER.map((state) => ports.find((port) => port.access.state === state)).find(Boolean);
  if (standing) return <AccessAction productRef={productRef} port={standing} variant="primary" />;
  const open = ports.filter((port) => port.refusal === null);
  if (open.length > 1) {
    return (
      <LinkButton href={`${routes.product(productRef)}#ports`} variant="primary">
        Request access
      </LinkButton>
    );
  }
  const only = open[0] ?? ports[0];
  if (only) return <AccessAction productRef={productRef} port={only} variant="primary" />;
  return <Button disabledReason="This product has no output port yet.">Request access</Button>;
}

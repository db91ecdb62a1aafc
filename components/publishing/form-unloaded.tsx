import { Callout } from "@/components/ui/callout";

/** In place of a form whose code did not come: without a connection, or after an upgrade of the server. */
export function FormUnloaded() {
  return (
    <Callout tone="warning" title="The form could not be loaded">
      Your text is in the YAML view. Load the page again when the connection is back.
    </Callout>
  );
}

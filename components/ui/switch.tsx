import type { ComponentProps } from "react";
import { Checkbox } from "./checkbox";

/** On or off, at once: announced as a switch. In a form that is sent later use `Checkbox`. */
export function Switch(props: Omit<ComponentProps<typeof Checkbox>, "look">) {
  return <Checkbox {...props} look="switch" />;
}

"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button";

/** A `Button` that submits the form around it and is busy while that form is being sent. */
export function SubmitButton(props: Omit<ComponentProps<typeof Button>, "type">) {
  const { pending } = useFormStatus();
  return <Button variant="primary" {...props} type="submit" pending={pending || props.pending} />;
}

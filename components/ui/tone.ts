import { Circle, CircleAlert, CircleCheck, CircleX, Info, type LucideIcon } from "lucide-react";

/** What a status means to the reader, whatever the thing is. */
export type Tone = "neutral" | "info" | "success" | "warning" | "danger";

type ToneStyle = { icon: LucideIcon; ink: string; tint: string };

/** Shapes differ as well as colours, so that the tone survives without colour (WCAG 1.4.1). */
export const toneStyles: Record<Tone, ToneStyle> = {
  neutral: { icon: Circle, ink: "text-muted", tint: "bg-selected" },
  info: { icon: Info, ink: "text-accent-ink", tint: "bg-accent-tint" },
  success: { icon: CircleCheck, ink: "text-success-ink", tint: "bg-success-tint" },
  warning: { icon: CircleAlert, ink: "text-warning-ink", tint: "bg-warning-tint" },
  danger: { icon: CircleX, ink: "text-danger-ink", tint: "bg-danger-tint" },
};

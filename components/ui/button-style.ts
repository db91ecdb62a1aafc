import { cn } from "@/lib/cn";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";

/** `sm` 28 px for rows and toolbars, `md` 32 px everywhere else, `lg` 40 px for the one act of a page or sign-in. */
export type ButtonSize = "sm" | "md" | "lg";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover",
  secondary: "border border-line-strong bg-canvas text-ink hover:bg-hover",
  ghost: "text-muted hover:bg-hover hover:text-ink",
  danger: "bg-danger text-on-accent hover:bg-danger-hover",
};

/** Whatever it was before, a button that cannot be used is grey: it must not look like the next step. */
const BLOCKED = "cursor-not-allowed border border-line bg-sunken text-faint";

const SIZES: Record<ButtonSize, string> = {
  sm: "h-7 gap-1.5 px-2 text-sm",
  md: "h-8 gap-2 px-3 text-base",
  lg: "h-10 gap-2 px-4 text-base",
};

const SQUARE: Record<ButtonSize, string> = { sm: "size-7", md: "size-8", lg: "size-10" };

/** The look shared by buttons and by links that look like one. `square` is for a single icon. */
export function buttonClass(
  options: { variant?: ButtonVariant; size?: ButtonSize; square?: boolean; blocked?: boolean; className?: string } = {},
): string {
  const { variant = "secondary", size = "md", square = false, blocked = false, className } = options;
  return cn(
    "inline-flex shrink-0 select-none items-center justify-center rounded-md font-medium whitespace-nowrap transition-colors duration-100 [&_svg]:size-4 [&_svg]:shrink-0 print:hidden",
    square ? SQUARE[size] : SIZES[size],
    blocked ? BLOCKED : VARIANTS[variant],
    className,
  );
}

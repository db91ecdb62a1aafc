import { SubmitButton } from "@/components/ui/submit-button";
import { signOut } from "@/lib/auth/actions";

/** Last in the account menu. */
export function SignOutForm() {
  return (
    <form action={signOut}>
      <SubmitButton variant="ghost" className="w-full justify-start px-2 font-normal text-ink">
        Sign out
      </SubmitButton>
    </form>
  );
}

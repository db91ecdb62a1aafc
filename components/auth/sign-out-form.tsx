import { SignOutButton } from "@/components/layout/user-menu";
import { signOut } from "@/lib/auth/actions";

/** Last in the account menu. */
export function SignOutForm() {
  return (
    <form action={signOut}>
      <SignOutButton />
    </form>
  );
}

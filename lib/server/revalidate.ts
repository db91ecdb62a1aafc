import { revalidatePath } from "next/cache";

/** After a change: the page the form stands on, and the frame around it, are read again from the database. */
export function revalidateFrame(): void {
  revalidatePath("/", "layout");
}

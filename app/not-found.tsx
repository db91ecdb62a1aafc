import type { Metadata } from "next";
import { ErrorPage } from "@/components/layout/error-page";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="mx-auto w-full max-w-100 px-4 pt-12">
      <ErrorPage title="There is no such page">The address may be mistyped, or what stood here has moved.</ErrorPage>
    </main>
  );
}

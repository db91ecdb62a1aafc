import { connection } from "next/server";

/** A page that does nothing, rendered at each request: `npm run bench` compares the others with it. */
export default async function BlankPage() {
  await connection();
  return (
    <main>
      <h1>Blank</h1>
    </main>
  );
}

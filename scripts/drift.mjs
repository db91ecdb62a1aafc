// `npm run db:drift`: fails when prisma/schema says something that prisma/migrations do not, or the other way round.
import { checkDrift } from "./lib/drift.mjs";
import { runCommand } from "./lib/failure.mjs";
import { throwAwayServer } from "./lib/throwaway.mjs";

await runCommand(async () => {
  const { state, remove } = await throwAwayServer();
  try {
    await checkDrift(state);
  } finally {
    await remove();
  }
  process.stdout.write("prisma/schema and prisma/migrations agree.\n");
});

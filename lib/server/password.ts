import { hash, verify } from "@node-rs/argon2";

/** argon2id with the memory, passes and lanes of the OWASP Password Storage Cheat Sheet (19 MiB, 2, 1). */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, options);
}

let decoy: Promise<string> | undefined;

/**
 * True when the password belongs to the hash. Without a hash (unknown account, or one that signs in elsewhere) a decoy
 * is verified, so that the time of an answer does not tell which accounts exist.
 */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("a password nobody has");
  const matches = await verify(passwordHash ?? (await decoy), password);
  return matches && passwordHash !== null;
}

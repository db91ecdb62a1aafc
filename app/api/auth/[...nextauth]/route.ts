import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { env } from "@/lib/server/env";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handle(request: NextRequest, context: Context): Promise<Response> {
  // next-auth 4 takes its public address from this variable only.
  process.env.NEXTAUTH_URL = env().url;
  return NextAuth(request, context, await authOptions());
}

export { handle as GET, handle as POST };

/** What a form may weigh, in bytes: `serverActions.bodySizeLimit` in next.config.js. */
const FORM_LIMIT = 8 * 1024 * 1024;

export type FormRefusal = { status: 400 | 403 | 413; sentence: string };

const unreadable: FormRefusal = {
  status: 400,
  sentence: "The form could not be read. Load the page again, then retry.",
};
const foreign: FormRefusal = { status: 403, sentence: "The form was sent from another address than this one." };
const tooLarge: FormRefusal = { status: 413, sentence: "The form is too large: at most 8 MB can be sent at once." };

/** The same comparison as Next's, which answers 500 to a form from elsewhere. A missing origin is none of a browser's. */
function fromElsewhere(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin === null) return false;
  const host = headers.get("x-forwarded-host")?.split(",")[0]?.trim() || headers.get("host");
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

function parsesTo(text: unknown, fits: (value: unknown) => boolean): boolean {
  if (typeof text !== "string") return false;
  try {
    return fits(JSON.parse(text));
  } catch {
    return false;
  }
}

const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);

async function isReadableForm(body: ArrayBuffer, contentType: string, called: boolean): Promise<boolean> {
  try {
    const form = await new Response(body, { headers: { "content-type": contentType } }).formData();
    // A call of an action carries its list of arguments as the part "0".
    return !called || parsesTo(form.get("0"), Array.isArray);
  } catch {
    return false;
  }
}

async function isReadable(body: ArrayBuffer, contentType: string, called: boolean): Promise<boolean> {
  if (/^multipart\/form-data/i.test(contentType)) return isReadableForm(body, contentType, called);
  return parsesTo(new TextDecoder().decode(body), called ? Array.isArray : isObject);
}

/**
 * Why what was sent to a page or to sign-in cannot be served, or null. Next and next-auth answer 500 to a body that they
 * cannot parse, to one above the limit and to a form from another origin, before any code of ours runs. The body is read.
 */
export async function formRefusal(request: Request): Promise<FormRefusal | null> {
  const { pathname } = new URL(request.url);
  const contentType = request.headers.get("content-type") ?? "";
  const called = request.headers.has("next-action");
  if (request.method !== "POST") return null;
  if (/^\/api\//.test(pathname)) {
    // The REST API reads its bodies itself.
    if (!pathname.startsWith("/api/auth/") || !contentType.includes("application/json")) return null;
  } else {
    if (!called && !/^multipart\/form-data/i.test(contentType)) return null;
    if (fromElsewhere(request.headers)) return foreign;
    // Next serves no action to this kind of body.
    if (/^application\/x-www-form-urlencoded/i.test(contentType)) return null;
  }
  if (Number(request.headers.get("content-length") ?? 0) > FORM_LIMIT) return tooLarge;
  const body = await request.arrayBuffer().catch(() => null);
  if (body === null) return unreadable;
  if (body.byteLength > FORM_LIMIT) return tooLarge;
  return (await isReadable(body, contentType, called)) ? null : unreadable;
}

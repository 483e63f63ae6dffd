import { type NextRequest, NextResponse } from "next/server";
import { noteWayBack } from "@/lib/accounts/way-back";

/** Tells a page which address it was asked for, so that whoever has to sign in first comes back to exactly it. */
export function proxy(request: NextRequest): NextResponse {
  return NextResponse.next({ request: { headers: noteWayBack(request.headers, request.nextUrl) } });
}

// Every page and nothing else: the API, which also takes large files, and static files never pass through here. `/api-keys` is a page.
export const config = { matcher: ["/((?!api/|_next/|icon\\.svg).*)"] };

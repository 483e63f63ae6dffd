import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { wayBack } from "@/lib/accounts/way-back";
import { config, proxy } from "@/proxy";

/** What the page is asked with, as Next hands it on. */
function headersOfPage(address: string, headers: Record<string, string> = {}): Headers {
  const answer = proxy(new NextRequest(`http://hone.test:3000${address}`, { headers }));
  const names = answer.headers.get("x-middleware-override-headers")?.split(",") ?? [];
  return new Headers(names.map((name) => [name, answer.headers.get(`x-middleware-request-${name}`) ?? ""]));
}

test("whoever has to sign in comes back to exactly the link that they opened", () => {
  const address = "/projects/p1/data/d1?search=caf%C3%A9%20%26%20bar&open=e7";
  expect(wayBack(headersOfPage(address))).toBe(address);
});

test("what else the browser says is handed on", () => {
  expect(headersOfPage("/projects", { cookie: "hone=1" }).get("cookie")).toBe("hone=1");
});

test("what a browser says about the way back itself counts for nothing", () => {
  expect(wayBack(headersOfPage("/projects", { "x-hone-asked-for": "/projects/another" }))).toBe("/projects");
  expect(wayBack(headersOfPage("//evil.example/take"))).toBeUndefined();
  expect(wayBack(new Headers({ "x-hone-asked-for": "https://evil.example" }))).toBeUndefined();
});

test("an address too long to stand in another one loses its query, not its page", () => {
  expect(wayBack(headersOfPage(`/projects/p1/runs?search=${"x".repeat(3_000)}`))).toBe("/projects/p1/runs");
});

const isMatched = (url: string) => config.matcher.some((matcher) => new RegExp(`^${matcher}$`).test(url));

test.each(["/", "/projects/p1/runs/r1", "/people", "/api-keys"])("%s is a page", (url) => {
  expect(isMatched(url)).toBe(true);
});

test.each(["/api/v1/projects", "/api/auth/sign-in", "/_next/static/chunks/a.js", "/icon.svg"])("%s is served as before", (url) => {
  expect(isMatched(url)).toBe(false);
});

import { expect, test } from "vitest";
import { inUtc } from "./in-utc";

const optionsOf = (url: string) => new URL(url).searchParams.get("options");

test("what an address or PGOPTIONS asks for stays, and the zone is said last and once", () => {
  const url = "postgresql://ada:p%40ss@db.example.org:6543/hone?sslmode=require";
  expect(inUtc(url)).toBe(`${url}&options=--timezone%3DUTC`);
  expect(optionsOf(inUtc(url, "-c search_path=hone"))).toBe("-c search_path=hone --timezone=UTC");
  const own = inUtc(`${url}&options=-c%20timezone%3DEurope%2FBerlin`, "-c search_path=hone");
  expect(optionsOf(own)).toBe("-c timezone=Europe/Berlin --timezone=UTC");
  expect(own).not.toContain("+");
  expect(inUtc(own)).toBe(own);
});

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // npm test checks types once for the whole house; a second pass here would double the first start.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pg", "graphile-worker", "@prisma/client", "@prisma/adapter-pg"],
};

// The floors of the house for dependency-cruiser: who may import whom. A rule's comment is what its breaker reads.
const tests = "\\.test\\.tsx?$|^src/testing/";
const pure = "^src/features/[^/]+/(model(\\.ts$|/)|(schema|policy|jobs)\\.ts$)";
const reads = "^src/features/[^/]+/reads(\\.ts$|/)";
const writes = "^src/features/[^/]+/writes(\\.ts$|/)";
const ownReads = "^src/features/$1/reads(\\.ts$|/)";
const ownWrites = "^src/features/$1/writes(\\.ts$|/)";
const ownPure = "^src/features/$1/(model(\\.ts$|/)|(schema|policy|jobs)\\.ts$)";
const outside = "^node_modules/|^prisma/generated/";

const inside = (path, more = {}) => ({ path, pathNot: tests, ...more });
/** From one floor to anything of the house that is not on the list. */
const floor = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: "error",
  from: inside(from),
  to: { path: "^(src|prisma|e2e|bench)/", pathNot: [...allowed, ...(name.startsWith("floor-ui") ? [] : ["^prisma/generated/"])] },
});

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Files must not import each other in a circle.",
      severity: "error",
      from: { pathNot: tests },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "resolvable",
      comment: "The import leads nowhere; dist/ is there only after a build.",
      severity: "error",
      from: { path: "^src/" },
      to: { couldNotResolve: true, pathNot: "^virtual:|^(\\.\\./)+dist/" },
    },
    floor("floor-kernel", "^src/kernel/", ["^src/kernel/"], "The kernel imports only the kernel."),
    floor("floor-pure", pure, ["^src/kernel/", pure], "Pure files import only the kernel and pure files."),
    {
      name: "pure-without-io",
      comment: "Pure files do no I/O.",
      severity: "error",
      from: inside(`${pure}|^src/kernel/`),
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?(crypto|util|buffer|zlib)$" },
    },
    floor("floor-platform", "^src/platform/", ["^src/kernel/", "^src/platform/"], "The platform imports only the kernel."),
    floor(
      "floor-reads",
      "^src/features/([^/]+)/reads(\\.ts$|/)",
      ["^src/kernel/", "^src/platform/", pure, reads],
      "Reads import kernel, platform, pure files and reads.",
    ),
    floor(
      "floor-writes",
      "^src/features/([^/]+)/writes(\\.ts$|/)",
      ["^src/kernel/", "^src/platform/", pure, reads, ownWrites],
      "A verb never calls another feature's verb: it leaves an event.",
    ),
    floor(
      "floor-core",
      "^src/server/core/",
      ["^src/kernel/", "^src/platform/", pure, reads, "^src/server/core/"],
      "server/core imports kernel, platform, pure files and reads.",
    ),
    floor(
      "floor-router",
      "^src/features/([^/]+)/router\\.ts$",
      ["^src/kernel/", "^src/server/core/", ownReads, ownWrites, ownPure],
      "A router imports server/core and its own feature.",
    ),
    floor(
      "floor-doors",
      "^src/server/doors/",
      ["^src/kernel/", "^src/platform/", "^src/server/", "^src/features/[^/]+/(?!components/)"],
      "Doors import everything below them, never screens or processes.",
    ),
    floor("floor-ui", "^src/ui/", ["^src/kernel/", "^src/ui/"], "ui knows no domain."),
    floor(
      "floor-client",
      "^src/client/",
      ["^src/kernel/", "^src/client/", "^src/server/doors/router\\.ts$"],
      "The client imports the kernel and the root router's type.",
    ),
    {
      name: "router-type-only",
      comment: "Only the root router's type may reach the browser.",
      severity: "error",
      from: inside("^src/(client|ui)/|^src/features/[^/]+/components/"),
      to: { path: "^src/server/", dependencyTypesNot: ["type-only"] },
    },
    floor(
      "floor-components",
      "^src/features/([^/]+)/components/",
      ["^src/kernel/", "^src/ui/", "^src/client/", pure, "^src/features/$1/components/"],
      "Screens import ui, client, pure files and their own feature's components.",
    ),
    floor(
      "floor-app",
      "^src/(app/|proxy\\.ts$)",
      ["^src/kernel/", "^src/app/", "^src/ui/", "^src/client/", "^src/server/", pure, "^src/features/[^/]+/components/"],
      "Routes import components, ui, client, server and pure files.",
    ),
    floor(
      "floor-processes",
      "^src/processes/(?!hub/)([^/]+)/",
      ["^src/kernel/", "^src/platform/", pure, reads, writes, "^src/processes/$1/"],
      "A process imports kernel, platform, pure files, reads, writes and its own folder.",
    ),
    floor(
      "floor-hub",
      "^src/processes/hub/",
      ["^src/kernel/", "^src/platform/", pure, "^src/processes/hub/"],
      "The hub imports kernel, platform and pure files.",
    ),
    {
      name: "hub-without-database",
      comment: "A hub that cannot import the database is a hub that stays up without it.",
      severity: "error",
      from: inside("^src/processes/hub/"),
      to: {
        path: "^src/platform/(db|unit-of-work|queue|migrate|stream|embedded-postgres)\\.ts$|^prisma/|^node_modules/(@prisma|pg|next|react|react-dom|sharp|graphile-worker)/",
        reachable: true,
      },
    },
    {
      name: "sharp-in-builder",
      comment: "sharp lives in processes/builder and nowhere else.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/processes/builder/", tests] },
      to: { path: "^node_modules/sharp/" },
    },
    {
      name: "testing-in-tests",
      comment: "testing is imported by tests only.",
      severity: "error",
      from: { path: "^src/", pathNot: tests },
      to: { path: "^src/testing/" },
    },
  ],
  options: {
    doNotFollow: { path: outside },
    exclude: { path: "^(\\.next|dist)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  },
};

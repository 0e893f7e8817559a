import ts from "typescript";
import { at, commentsOf, nodesOf, type Source } from "./sources";

/** `any` and the non-null `!`. */
export function loopholes(source: Source): string[] {
  return [...nodesOf(source.tree)].flatMap((node) => {
    if (ts.isNonNullExpression(node)) return [`${at(source, node)} asserts with !`];
    return node.kind === ts.SyntaxKind.AnyKeyword ? [`${at(source, node)} says any`] : [];
  });
}

const suppression = /biome-ignore|eslint-disable|@ts-(ignore|expect-error|nocheck)|prettier-ignore|istanbul ignore|v8 ignore/;
const promise = /\b(TODO|FIXME|XXX|HACK)\b/;
const code = /^\s*(\/\/|\*)?\s*((const|let|var|import|export|return|await|throw)\b.*;|if \(.*\) ?\{|\}.*;?|[\w.]+\(.*\);)\s*$/m;

/** Suppressions, promises and code that was commented out. */
export function badComments(source: Source): string[] {
  return commentsOf(source).flatMap(({ place, text }) => {
    if (suppression.test(text)) return [`${place} suppresses a check`];
    if (promise.test(text)) return [`${place} promises instead of doing`];
    return code.test(text.replace(/^\/\*+|\*+\/$/g, "")) ? [`${place} is code in a comment`] : [];
  });
}

const isExported = (node: ts.Node) => ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;

/** Exported functions and classes without a docstring. */
export function undocumented(source: Source): string[] {
  return source.tree.statements.flatMap((statement) => {
    const [first] = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
    const isFunction = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || (first?.initializer && ts.isArrowFunction(first.initializer));
    return isFunction && isExported(statement) && ts.getJSDocCommentsAndTags(statement).length === 0 ? [at(source, statement)] : [];
  });
}

export function consoleCalls(source: Source): string[] {
  return [...nodesOf(source.tree)]
    .filter((node) => ts.isPropertyAccessExpression(node) && node.expression.getText() === "console")
    .map((node) => at(source, node));
}

/** The clock and randomness, which pure files get as arguments. */
export function impurities(source: Source): string[] {
  return [...nodesOf(source.tree)].flatMap((node) => {
    if (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length) return [`${at(source, node)} new Date()`];
    if (!ts.isCallExpression(node)) return [];
    const called = node.expression.getText();
    return /^(Date\.now|Math\.random|performance\.now|randomUUID|randomBytes|randomInt|crypto\.\w*[rR]andom\w*)$/.test(called)
      ? [`${at(source, node)} ${called}()`]
      : [];
  });
}

/** Where a scope is minted. */
export function mintings(source: Source): string[] {
  return [...nodesOf(source.tree)].flatMap((node) =>
    ts.isCallExpression(node) && /^mint(System)?Scope$/.test(node.expression.getText()) ? [at(source, node)] : [],
  );
}

const isTestCall = /^(it|test)(\.\w+)*$/;

function titleOf(call: ts.CallExpression): ts.StringLiteralLike | ts.TemplateExpression | null {
  const callee = ts.isCallExpression(call.expression)
    ? call.expression.expression
    : ts.isTaggedTemplateExpression(call.expression)
      ? call.expression.tag
      : call.expression;
  const [title] = call.arguments;
  if (!isTestCall.test(callee.getText()) || !title || call.arguments.length < 2) return null;
  return ts.isStringLiteralLike(title) || ts.isTemplateExpression(title) ? title : null;
}

/** Titles of fewer than three words, or ending in a full stop. */
export function badTitles(source: Source): string[] {
  return [...nodesOf(source.tree)].flatMap((node) => {
    const title = ts.isCallExpression(node) ? titleOf(node) : null;
    if (!title) return [];
    // A table's title may be the row's own sentence.
    const text = title.getText().slice(1, -1);
    const spelled = text.replace(/%[sdijo]|\$\{?[\w.]+\}?/g, "a whole sentence");
    return spelled.trim().split(/\s+/).length < 3 || /\.$/.test(text) ? [`${at(source, title)} "${text}"`] : [];
  });
}

const pauses = /^(sleep|delay|pause|wait|setTimeout|\w+\.waitForTimeout)$/;

/** Tests that wait for a fixed time in place of polling for the condition: a pause outside any loop. */
export function sleeps(source: Source): string[] {
  return [...nodesOf(source.tree)].flatMap((node) =>
    ts.isCallExpression(node) && pauses.test(node.expression.getText()) && !isInLoop(node) ? [at(source, node)] : [],
  );
}

function isInLoop(node: ts.Node): boolean {
  for (let here = node.parent; here; here = here.parent) if (ts.isIterationStatement(here, false)) return true;
  return false;
}

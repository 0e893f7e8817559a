import ts from "typescript";
import { at, linesOf, nodesOf, type Source } from "./sources";

const isFunction = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isFunctionDeclaration(node) ||
  ts.isFunctionExpression(node) ||
  ts.isArrowFunction(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isConstructorDeclaration(node) ||
  ts.isAccessor(node);

function nameOf(node: ts.FunctionLikeDeclaration): string {
  if (node.name) return node.name.getText();
  return ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : "(a function)";
}

/** Functions past 80 lines, components past 120. */
export function longFunctions(source: Source): string[] {
  return [...nodesOf(source.tree)].filter(isFunction).flatMap((node) => {
    const isComponent = source.path.endsWith(".tsx") && /^[A-Z]/.test(nameOf(node));
    const most = isComponent ? 120 : 80;
    const lines = linesOf(source, node);
    return lines > most ? [`${at(source, node)} ${nameOf(node)} has ${lines} lines, at most ${most}`] : [];
  });
}

const isBranch = (node: ts.Node) => ts.isIfStatement(node) || ts.isIterationStatement(node, false) || ts.isSwitchStatement(node) || ts.isTryStatement(node);

/** A branch or loop with one bare statement opens no block. */
const opensBlock = (node: ts.Node) => ts.forEachChild(node, (child) => ts.isBlock(child) || ts.isCaseBlock(child) || undefined) === true;

/** Blocks of branches and loops inside each other, from the nearest function on; `else if` goes no deeper. */
function depthOf(node: ts.Node): number {
  let depth = 0;
  for (let here = node; here.parent && !isFunction(here); here = here.parent) {
    const chained = ts.isIfStatement(here.parent) && here.parent.elseStatement === here;
    if (isBranch(here) && !chained && opensBlock(here)) depth += 1;
  }
  return depth;
}

export function deepNesting(source: Source): string[] {
  const deep = [...nodesOf(source.tree)].filter((node) => isBranch(node) && depthOf(node) > 3);
  return deep.map((node) => `${at(source, node)} is nested ${depthOf(node)} deep, at most 3`);
}

/** Procedure handlers: the function handed to `.query`, `.mutation` or `.subscription` in a router. */
export function longHandlers(source: Source): string[] {
  if (!/\/router\.ts$/.test(source.path)) return [];
  return [...nodesOf(source.tree)].flatMap((node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
    const [handler] = node.arguments;
    if (!/^(query|mutation|subscription)$/.test(node.expression.name.text) || !handler || !isFunction(handler)) return [];
    const lines = linesOf(source, handler);
    return lines > 12 ? [`${at(source, handler)} has ${lines} lines, at most 12`] : [];
  });
}

/** A file that only hands on what others export. */
export function isBarrel(source: Source): boolean {
  const { statements } = source.tree;
  return (
    statements.length > 0 &&
    statements.every((statement) => (ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined) || ts.isImportDeclaration(statement))
  );
}

/** Exported async functions of a read file whose first argument is neither the proven scope nor the transaction of a verb that has one. */
export function readsWithoutScope(source: Source): string[] {
  return source.tree.statements.flatMap((statement) => {
    if (!ts.isFunctionDeclaration(statement) || !statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (!statement.modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.AsyncKeyword)) return [];
    return /^(Scope|Tx)$/.test(statement.parameters[0]?.type?.getText() ?? "") ? [] : [`${at(source, statement)} ${statement.name?.text}`];
  });
}

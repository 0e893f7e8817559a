declare module "virtual:loader" {
  /** The minified tag loader; `__CELL__` in it stands for the cell's data as JSON. */
  const source: string;
  export default source;
}

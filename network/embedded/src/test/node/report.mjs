/** One line on the standard output; every value is a text, for readers of any language. */
export function report(fields) {
  const texts = Object.entries(fields).map(([name, value]) => [name, String(value)]);
  console.log(JSON.stringify(Object.fromEntries(texts)));
}

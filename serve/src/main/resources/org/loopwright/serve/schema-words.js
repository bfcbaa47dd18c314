// What may stand at a place of a YAML text, by its schema.

/** The nodes of a schema that a value may follow, through references, choices and items. */
function alternatives(schema, node, found = new Set()) {
  if (!node || typeof node !== "object" || found.has(node)) return found;
  found.add(node);
  if (node.$ref) alternatives(schema, node.$ref.slice(2).split("/").reduce((at, key) => at?.[key], schema), found);
  for (const key of ["anyOf", "oneOf", "allOf"]) node[key]?.forEach((choice) => alternatives(schema, choice, found));
  for (const key of ["then", "else", "items"]) alternatives(schema, node[key], found);
  return found;
}

/** The nodes of a schema for the value under some keys. */
function schemaAt(schema, path) {
  return path.reduce((nodes, key) => {
    const next = new Set();
    nodes.forEach((node) => {
      const other = typeof node.additionalProperties === "object" ? node.additionalProperties : undefined;
      alternatives(schema, node.properties?.[key] ?? other, next);
    });
    return next;
  }, alternatives(schema, schema));
}

/** Where the text of a line begins, after its indent and the dashes of a list. */
function contentStart(line) {
  return /^\s*(?:-\s+)*/.exec(line)[0].length;
}

/** The keys above the end of a YAML text, outermost first, and the key whose value stands there. */
function yamlPlace(text) {
  const lines = text.split("\n");
  const last = lines.pop();
  const inline = [];
  let key;
  for (const [mark, name, brace] of last.slice(contentStart(last)).matchAll(/([A-Za-z_][\w-]*)\s*:(?:\s+|$)(\{)?|[},]/g)) {
    if (mark === "}") inline.pop();
    if (brace) inline.push(name);
    key = brace ? undefined : name;
  }
  const path = [];
  let indent = contentStart(last);
  for (const line of lines.reverse()) {
    const start = contentStart(line);
    const above = /^([A-Za-z_][\w-]*)\s*:/.exec(line.slice(start));
    if (above && start < indent) {
      path.unshift(above[1]);
      indent = start;
    }
  }
  return { path: [...path, ...inline], key };
}

/** The words that fit at the end of a text, each with its meaning: keys, or values of the key that stands there. */
function schemaWords(schema, text) {
  const { path, key } = yamlPlace(text);
  const words = new Map();
  if (key !== undefined) {
    schemaAt(schema, [...path, key]).forEach((node) => (node.enum ?? []).forEach((value) => words.set(String(value), node.description ?? "")));
    return { words: [...words], ending: "" };
  }
  schemaAt(schema, path).forEach((node) => Object.entries(node.properties ?? {}).forEach(([name, value]) => words.has(name) || words.set(name, value.description ?? "")));
  return { words: [...words].sort(([a], [b]) => a.localeCompare(b)), ending: ": " };
}

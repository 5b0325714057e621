/** One SQL statement with its parameters kept apart from its text. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

class SqlStatement implements Statement {
  readonly strings: readonly string[]
  readonly parts: readonly unknown[]

  constructor(strings: readonly string[], parts: readonly unknown[]) {
    this.strings = strings
    this.parts = parts
  }

  get text(): string {
    return render(this, []).text
  }

  get values(): readonly unknown[] {
    return render(this, []).values
  }
}

/** Writes a statement: every `${value}` becomes a parameter, every `${sql`…`}` a part of the text. */
export function sql(strings: TemplateStringsArray, ...parts: unknown[]): Statement {
  return new SqlStatement(strings, parts)
}

/** Joins fragments, such as the conditions of a filter; gives `true` for none. */
export function allOf(conditions: Statement[]): Statement {
  if (conditions.length === 0) return sql`true`
  return joinStatements(conditions, ' and ')
}

/** Joins fragments with a fixed separator. */
export function joinStatements(
  statements: Statement[],
  separator: ' and ' | ' or ' | ', ',
): Statement {
  const strings = ['', ...statements.slice(1).map(() => separator as string), '']
  return new SqlStatement(strings, statements)
}

/** A statement's final text and parameters. */
export function render(
  statement: Statement,
  values: unknown[],
): { text: string; values: unknown[] } {
  if (!(statement instanceof SqlStatement)) throw new TypeError('Write SQL with the sql tag.')
  let text = statement.strings[0] ?? ''
  statement.parts.forEach((part, index) => {
    if (part instanceof SqlStatement) text += render(part, values).text
    else text += `$${values.push(part)}`
    text += statement.strings[index + 1] ?? ''
  })
  return { text, values }
}

import sqlite3, { type RunResult, type Statement } from 'sqlite3';

type Callback = (this: RunResult | Statement, error: Error | null, rows?: unknown[]) => void;

/** `run` takes one step: what gives rows would be left in the middle, and with it what it has locked. */
const GIVES_NO_ROWS = /^(?:INSERT|UPDATE|DELETE) (?![^]*\bRETURNING\b)/i;

/** Idle ones, of all kinds together; some ten kilobytes each. */
const MOST = 200;

/**
 * A connection that keeps the statements it has prepared. To read and plan a statement takes longer than
 * most of ours run, and a turn of the event loop of its own. Each is lent to one caller at a time, so that
 * many at once still run beside each other; one that has failed is not kept.
 */
export class KeptStatements extends sqlite3.Database {
  /** The longest unused first. */
  readonly #idle = new Map<string, Statement[]>();
  #count = 0;
  #closed = false;

  override run(sql: string, ...rest: unknown[]): this {
    return GIVES_NO_ROWS.test(sql) ? this.#perform('run', sql, rest) : super.run(sql, ...rest);
  }

  override all(sql: string, ...rest: unknown[]): this {
    return this.#perform('all', sql, rest);
  }

  override close(callback?: (error: Error | null) => void): void {
    this.#closed = true;
    while (this.#count > 0) this.#forgetOldest();
    super.close(callback);
  }

  #perform(how: 'run' | 'all', sql: string, rest: unknown[]): this {
    const callback = typeof rest.at(-1) === 'function' ? (rest.pop() as Callback) : undefined;
    const keep = (statement: Statement): void => this.#keep(sql, statement);
    const told: Callback = function (this, error, rows) {
      if (error) statement.finalize();
      else keep(statement);
      callback?.call(this, error, rows);
    };
    const statement = this.#take(sql) ?? this.#prepared(sql, told);
    statement[how](...rest, told);
    return this;
  }

  /** Where it cannot be prepared, nothing else is told of it. */
  #prepared(sql: string, told: Callback): Statement {
    return this.prepare(sql, function (this: Statement, error: Error | null) {
      if (error) told.call(this, error);
    });
  }

  #take(sql: string): Statement | undefined {
    const idle = this.#idle.get(sql);
    const statement = idle?.pop();
    if (statement) this.#count -= 1;
    if (idle?.length === 0) this.#idle.delete(sql);
    return statement;
  }

  #keep(sql: string, statement: Statement): void {
    const idle = this.#idle.get(sql) ?? [];
    idle.push(statement);
    this.#idle.delete(sql);
    this.#idle.set(sql, idle);
    this.#count += 1;
    if (this.#closed || this.#count > MOST) this.#forgetOldest();
  }

  #forgetOldest(): void {
    const [oldest] = this.#idle.keys();
    if (oldest !== undefined) this.#take(oldest)?.finalize();
  }
}

// What the page uses of idb, for the type check.
export type Database = {
  get(store: string, key: string): Promise<any>;
  getAll(store: string): Promise<any[]>;
  put(store: string, value: unknown, key?: string): Promise<unknown>;
  delete(store: string, key: string): Promise<void>;
  clear(store: string): Promise<void>;
};
export function openDB(
  name: string,
  version: number,
  callbacks: { upgrade(database: { createObjectStore(name: string): unknown }): void },
): Promise<Database>;

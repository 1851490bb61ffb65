/** One request to the API: bearer token, problem+json, ETag, a deadline, retries of what may be repeated. */
import { ApiError, problemOf } from "./problem.js";

const BASE = "/api/v1";
const DEADLINE_MS = 20_000;
const RETRIES = 2;

/** @type {() => Promise<string | null>} */
let token = async () => null;
/** @type {(used: string | null) => Promise<boolean>} */
let onUnauthenticated = async () => false;

/**
 * Where the token comes from, and who is told that one was refused.
 * @param {() => Promise<string | null>} source asked before each request: a token may be renewed meanwhile
 * @param {(used: string | null) => Promise<boolean>} refused fulfilled with true when there is a new one
 */
export function authenticateWith(source, refused) {
  token = source;
  onUnauthenticated = refused;
}

/** @typedef {"ok" | "unreachable" | "unavailable" | "busy"} ServerState */
/** @type {(server: ServerState) => void} */
let onAnswer = () => {};

/** Who wants to know how the server is. @param {(server: ServerState) => void} listener */
export function watchAnswers(listener) {
  onAnswer = listener;
}

/** Whether the server is there and its stores answer. @returns {Promise<boolean>} */
export async function probe() {
  try {
    return (await fetch("/ready", { cache: "no-store", signal: AbortSignal.timeout(DEADLINE_MS) })).ok;
  } catch {
    return false;
  }
}

/** @param {ApiError} error @returns {ServerState} */
function stateOf(error) {
  if (error.code === "network" || error.code === "timeout") return "unreachable";
  if (error.status === 503) return "unavailable";
  return error.status === 429 ? "busy" : "ok";
}

/** @typedef {{method?: string, query?: Record<string, string | null | undefined>, body?: unknown,
 *   ifMatch?: string | null, etag?: string | null, idempotencyKey?: string, bearer?: string,
 *   signal?: AbortSignal, accept?: string, as?: "json" | "blob"}} Options */

/** @param {string} path @param {Record<string, string | null | undefined>} [query] */
function address(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value);
  const search = new URLSearchParams(/** @type {[string, string][]} */ (given));
  return BASE + path + (given.length ? `?${search}` : "");
}

/** @param {Options} options @param {string | null} bearer */
function headersOf(options, bearer) {
  const headers = new Headers({ Accept: options.accept ?? "application/json" });
  if (bearer) headers.set("Authorization", `Bearer ${bearer}`);
  if (options.body !== undefined) headers.set("Content-Type", "application/json");
  if (options.ifMatch) headers.set("If-Match", options.ifMatch);
  if (options.etag) headers.set("If-None-Match", options.etag);
  if (options.idempotencyKey) headers.set("Idempotency-Key", options.idempotencyKey);
  return headers;
}

/** @param {string} url @param {Options} options @param {string | null} bearer */
async function once(url, options, bearer) {
  if (options.bearer === undefined && !bearer) throw new ApiError({ code: "unauthenticated", status: 401 });
  const deadline = AbortSignal.timeout(DEADLINE_MS);
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
  try {
    return await fetch(url, {
      method: options.method ?? "GET",
      headers: headersOf(options, bearer),
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      cache: "no-store",
      signal,
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ApiError({ code: deadline.aborted ? "timeout" : "network" });
  }
}

/** @param {ApiError} error */
const isPassing = (error) => error.code === "network" || error.code === "timeout" || error.status === 503;

/** @param {number} attempt */
const pause = (attempt) => new Promise((done) => setTimeout(done, 300 * 2 ** attempt * (0.5 + Math.random())));

/**
 * @param {string} path
 * @param {Options} [options]
 * @returns {Promise<{status: number, data: any, etag: string | null}>} status 304 has no data
 */
export async function request(path, options = {}) {
  const url = address(path, options.query);
  const repeatable = (options.method ?? "GET") === "GET" || options.idempotencyKey !== undefined;
  for (let attempt = 0; ; attempt += 1) {
    /** @type {string | null} */
    let used = null;
    try {
      used = options.bearer ?? (await token());
      const found = await answer(await once(url, options, used), options);
      onAnswer("ok");
      return found;
    } catch (error) {
      if (isEnded(error, options)) {
        // Nothing was done yet: what was asked waits until somebody has signed in again.
        if (!(await onUnauthenticated(used))) throw error;
        continue;
      }
      const again = repeatable && attempt < RETRIES && error instanceof ApiError && isPassing(error);
      if (!again || !navigator.onLine) {
        if (error instanceof ApiError && navigator.onLine) onAnswer(stateOf(error));
        throw error;
      }
      await pause(attempt);
    }
  }
}

/** @param {unknown} error @param {Options} options */
const isEnded = (error, options) =>
  error instanceof ApiError && error.code === "unauthenticated" && options.bearer === undefined;

/** @param {Response} response @param {Options} options */
async function answer(response, options) {
  const etag = response.headers.get("ETag");
  if (response.status === 304) return { status: 304, data: null, etag: etag ?? options.etag ?? null };
  if (!response.ok) throw await problemOf(response);
  if (options.as === "blob") return { status: response.status, data: await response.blob(), etag };
  const data = response.status === 204 ? null : await response.json().catch(() => undefined);
  if (data === undefined) throw new ApiError({ code: "unexpected_answer", status: response.status });
  return { status: response.status, data, etag };
}

/** A key that makes one intended change happen once, however often it is sent. */
export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** What went wrong with a request, as one error type. */

export class ApiError extends Error {
  /**
   * @param {{code: string, status?: number, sentence?: string | null, requestId?: string | null,
   *   retryAfter?: number | null, reason?: string | null}} facts
   */
  constructor({ code, status = 0, sentence = null, requestId = null, retryAfter = null, reason = null }) {
    super(code);
    this.code = code;
    this.status = status;
    /** The server's own sentence for people, where it sent one. */
    this.sentence = sentence;
    this.requestId = requestId;
    this.retryAfter = retryAfter;
    this.reason = reason;
  }
}

/** @param {Response} response @returns {Promise<ApiError>} */
export async function problemOf(response) {
  const wait = Number.parseFloat(response.headers.get("Retry-After") ?? "");
  const facts = {
    status: response.status,
    requestId: response.headers.get("X-Request-Id"),
    retryAfter: Number.isFinite(wait) ? wait : null,
  };
  const type = response.headers.get("Content-Type") ?? "";
  if (!type.includes("json")) {
    // Said by something in front of the API, which knows no codes of ours.
    const code = response.status >= 500 ? "unavailable" : response.status === 429 ? "quota_exceeded" : "unexpected_answer";
    return new ApiError({ code, ...facts });
  }
  const body = await response.json().catch(() => ({}));
  return new ApiError({
    ...facts,
    code: typeof body.code === "string" ? body.code : "internal",
    sentence: body.sentence ?? body.detail ?? body.title ?? null,
    requestId: body.request_id ?? facts.requestId,
    reason: body.reason ?? null,
  });
}

"""One JSON object per line on stdout, with the context ids; nothing personal, ever."""

import json
import logging
import sys
from contextvars import ContextVar
from datetime import UTC, datetime

CONTEXT: ContextVar[dict[str, str]] = ContextVar("CONTEXT", default={})  # noqa: B039  (never mutated)

# A log call may carry these fields and no others: whatever else is passed is dropped, so that a
# name or a file name cannot reach the log by oversight.
ALLOWED = frozenset(
    {
        "function",
        "tenant_id",
        "upload_id",
        "event_id",
        "request_id",
        "event_type",
        "analysis_id",
        "report_id",
        "specimen_id",
        "run",
        "attempt",
        "attempts",
        "step",
        "code",
        "reason",
        "status",
        "outcome",
        "seconds",
        "count",
        "method",
        "route",
        "key_digest",
        "generation",
        "port",
        "pid",
        "exit_code",
        "analyzer",
        "subscription",
        "isolation",
        "error_type",
        "retry_after_s",
    }
)

_STANDARD = frozenset(logging.LogRecord("", 0, "", 0, "", (), None).__dict__) | {
    "message",
    "asctime",
}


def set_context(**values: str | None) -> None:
    """Replace the ids that every following line of this context carries."""
    CONTEXT.set({k: v for k, v in values.items() if v})


class JsonFormatter(logging.Formatter):
    """Cloud Logging's field names. A stack trace carries file, line and function, never the
    message.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        line: dict[str, object] = {
            "severity": record.levelname,
            "message": record.getMessage(),
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "logger": record.name,
        }
        line.update(CONTEXT.get())
        extra = {k: v for k, v in record.__dict__.items() if k not in _STANDARD}
        line.update({k: v for k, v in extra.items() if k in ALLOWED})
        if record.exc_info and record.exc_info[1] is not None:
            line["error_type"] = type(record.exc_info[1]).__name__
            line["stack"] = _stack(record.exc_info[1])
        trace = CONTEXT.get().get("trace")
        if trace:
            line["logging.googleapis.com/trace"] = trace
        return json.dumps(line, default=str, ensure_ascii=True)


def _stack(error: BaseException) -> list[str]:
    """Where it happened and what kind of error, along the chain of causes; no message: it may hold
    a name.
    """
    frames: list[str] = []
    current: BaseException | None = error
    while current is not None and len(frames) < 60:
        frames.append(type(current).__name__)
        trace = current.__traceback__
        while trace is not None:
            code = trace.tb_frame.f_code
            frames.append(f"{code.co_filename}:{trace.tb_lineno} {code.co_name}")
            trace = trace.tb_next
        current = current.__cause__ or current.__context__
    return frames


class _FixedMessages(logging.Filter):
    """Other libraries' lines keep their level and logger; their text, which may quote data, does
    not pass.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if not record.name.startswith(("common", "__main__", "main")):
            if record.exc_info and type(record.exc_info[1]).__name__ == "UnavailableError":
                return False  # `entry` has said it already: it asks for the event again
            record.msg, record.args = "library.message", ()
        return True


def configure(level: str) -> None:
    """Send every logger's lines to stdout in our form."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonFormatter())
    handler.addFilter(_FixedMessages())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for noisy in ("werkzeug", "gunicorn.access"):
        logging.getLogger(noisy).setLevel(logging.WARNING)

"""The OpenAPI 3.1 document, generated from the route table when it is first asked for."""

from collections.abc import Mapping, Sequence

from flask import Flask
from pydantic import BaseModel
from spectree import Response, SecurityScheme, SecuritySchemeData, SpecTree
from spectree.models import InType, SecureType

from common.http.answers import Problem
from common.http.answers_admin import SignInOut
from common.http.endpoint import Endpoint

_ALWAYS = (400, 401, 404, 429, 500, 503)
# The one operation that is asked for before anybody has signed in, and so no line of the table.
_SIGN_IN = {
    "operationId": "session_sign_in",
    "summary": SignInOut.__doc__,
    "tags": ["session"],
    "security": [],
    "parameters": [],
    "responses": {
        str(status): {
            "description": description,
            "content": {media_type: {"schema": schema}},
        }
        for status, description, media_type, schema in (
            (200, "OK", "application/json", SignInOut.model_json_schema()),
            (
                500,
                "Internal Server Error",
                "application/problem+json",
                {"$ref": "#/components/schemas/Problem"},
            ),
        )
    },
}


def document(endpoints: Sequence[Endpoint], prefix: str) -> Mapping[str, object]:
    """The document of all endpoints."""
    app = Flask("openapi", static_folder=None)
    spec = SpecTree(
        "flask",
        mode="strict",
        title="FertiVision",
        version="1",
        openapi_version="3.1.0",
        annotations=False,
        naming_strategy=lambda model: model.__name__,
        nested_naming_strategy=lambda _parent, child: child,
        security_schemes=[
            SecurityScheme(
                name="bearer",
                data=SecuritySchemeData(type=SecureType.HTTP, scheme="bearer"),
            ),
            SecurityScheme(
                name="key",
                data=SecuritySchemeData(
                    type=SecureType.API_KEY, name="X-Api-Key", field_in=InType.HEADER
                ),
            ),
        ],
        security=[{"bearer": []}, {"key": []}],
    )
    for endpoint in endpoints:
        _add(app, spec, endpoint, prefix)
    with app.app_context():
        spec.register(app)
        built: dict[str, object] = spec.spec
    _complete(built, endpoints, prefix)
    built["paths"][f"{prefix}/sign-in"] = {"get": _SIGN_IN}  # type: ignore[index]
    return built


def _add(app: Flask, spec: SpecTree, endpoint: Endpoint, prefix: str) -> None:
    decorate = spec.validate(
        query=endpoint.query,
        json=endpoint.body,
        resp=Response(**_answers(endpoint)),
        tags=(endpoint.tag,),
        skip_validation=True,
        validation_error_status=400,
        operation_id=endpoint.name.replace(".", "_"),
    )
    view = decorate(endpoint.handle)  # it lends its name and words, and is not called
    app.add_url_rule(f"{prefix}{endpoint.path}", endpoint.name, view, methods=[endpoint.method])


def _answers(endpoint: Endpoint) -> dict[str, type[BaseModel] | None]:
    """Every status the endpoint can answer with, and its model."""
    answers: dict[str, type[BaseModel] | None] = {
        f"HTTP_{status}": model for status, model in endpoint.answers.items()
    }
    problems = [*_ALWAYS]
    problems += [403] if endpoint.action is not None else []
    problems += [409] if endpoint.method != "GET" or endpoint.is_redirect else []
    problems += [413, 415] if endpoint.body is not None else []
    problems += [412, 428] if endpoint.needs_if_match else []
    problems += [422] if endpoint.method == "POST" else []
    answers |= {f"HTTP_{status}": Problem for status in problems}
    if endpoint.media_type != "application/json":
        answers.setdefault("HTTP_200", None)
    if endpoint.is_redirect:
        answers["HTTP_302"] = None
    elif endpoint.method == "GET":
        answers["HTTP_304"] = None
    return answers


def _complete(built: dict[str, object], endpoints: Sequence[Endpoint], prefix: str) -> None:
    """Add what the generator has no words for: headers that steer, and the problems' media type."""
    paths = built["paths"]
    for endpoint in endpoints:
        operation = paths[_template(prefix + endpoint.path)][endpoint.method.lower()]  # type: ignore[index]
        headers = []
        if endpoint.needs_if_match:
            headers.append(_header("If-Match", required=True))
        if endpoint.method == "POST":
            headers.append(_header("Idempotency-Key", required=False))
        operation["parameters"] += headers
        if endpoint.is_body_optional and "requestBody" in operation:
            operation["requestBody"]["required"] = False
        for status, answer in operation["responses"].items():
            _retype(answer)
            if endpoint.media_type != "application/json" and status == "200":
                _as_file(answer, endpoint.media_type)


def _header(name: str, *, required: bool) -> dict[str, object]:
    return {"name": name, "in": "header", "required": required, "schema": {"type": "string"}}


def _retype(answer: dict[str, dict[str, object]]) -> None:
    content = answer.get("content")
    if content and "Problem" in str(content.get("application/json")):
        content["application/problem+json"] = content.pop("application/json")


def _as_file(answer: dict[str, dict[str, object]], media_type: str) -> None:
    """What is answered in another form than JSON."""
    found = answer.get("content", {}).get("application/json")
    answer["content"] = {media_type: found or {"schema": {"type": "string", "format": "binary"}}}


def _template(path: str) -> str:
    return path.replace("<", "{").replace(">", "}")

"""What the page needs to know about itself: who is signed in, what may be taken, how to sign in."""

from collections.abc import Mapping

from common.domain.access import rights
from common.domain.errors import ConfigurationError
from common.http import answers_admin
from common.http.endpoint import Answer, Call, Endpoint
from common.services import limits as tenant_limits
from common.services.shapes import iso
from common.settings import Settings


def sign_in(settings: Settings) -> Mapping[str, object]:
    """How people sign in here; asked for before anybody has. Nothing of it is secret."""
    if settings.backend == "local":
        return {"kind": "token"}
    if not settings.gcp_identity_api_key:
        raise ConfigurationError("GCP_IDENTITY_API_KEY is absent: nobody can sign in")
    endpoint = settings.gcp_identity_endpoint
    return {
        "kind": "identity_platform",
        "project": settings.gcp_identity_project or settings.gcp_project,
        "api_key": settings.gcp_identity_api_key,
        "emulator": endpoint if endpoint.startswith("http://") else None,
    }


def me(call: Call) -> Answer:
    """Who is signed in, with which rights, since when."""
    who = call.principal
    age = (call.backend.now() - who.authenticated_at).total_seconds()
    body = {
        "subject": who.subject,
        "display_name": who.display_name,
        "role": who.role.value,
        "rights": rights(who),
        "tenant_id": who.tenant_id,
        "sign_in_at": iso(who.authenticated_at),
        "sign_in_age_s": round(max(age, 0.0), 1),
    }
    return Answer(body=body)


def limits(call: Call) -> Answer:
    """The formats and sizes that are taken, and what this clinic has analysed."""
    return Answer(body=tenant_limits.of(call.principal, call.backend, call.settings))


ENDPOINTS = (
    Endpoint(
        method="GET",
        path="/me",
        handle=me,
        action=None,
        tag="session",
        answers={200: answers_admin.MeOut},
    ),
    Endpoint(
        method="GET",
        path="/limits",
        handle=limits,
        action=None,
        tag="session",
        answers={200: answers_admin.LimitsOut},
    ),
)

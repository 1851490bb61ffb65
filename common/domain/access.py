"""Who may do what."""

from enum import StrEnum

from common.domain.errors import NotFoundError, PermissionDeniedError
from common.domain.model import Principal, Role


class Action(StrEnum):
    """What a principal can ask for."""

    READ = "read"
    UPLOAD = "upload"
    READ_OWN_UPLOADS = "read_own_uploads"
    CORRECT = "correct"
    RELEASE = "release"
    REPROCESS = "reprocess"
    EDIT_PATIENTS = "edit_patients"
    SIGN = "sign"
    AMEND = "amend"
    ADMINISTER = "administer"


_TECHNICIAN = {
    Action.READ,
    Action.READ_OWN_UPLOADS,
    Action.UPLOAD,
    Action.CORRECT,
    Action.RELEASE,
    Action.REPROCESS,
    Action.EDIT_PATIENTS,
}

RIGHTS: dict[Role, frozenset[Action]] = {
    Role.VIEWER: frozenset({Action.READ, Action.READ_OWN_UPLOADS}),
    Role.TECHNICIAN: frozenset(_TECHNICIAN),
    Role.CLINICIAN: frozenset(_TECHNICIAN | {Action.SIGN, Action.AMEND}),
    Role.ADMIN: frozenset(
        {Action.READ, Action.READ_OWN_UPLOADS, Action.REPROCESS, Action.ADMINISTER}
    ),
    Role.INTEGRATOR: frozenset({Action.UPLOAD, Action.READ_OWN_UPLOADS}),
    Role.SYSTEM: frozenset(),
}


def is_allowed(principal: Principal, action: Action) -> bool:
    """Whether the principal's role has the right, and its key's scopes leave it that right."""
    is_in_scope = principal.scopes is None or action.value in principal.scopes
    return is_in_scope and action in RIGHTS[principal.role]


def rights(principal: Principal) -> list[str]:
    """The names of all that the principal may do, sorted."""
    return sorted(action.value for action in Action if is_allowed(principal, action))


def require(principal: Principal, action: Action, tenant_id: str) -> None:
    """Raise unless the principal may do this there.

    NotFoundError for another tenant, so that its existence is not revealed; PermissionDeniedError
    within
    its own.
    """
    if principal.tenant_id != tenant_id:
        raise NotFoundError("another tenant's")
    if not is_allowed(principal, action):
        raise PermissionDeniedError(f"{principal.role} may not {action}")

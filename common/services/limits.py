"""What the page needs to know before an upload."""

from common.domain.model import JsonObject, Modality, Principal, Tenant
from common.ports import Backend
from common.services import formats
from common.settings import Settings


def of(principal: Principal, backend: Backend, settings: Settings) -> JsonObject:
    """Formats and sizes that are taken, and what the tenant has analysed."""
    with backend.records.transaction(principal.tenant_id) as transaction:
        tenant = transaction.get(Tenant)
    return {
        "tenant_id": tenant.tenant_id,
        "tenant": tenant.name,
        "demonstration": tenant.demonstration,
        "research_models": tenant.research_models,
        "unknown_patient": tenant.unknown_patient,
        "max_bytes": formats.byte_limits(settings),
        "modalities": [
            {
                "modality": modality.value,
                "offered": modality.value in tenant.analyzers,
                "media_types": list(formats.TAKEN[modality]),
            }
            for modality in Modality
        ],
        "upload_expires_s": settings.upload_expires_s,
        "session_idle_s": settings.session_idle_s,
        "sign_in_max_age_s": settings.sign_in_max_age_s,
    }

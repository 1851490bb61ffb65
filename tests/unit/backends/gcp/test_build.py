"""The backend on Google Cloud before it is used: what it needs, and what it does not load."""

import subprocess
import sys

import pytest

from common.backends import gcp
from common.domain.errors import ConfigurationError
from common.settings import Settings


def test_every_missing_setting_is_named_at_once() -> None:
    with pytest.raises(ConfigurationError) as caught:
        gcp.build(Settings(backend="gcp", gcp_buckets="clinic"))
    assert "GCP_PROJECT" in str(caught.value)
    assert "GCP_KMS_KEY" in str(caught.value)
    assert "GCP_BUCKETS" not in str(caught.value)


BUILT = """
import sys
from common.backends import gcp
from common.settings import Settings
gcp.build(Settings(backend="gcp", gcp_project="p", gcp_buckets="b", gcp_kms_key="k"))
heavy = {"grpc", "google.auth", "google.cloud.storage", "google.cloud.firestore", "requests"}
print(sorted(heavy & set(sys.modules)))
"""
LOCAL = """
import sys
from common.backends import local
print(sorted(n for n in sys.modules if n.startswith(("google.", "grpc", "common.backends.gcp"))
             and n != "google.cloud"))
"""


@pytest.mark.parametrize("script", [BUILT, LOCAL], ids=["gcp", "local"])
def test_nothing_of_googles_is_loaded_before_it_is_used(script: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")

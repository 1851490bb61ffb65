"""ONNX models, run the same way every time: one thread, on the processor."""

import hashlib
import os
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

# Else it tells its makers of every model it runs; it decides so when it is imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime


class Model:
    """A loaded model, its digest and the metadata stored with it."""

    def __init__(self, data: bytes) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            data, options, providers=["CPUExecutionProvider"]
        )
        self.metadata: Mapping[str, str] = self._session.get_modelmeta().custom_metadata_map
        self.digest = hashlib.sha256(data).hexdigest()

    def run(self, **inputs: NDArray[np.float32]) -> list[NDArray[np.float64]]:
        """The outputs for these named inputs."""
        return [np.asarray(out, dtype=np.float64) for out in self._session.run(None, inputs)]

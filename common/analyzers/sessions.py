"""ONNX models, run the same way every time: one thread, on the processor."""

import hashlib
from collections.abc import Mapping

import numpy as np
import onnxruntime
from numpy.typing import NDArray


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

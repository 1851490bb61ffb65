"""A network's convolutions as bytes: half of what 16 bits take, a step for each output channel."""

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper

LEAST = 4096
"""Constants of fewer numbers are not worth the loss."""
HIGHEST = 127


def rounded(weight: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """(k, ...) weights -> levels of -127 to 127 and the (k, 1, ...) steps that they count."""
    most = np.abs(weight).max(axis=tuple(range(1, weight.ndim)), keepdims=True)
    steps = (np.maximum(most, 1e-12) / HIGHEST).astype(np.float32)
    return np.rint(weight / steps).astype(np.int8), steps


def stored(data: bytes) -> bytes:
    """The model with its convolutions' larger constants, until now in 16 bits, in bytes."""
    whole = onnx.load_from_string(data)
    constants = {tensor.name: tensor for tensor in whole.graph.initializer}
    nodes = []
    for node in whole.graph.node:
        tensor = constants.get(node.input[0]) if node.op_type == "Cast" else None
        values = None if tensor is None else numpy_helper.to_array(tensor)
        if tensor is None or values is None or values.ndim != 4 or values.size < LEAST:
            nodes.append(node)
            continue
        levels, steps = rounded(values.astype(np.float32))
        tensor.CopyFrom(numpy_helper.from_array(levels, tensor.name))
        name = f"{tensor.name}_step"
        whole.graph.initializer.append(numpy_helper.from_array(steps.ravel(), name))
        nodes.append(
            helper.make_node("DequantizeLinear", [tensor.name, name], list(node.output), axis=0)
        )
    del whole.graph.node[:]
    whole.graph.node.extend(nodes)
    onnx.checker.check_model(whole)
    return bytes(whole.SerializeToString(deterministic=True))

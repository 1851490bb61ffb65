"""A network as ONNX, its constants stored in few bits."""

import io
from collections.abc import Mapping, Sequence

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper


def export(
    model: torch.nn.Module,
    example: torch.Tensor,
    outputs: Sequence[str],
    metadata: Mapping[str, str],
    entrance: str = "square",
) -> bytes:
    """The model as ONNX with one input; its larger constants are stored in 16 bits."""
    buffer = io.BytesIO()
    torch.onnx.export(
        model.eval(),
        (example,),
        buffer,
        input_names=[entrance],
        output_names=list(outputs),
        opset_version=17,
        dynamo=False,
    )
    whole = onnx.load_from_string(buffer.getvalue())
    halve(whole)
    helper.set_model_props(whole, dict(metadata))
    onnx.checker.check_model(whole)
    return bytes(whole.SerializeToString(deterministic=True))


def halve(whole: onnx.ModelProto, least: int = 256) -> None:
    """Store constants of at least so many numbers in 16 bits, each behind a Cast to 32."""
    casts = []
    for tensor in whole.graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < least:
            continue
        name = tensor.name
        stored = numpy_helper.from_array(values.astype(np.float16), f"{name}_16")
        tensor.CopyFrom(stored)
        casts.append(helper.make_node("Cast", [f"{name}_16"], [name], to=onnx.TensorProto.FLOAT))
    nodes = [*casts, *whole.graph.node]
    del whole.graph.node[:]
    whole.graph.node.extend(nodes)

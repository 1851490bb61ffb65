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
    *,
    eighth: bool = False,
) -> bytes:
    """The model as ONNX with one input, `square`; its larger constants are stored in 16 bits.

    eighth : store the kernels of convolutions in 8 bits, scaled for each output channel
    """
    buffer = io.BytesIO()
    torch.onnx.export(
        model.eval(),
        (example,),
        buffer,
        input_names=["square"],
        output_names=list(outputs),
        opset_version=17,
        dynamo=False,
    )
    whole = onnx.load_from_string(buffer.getvalue())
    if eighth:
        quantise(whole)
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


def quantise(whole: onnx.ModelProto, least: int = 1024) -> None:
    """Store kernels of at least so many numbers in 8 bits, each behind a DequantizeLinear."""
    kernels = {node.input[1] for node in whole.graph.node if node.op_type == "Conv"}
    added, nodes = [], []
    for tensor in whole.graph.initializer:
        values = numpy_helper.to_array(tensor)
        if tensor.name not in kernels or values.size < least:
            continue
        name = tensor.name
        scale = np.abs(values).reshape(len(values), -1).max(axis=1) / 127 + 1e-12
        steps = np.rint(values / scale[:, None, None, None]).astype(np.int8)
        tensor.CopyFrom(numpy_helper.from_array(steps, f"{name}_8"))
        added.append(numpy_helper.from_array(scale.astype(np.float32), f"{name}_scale"))
        added.append(numpy_helper.from_array(np.zeros(len(values), np.int8), f"{name}_zero"))
        inputs = [f"{name}_8", f"{name}_scale", f"{name}_zero"]
        nodes.append(helper.make_node("DequantizeLinear", inputs, [name], axis=0))
    whole.graph.initializer.extend(added)
    nodes.extend(whole.graph.node)
    del whole.graph.node[:]
    whole.graph.node.extend(nodes)

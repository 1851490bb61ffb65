"""A network as ONNX whose convolutions are stored in bytes and whose inner names are numbers."""

import io
from collections.abc import Mapping, Sequence

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import helper, numpy_helper

from training import onnx_export

# Constants of fewer numbers are stored as they are.
LEAST = 256


def export(
    model: torch.nn.Module,
    inputs: Mapping[str, torch.Tensor],
    outputs: Sequence[str],
    metadata: Mapping[str, str],
    *,
    in_bytes: bool,
) -> bytes:
    """The model as ONNX, by an example of each input; other constants, or all, are in 16 bits."""
    buffer = io.BytesIO()
    torch.onnx.export(
        model.eval(),
        tuple(inputs.values()),
        buffer,
        input_names=list(inputs),
        output_names=list(outputs),
        opset_version=17,
        dynamo=False,
    )
    whole = onnx.load_from_string(buffer.getvalue())
    if in_bytes:
        _quarter(whole)
    onnx_export.halve(whole, LEAST)
    _shorten(whole)
    helper.set_model_props(whole, dict(metadata))
    onnx.checker.check_model(whole)
    return bytes(whole.SerializeToString(deterministic=True))


def round_off(net: torch.nn.Module) -> None:
    """Give a network the weights that `export` stores in bytes, so that it is judged with them."""
    for part in net.modules():
        if isinstance(part, torch.nn.Conv2d) and part.weight.numel() >= LEAST:
            few, factor = _in_bytes(part.weight.detach().numpy())
            back = few.astype(np.float32) * factor[:, None, None, None]
            part.weight.data = torch.from_numpy(back)


def _in_bytes(values: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    factor = np.maximum(np.abs(values).max(axis=(1, 2, 3)), 1e-4) / 127
    # As it will be stored.
    factor = factor.astype(np.float16).astype(np.float32)
    few = np.clip(np.rint(values / factor[:, None, None, None]), -127, 127)
    return few.astype(np.int8), factor


def _quarter(whole: onnx.ModelProto) -> None:
    """Store the weights of convolutions in 8 bits, each channel with a factor of its own."""
    back = []
    for tensor in list(whole.graph.initializer):
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.ndim != 4 or values.size < LEAST:
            continue
        stored, factor = _in_bytes(values)
        name, few, scale = tensor.name, f"{tensor.name}_8", f"{tensor.name}_factor"
        tensor.CopyFrom(numpy_helper.from_array(stored, few))
        whole.graph.initializer.append(numpy_helper.from_array(factor, scale))
        back.append(helper.make_node("DequantizeLinear", [few, scale], [name], axis=0))
    nodes = [*back, *whole.graph.node]
    del whole.graph.node[:]
    whole.graph.node.extend(nodes)


def _shorten(whole: onnx.ModelProto) -> None:
    """Number what is neither input nor output: in a deep network names fill a twentieth."""
    graph = whole.graph
    short = {one.name: one.name for one in (*graph.input, *graph.output)} | {"": ""}
    for tensor in graph.initializer:
        tensor.name = short.setdefault(tensor.name, str(len(short)))
    for node in graph.node:
        node.ClearField("name")
        for names in (node.input, node.output):
            found = [short.setdefault(name, str(len(short))) for name in names]
            del names[:]
            names.extend(found)
    del graph.value_info[:]

"""From PyTorch to ONNX."""

from __future__ import annotations

from typing import Any


def exported(module: Any, example_inputs: Any, path: str) -> str:
    """Exports a module as it infers, not as it trains; returns the path."""
    try:
        import torch
    except ImportError as missing:
        raise ImportError("from_torch needs PyTorch and onnx: pip install torch onnx onnxscript") from missing
    parts = [(part, part.training) for part in module.modules()]
    module.eval()
    try:
        torch.onnx.export(module, example_inputs, path, verbose=False)
    except ImportError as missing:
        raise ImportError(f"from_torch needs {missing.name}, too: pip install torch onnx onnxscript") from missing
    finally:
        for part, was_training in parts:
            part.training = was_training
    return path

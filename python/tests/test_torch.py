import pytest

import loopwright as lw

torch = pytest.importorskip("torch", reason="PyTorch is not installed")
pytest.importorskip("onnx", reason="onnx is not installed")

RANDOM = {"search": "random", "search_size": 200, "seed": 1}


def operations(result):
    return sum(layer.count * layer.costs["computes"] for layer in result)


def test_a_convolutional_network(tmp_path):
    net = torch.nn.Sequential(
        torch.nn.Conv2d(3, 16, 3, padding=1), torch.nn.BatchNorm2d(16), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
        torch.nn.Conv2d(16, 32, 3, stride=2, groups=2), torch.nn.Flatten(), torch.nn.Linear(32 * 7 * 7, 10),
    )
    net[1].eval()
    path = lw.from_torch(net, torch.randn(1, 3, 32, 32), tmp_path / "net.onnx")
    assert net.training and not net[1].training
    result = lw.map("eyeriss", path, **RANDOM)
    assert [layer.costs["computes"] for layer in result] == [
        16 * 3 * 3 * 3 * 32 * 32,
        32 * 8 * 3 * 3 * 7 * 7,
        32 * 7 * 7 * 10,
    ]


def test_a_block_of_a_transformer():
    batch, words, width, heads, hidden = 2, 16, 64, 4, 128
    block = torch.nn.TransformerEncoderLayer(width, heads, hidden, batch_first=True)
    result = lw.map("eyeriss", lw.from_torch(block, torch.randn(batch, words, width)), **RANDOM)
    tokens = batch * words
    attention = 2 * batch * words * words * width
    assert operations(result) == tokens * width * (3 * width + width + 2 * hidden) + attention


def test_a_recurrent_network():
    net = torch.nn.LSTM(8, 16)
    result = lw.map("eyeriss", lw.from_torch(net, torch.randn(5, 1, 8)), **RANDOM)
    assert operations(result) == 5 * 4 * 16 * (8 + 16)

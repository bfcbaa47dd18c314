import asyncio
import json
import sys

import pytest

mcp = pytest.importorskip("mcp")


def test_a_real_client_uses_the_tools_over_stdio():
    from mcp.client.stdio import stdio_client

    async def talk():
        parameters = mcp.StdioServerParameters(command=sys.executable, args=["-m", "loopwright.mcp"])
        async with stdio_client(parameters) as (read, write), mcp.ClientSession(read, write) as session:
            await session.initialize()
            names = {tool.name for tool in (await session.list_tools()).tools}
            assert names == {"library", "validate", "evaluate", "map", "explain", "explore"}

            async def call(name, **arguments):
                result = await session.call_tool(name, arguments)
                wrong = result.is_error if hasattr(result, "is_error") else result.isError
                return wrong, result.content[0].text

            wrong, text = await call("library")
            assert not wrong and "eyeriss" in json.loads(text)["architectures"]
            wrong, text = await call("map", architecture="eyeriss", network="alexnet", layer="conv2", time_limit_seconds=5)
            assert not wrong, text
            layer = json.loads(text)["layers"][0]
            wrong, text = await call(
                "evaluate", architecture="eyeriss", network="alexnet", layer="conv2", mapping=layer["mapping"]
            )
            assert not wrong, text
            assert json.loads(text)["energy_pj"] == layer["costs"]["energy_pj"]
            wrong, text = await call("map", architecture="eyerisss", network="alexnet")
            assert wrong and "eyeriss" in text
            wrong, text = await call("validate", specification="architecture:\n  subtrees: []\n")
            assert not wrong and json.loads(text)

    asyncio.run(talk())

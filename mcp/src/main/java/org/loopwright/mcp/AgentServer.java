package org.loopwright.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.loopwright.service.worker.WorkerCommands;

/** A server of the Model Context Protocol over a pair of streams. */
public final class AgentServer {
  private static final String INSTRUCTIONS =
      "Loopwright evaluates and finds mappings of DNN layers on accelerators. Begin with 'library',"
          + " which names what ships. Energies are pJ, areas um^2, times cycles, amounts words.";

  /** Characters of a message: a few texts of the longest kind. */
  private static final int MAX_MESSAGE = 1 << 23;

  private AgentServer() {}

  /** Serves until the input ends; what runs then is told to stop. */
  public static void run(
      AgentSettings settings, WorkerCommands commands, InputStream in, OutputStream out)
      throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    ToolCalls calls = new ToolCalls(settings, commands);
    McpJsonMapper json = new JacksonMcpJsonMapper(new ObjectMapper());
    McpSyncServer server =
        McpServer.sync(
                new StdioServerTransportProvider(
                    json, new WatchedInput(in, ended), out, MAX_MESSAGE))
            .serverInfo("loopwright", settings.version())
            .instructions(INSTRUCTIONS)
            .capabilities(McpSchema.ServerCapabilities.builder().tools(false).build())
            .jsonMapper(json)
            // Tools check what they are given, with messages that name the way out.
            .jsonSchemaValidator((schema, value) -> ValidationResponse.asValid(null))
            .validateToolInputs(false)
            .tools(tools(settings, calls))
            .build();
    try {
      ended.await();
    } finally {
      calls.stop();
      server.close();
    }
  }

  private static List<SyncToolSpecification> tools(AgentSettings settings, ToolCalls calls) {
    List<SyncToolSpecification> tools =
        new ArrayList<>(
            new AgentTools(settings).all().stream().map(tool -> specified(tool, calls)).toList());
    tools.add(
        new SyncToolSpecification(
            tool("library", "Names of what ships, by kind.", Map.of("type", "object")),
            (exchange, request) -> result(calls.library(), false)));
    return tools;
  }

  private static SyncToolSpecification specified(AgentTool tool, ToolCalls calls) {
    return new SyncToolSpecification(
        tool(tool.name(), tool.description(), tool.schema()),
        (exchange, request) -> {
          try {
            Map<String, Object> given = request.arguments();
            return result(calls.answer(tool, given == null ? Map.of() : given), false);
          } catch (RefusedCall refused) {
            return result(refused.getMessage(), true);
          }
        });
  }

  private static McpSchema.Tool tool(String name, String description, Map<String, Object> schema) {
    return McpSchema.Tool.builder(name, schema)
        .description(description)
        .annotations(
            McpSchema.ToolAnnotations.builder()
                .readOnlyHint(true)
                .openWorldHint(false)
                .idempotentHint(true)
                .build())
        .build();
  }

  private static CallToolResult result(String text, boolean isError) {
    return CallToolResult.builder(List.of(TextContent.builder(text).build()))
        .isError(isError)
        .build();
  }

  /** Tells when it has ended: the protocol's own server does not. */
  private static final class WatchedInput extends FilterInputStream {
    private final CountDownLatch ended;

    WatchedInput(InputStream in, CountDownLatch ended) {
      super(in);
      this.ended = ended;
    }

    @Override
    public int read() throws IOException {
      return watched(super.read());
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      return watched(super.read(bytes, from, count));
    }

    private int watched(int read) {
      if (read < 0) {
        ended.countDown();
      }
      return read;
    }
  }
}

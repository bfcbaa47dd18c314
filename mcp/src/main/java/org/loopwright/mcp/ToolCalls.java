package org.loopwright.mcp;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.report.table.JsonObject;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;
import org.loopwright.service.worker.WorkerCommands;

/** Runs tools, no more at once than the settings say. */
final class ToolCalls {
  private final AgentSettings settings;
  private final WorkerCommands commands;
  private final Semaphore running;
  private final AtomicBoolean stopped = new AtomicBoolean();

  ToolCalls(AgentSettings settings, WorkerCommands commands) {
    this.settings = settings;
    this.commands = commands;
    running = new Semaphore(settings.calls(), true);
  }

  /** Ends what runs with what it has. */
  void stop() {
    stopped.set(true);
  }

  /** Names of what ships. */
  String library() {
    Library library = settings.library();
    JsonObject names = new JsonObject();
    Arrays.stream(Kind.values()).forEach(kind -> names.put(kind.label(), library.names(kind)));
    return names.put("technology", library.technologies().names()).compact();
  }

  /** The answer of a tool. */
  String answer(AgentTool tool, Map<String, Object> given) throws RefusedCall {
    try (CallFiles files = CallFiles.open(settings)) {
      ToolAnswer.Completed completed = run(tool.words(given, files), files);
      return tool.answer().of(completed);
    } catch (SpecException wrong) {
      throw new RefusedCall(
          String.join("\n", wrong.problems().stream().map(Object::toString).toList()));
    } catch (IllegalArgumentException refused) {
      throw new RefusedCall(refused.getMessage());
    } catch (IOException failed) {
      throw new RefusedCall("the call's files cannot be used: " + failed.getMessage());
    }
  }

  private ToolAnswer.Completed run(List<String> words, CallFiles files) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    running.acquireUninterruptibly();
    int code;
    try {
      code = commands.run(words, new PrintWriter(out), new PrintWriter(err, true), stopped::get);
    } finally {
      running.release();
    }
    return new ToolAnswer.Completed(code, files.shown(out.toString()), files.shown(err.toString()));
  }
}

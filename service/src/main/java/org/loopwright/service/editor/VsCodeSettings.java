package org.loopwright.service.editor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.loopwright.report.table.JsonObject;
import org.loopwright.service.WholeFile;

/**
 * The settings of VS Code, whose YAML extension (redhat.vscode-yaml) reads {@code yaml.schemas}.
 * What is there stays; a file with comments, which would be lost, is left to the user.
 */
final class VsCodeSettings {
  private static final String FILE = ".vscode/settings.json";
  private static final String KEY = "yaml.schemas";
  private static final ObjectMapper JSON = new ObjectMapper();

  private VsCodeSettings() {}

  static List<String> add(Path project, Map<String, List<String>> files) throws IOException {
    ObjectNode added = JSON.createObjectNode();
    files.forEach(
        (schema, patterns) ->
            added.set("./" + SchemaFolder.path(schema), JSON.valueToTree(patterns)));
    Path file = project.resolve(FILE);
    ObjectNode settings = JSON.createObjectNode();
    if (Files.exists(file)) {
      try {
        settings = (ObjectNode) JSON.readTree(Files.readString(file));
      } catch (JsonProcessingException | ClassCastException commented) {
        return List.of(
            FILE + ": left as it is, as it is no plain JSON; add to it:",
            JsonObject.pretty(JSON.createObjectNode().set(KEY, added)).stripTrailing());
      }
    }
    if (settings.has(KEY) && !settings.get(KEY).isObject()) {
      return List.of(FILE + ": left as it is, as its " + KEY + " is no map");
    }
    List<String> report = new ArrayList<>();
    boolean changed = merge(settings.withObject("/" + KEY), added, report);
    if (changed) {
      WholeFile.write(file, JsonObject.pretty(settings));
      report.add(FILE + ": names them under " + KEY + " (extension redhat.vscode-yaml)");
    } else {
      report.add(FILE + ": nothing to add");
    }
    return report;
  }

  private static boolean merge(ObjectNode there, ObjectNode added, List<String> report) {
    boolean changed = false;
    for (Map.Entry<String, JsonNode> entry : added.properties()) {
      JsonNode before = there.get(entry.getKey());
      if (before == null) {
        there.set(entry.getKey(), entry.getValue());
        changed = true;
      } else if (!before.equals(entry.getValue())) {
        report.add("%s: keeps its own files of %s".formatted(FILE, entry.getKey()));
      }
    }
    return changed;
  }
}

package org.loopwright.service.editor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.loopwright.formats.Schemas;
import org.loopwright.report.table.JsonObject;
import org.loopwright.service.WholeFile;

/** Writes the schemas into a project, and names them in the settings of its editors. */
public final class SchemaInstallation {
  private SchemaInstallation() {}

  /** Installs; a line for each thing done, or left as it was. */
  public static List<String> into(Path project) throws IOException {
    if (!Files.isDirectory(project)) {
      throw new NotDirectoryException(project.toString());
    }
    List<String> report = new ArrayList<>();
    report.add(schemas(project));
    Map<String, List<String>> files = EditedFiles.of(project);
    report.addAll(VsCodeSettings.add(project, files));
    report.addAll(IdeaSchemas.add(project, files));
    return report;
  }

  private static String schemas(Path project) throws IOException {
    int replaced = 0;
    List<String> names = Schemas.names();
    for (String name : names) {
      Path file = project.resolve(SchemaFolder.path(name));
      String text = JsonObject.pretty(Schemas.named(name).orElseThrow());
      if (Files.exists(file) && !Files.readString(file).equals(text)) {
        replaced++;
      }
      WholeFile.write(file, text);
    }
    return "%s: %d schemas%s"
        .formatted(
            SchemaFolder.NAME,
            names.size(),
            replaced == 0 ? "" : ", of which " + replaced + " were replaced");
  }
}

package org.loopwright.formats.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.loopwright.formats.document.IncludeFolders;
import org.loopwright.formats.document.InputFile;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.document.SourceText;
import org.loopwright.model.diagnostics.Diagnosis;

/** Reads files that may be templates. */
public final class TemplateFile {
  private final TemplateInputs inputs;
  private final IncludeFolders folders;

  /**
   * A reader of the files of one specification.
   *
   * @param files those that the user names: they may include others that lie in their folders
   */
  public TemplateFile(List<Path> files, TemplateInputs inputs) {
    this.inputs = inputs;
    folders = IncludeFolders.around(files, inputs.folders());
  }

  /**
   * The document of a file, or nothing if the file is empty or has comments only. What ends the
   * reading is a {@link org.loopwright.model.diagnostics.SpecException}.
   *
   * @param diagnosis takes what is wrong but does not end the reading
   */
  public Optional<Node> read(Path file, Diagnosis diagnosis) {
    if (!NodeFile.isYaml(file.toString())) {
      return NodeFile.read(file, folders, diagnosis);
    }
    String text = InputFile.text(file);
    return Expansion.isTemplate(text)
        ? new Expansion(new TemplateFolders(folders), inputs.definitions()).read(file, text)
        : NodeFile.parse(SourceText.of(file.toString(), text), diagnosis);
  }
}

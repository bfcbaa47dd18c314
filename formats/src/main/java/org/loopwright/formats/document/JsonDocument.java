package org.loopwright.formats.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.SpecException;

/** Reads one JSON document into nodes. */
final class JsonDocument {
  /** The builder holds the limits, with better messages: the tokenizer's come later. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(1_000)
                  .build())
          .build();

  private final String file;
  private final NodeBuilder builder;
  private final int linesBefore;

  private JsonDocument(String file, int linesBefore, ReadLimits limits) {
    this.file = file;
    this.linesBefore = linesBefore;
    builder = new NodeBuilder(SourceText.of(file, ""), limits);
  }

  /**
   * The document of {@code text}, or nothing if it has none.
   *
   * @param linesBefore lines of the file above the document
   * @param slips takes what is wrong but does not end the reading
   */
  static Optional<Node> parse(
      String file, int linesBefore, String text, ReadLimits limits, Diagnosis slips) {
    JsonDocument document = new JsonDocument(file, linesBefore, limits);
    Optional<Node> root = document.parse(text);
    document.builder.slips().forEach(slips::add);
    return root;
  }

  private Optional<Node> parse(String text) {
    try (JsonParser tokens = FACTORY.createParser(text)) {
      while (tokens.nextToken() != null) {
        accept(tokens);
      }
    } catch (JsonProcessingException broken) {
      String problem = broken.getOriginalMessage();
      throw new SpecException(locate(broken.getLocation(), ""), "not valid JSON: " + problem);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return builder.root();
  }

  private void accept(JsonParser tokens) throws IOException {
    JsonToken token = tokens.currentToken();
    Location location = here(tokens.currentTokenLocation());
    if (builder.root().isPresent()) {
      throw new SpecException(location, "not valid JSON: more text after the end");
    }
    switch (token) {
      case START_OBJECT -> builder.openMap(location);
      case START_ARRAY -> builder.openList(location);
      case END_OBJECT, END_ARRAY -> builder.close();
      case FIELD_NAME -> builder.key(tokens.currentName(), location);
      case VALUE_NULL -> builder.add(new NullNode(location), Optional.empty());
      default -> builder.add(new ScalarNode(location, tokens.getText()), Optional.empty());
    }
  }

  private Location here(JsonLocation at) {
    return builder.here(linesBefore + at.getLineNr(), at.getColumnNr());
  }

  private Location locate(JsonLocation at, String path) {
    return at == null
        ? Location.ofFile(file)
        : new Location(file, linesBefore + at.getLineNr(), at.getColumnNr(), path);
  }
}

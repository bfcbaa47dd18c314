package org.loopwright.serve;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.report.table.JsonObject;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;

/** What ships, to start from. */
final class LibraryApi {
  private final Library library;

  LibraryApi(Library library) {
    this.library = library;
  }

  /** All names, by kind. */
  void names(Context request) {
    JsonObject names = new JsonObject();
    Arrays.stream(Kind.values()).forEach(kind -> names.put(kind.label(), library.names(kind)));
    Answers.json(request, names.put("technology", library.technologies().names()));
  }

  /** The text of one. */
  void text(Context request) throws IOException {
    String label = request.pathParam("kind");
    String name = request.pathParam("name");
    Kind kind =
        Labels.find(Kind.class, label)
            .orElseThrow(() -> missing("the library has no kind '" + label + "'"));
    if (!library.names(kind).contains(name)) {
      throw missing(
          "the library has no '%s' among its %s; there are %s"
              .formatted(name, label, String.join(", ", library.names(kind))));
    }
    Answers.json(
        request,
        new JsonObject().put("name", name).put("text", Files.readString(library.find(kind, name))));
  }

  private static RefusedRequest missing(String what) {
    return new RefusedRequest(RefusedRequest.NOT_FOUND, what);
  }
}

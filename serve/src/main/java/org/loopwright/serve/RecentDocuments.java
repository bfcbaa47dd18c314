package org.loopwright.serve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.service.Library;
import org.loopwright.service.Pricing;

/**
 * Documents of the last requests, parsed and priced: as a mapping is typed, the rest stays the
 * same.
 */
final class RecentDocuments {
  private static final int MAX_KEPT = 32;

  private final Library library;
  private final Map<Key, Entry> recent = new LinkedHashMap<>(MAX_KEPT, 0.75f, true);

  /** What parsing and prices depend on. */
  private record Key(
      Map<String, String> documents, Optional<String> technology, boolean tablesIgnored) {}

  /** Documents with what their parts cost, and their layers once they are asked for. */
  record Entry(
      SpecificationFiles files, Pricing pricing, Map<String, Optional<LayerModel>> layers) {
    private static final int MAX_LAYERS = 64;

    /** The layer that a request means; nothing where the documents have a mapping themselves. */
    Optional<LayerModel> layer(RequestBody body, String version) {
      String name = body.text("layer").orElse("");
      Optional<LayerModel> known = layers.get(name);
      if (known != null) {
        return known;
      }
      GivenSpecification given = GivenSpecification.ofLayer(body, files);
      Specification base = given.specification();
      Optional<LayerModel> made =
          base.mapping().isPresent()
              ? Optional.empty()
              : Optional.of(LayerModel.of(version, given, base, pricing));
      if (layers.size() < MAX_LAYERS) {
        layers.put(name, made);
      }
      return made;
    }
  }

  RecentDocuments(Library library) {
    this.library = library;
  }

  /** The documents of a request; parsed apart from those of other requests, if they are new. */
  Entry of(RequestBody body) {
    Key key = new Key(body.documents(), body.text("technology"), body.flag("ignore_tables"));
    Entry known = find(key);
    if (known != null) {
      return known;
    }
    Entry made =
        new Entry(
            SpecificationFiles.parse(key.documents()),
            RequestPricing.of(library, body),
            new ConcurrentHashMap<>());
    keep(key, made);
    return made;
  }

  private synchronized Entry find(Key key) {
    return recent.get(key);
  }

  private synchronized void keep(Key key, Entry made) {
    recent.put(key, made);
    if (recent.size() > MAX_KEPT) {
      recent.remove(recent.keySet().iterator().next());
    }
  }
}

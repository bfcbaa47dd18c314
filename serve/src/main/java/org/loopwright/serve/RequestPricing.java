package org.loopwright.serve;

import java.util.Optional;
import org.loopwright.service.Library;
import org.loopwright.service.Pricing;

/** How a request wants the parts of its design priced. */
final class RequestPricing {
  private RequestPricing() {}

  /**
   * The pricing that a request asks for.
   *
   * @throws RefusedRequest if it names a technology that does not ship
   */
  static Pricing of(Library library, RequestBody body) {
    Optional<String> technology = body.text("technology");
    if (technology.isPresent() && !library.technologies().names().contains(technology.get())) {
      throw new RefusedRequest(
          RefusedRequest.BAD,
          "no technology '%s' ships; there are %s"
              .formatted(technology.get(), String.join(", ", library.technologies().names())));
    }
    return new Pricing(library.technologies(), technology, body.flag("ignore_tables"));
  }
}
